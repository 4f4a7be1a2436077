"""How much a visitor and a site may ask: the 429, whose address counts, and a shared store that is there or away."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from fake_answers import FakeChain
from fake_redis import fake_redis
from fastapi.testclient import TestClient
from widget_site import FROM, ORIGIN, light_client

from assistant.settings import SettingsError
from assistant.widget.limits import OTHERS_FOR_ONE, Exceeded, Limits, waiting_text
from assistant.widget.site import Site

ASKED = {"question": "Welke expert biedt een helpdesk?"}
ASK = "/api/widget/x/ask"


def sites(per_visitor: str = "2/hour", per_site: str = "100/hour") -> str:
    limits = f'per_visitor = "{per_visitor}"\nper_site = "{per_site}"\n'
    return "".join(f'[[site]]\nid = "{id}"\norigins = ["{ORIGIN}"]\n{limits}' for id in ("x", "y"))


def client_with(folder: Path, text: str, **more: Any) -> TestClient:
    return light_client(folder, FakeChain().assistant, text, **more)


def ask(client: TestClient, site: str = "x", **headers: str) -> int:
    return client.post(f"/api/widget/{site}/ask", json=ASKED, headers={**FROM, **headers}).status_code


def test_too_much_is_a_problem_in_dutch_that_says_when_to_try_again(tmp_path: Path) -> None:
    client = client_with(tmp_path, sites())
    assert [ask(client), ask(client)] == [200, 200]
    reply = client.post(ASK, json=ASKED, headers=FROM)
    wait_s = int(reply.headers["retry-after"])
    assert (reply.status_code, reply.headers["content-type"]) == (429, "application/problem+json")
    assert 3590 <= wait_s <= 3600 and reply.json()["retry_after_s"] == wait_s
    assert reply.json()["detail"] == "U stelde veel vragen in korte tijd. Probeer het over 60 minuten opnieuw."
    assert reply.headers["access-control-allow-origin"] == ORIGIN
    assert reply.headers["access-control-expose-headers"] == "Retry-After"


def test_another_site_and_the_other_calls_are_counted_apart(tmp_path: Path) -> None:
    client = client_with(tmp_path, sites("1/hour"))
    assert [ask(client), ask(client), ask(client, "y")] == [200, 429, 200]
    quote = "/api/widget/x/quote?document=expertenpool&start=0&end=12"
    opened = [client.get(quote, headers=FROM).status_code for _ in range(OTHERS_FOR_ONE + 1)]
    assert opened == [200] * OTHERS_FOR_ONE + [429]


def test_each_visitor_has_his_own_and_the_site_has_one_for_all(tmp_path: Path) -> None:
    limits = Limits()
    text = sites("2/hour", "3/hour")
    one = client_with(tmp_path, text, limits=limits)
    other = client_with(tmp_path, text, limits=limits, address="198.51.100.7")
    assert [ask(one), ask(one), ask(one), ask(other)] == [200, 200, 429, 200]
    reply = other.post(ASK, json=ASKED, headers=FROM)
    assert reply.status_code == 429
    assert reply.json()["detail"].startswith("De bezoekers van deze site stelden samen veel vragen")


def test_several_limits_hold_together(tmp_path: Path) -> None:
    client = client_with(tmp_path, sites("5/second;2/hour"))
    assert [ask(client), ask(client), ask(client)] == [200, 200, 429]


def test_a_preflight_and_a_refusal_cost_nothing(tmp_path: Path) -> None:
    client = client_with(tmp_path, sites("1/hour"))
    for _ in range(4):
        client.options(ASK, headers={**FROM, "access-control-request-method": "POST"})
        assert ask(client, origin="https://evil.example") == 403
    assert [ask(client), ask(client)] == [200, 429]


def test_a_forged_forwarded_header_gives_no_new_visitor(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = client_with(tmp_path, sites("1/hour"))
    forged = [{"x-forwarded-for": f"198.51.100.{number}"} for number in range(3)]
    assert [ask(client, **headers) for headers in forged] == [200, 429, 429]
    assert caplog.text.count("VRAAGBAAK_TRUSTED_PROXIES is leeg") == 1
    assert ask(client, **{"forwarded": "for=192.0.2.1", "x-real-ip": "192.0.2.1"}) == 429


def test_a_proxy_that_is_not_listed_is_no_proxy(tmp_path: Path) -> None:
    client = client_with(tmp_path, sites("1/hour"), proxies=("10.0.0.0/8",))
    assert [ask(client, **{"x-forwarded-for": f"198.51.100.{n}"}) for n in range(2)] == [200, 429]


def test_behind_a_listed_proxy_the_address_it_added_counts(tmp_path: Path) -> None:
    client = client_with(tmp_path, sites("1/hour"), proxies=("10.0.0.0/8", "192.0.2.8"), address="10.1.2.3")

    def through(*addresses: str) -> int:
        return ask(client, **{"x-forwarded-for": ", ".join(addresses)})

    assert [through("198.51.100.1"), through("198.51.100.1"), through("198.51.100.2")] == [200, 429, 200]
    # What a visitor wrote himself stands before what the proxies added, and is not looked at.
    assert through("203.0.113.50", "198.51.100.1", "192.0.2.8") == 429


def test_the_addresses_of_one_ipv6_subscriber_are_one_visitor() -> None:
    limits, site = Limits(), Site("x", per_visitor="1/hour")
    assert limits.count(site, "2001:db8:1:2::1", "ask") is None
    assert limits.count(site, "2001:db8:1:2:ffff::9", "ask") is not None
    assert limits.count(site, "2001:db8:1:3::1", "ask") is None
    assert limits.count(site, "198.51.100.1", "ask") is None
    assert limits.count(site, "::ffff:198.51.100.1", "ask") is not None


def test_no_address_is_kept_only_its_salted_hash() -> None:
    site = Site("x")
    kept = []
    for limits in (Limits(), Limits()):
        limits.count(site, "198.51.100.77", "ask")
        kept.append(set(limits._own.limiter.storage.storage))  # type: ignore[union-attr]
    assert all(len(keys) == 2 and "198.51.100.77" not in str(keys) for keys in kept)
    assert len(kept[0] & kept[1]) == 1, "that of the site; each process has a salt of its own"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "over 1 seconde "), (60, "over 60 seconden "), (90, "over 2 minuten "), (3600, "over 60 minuten "),
     (86_400, "over 24 uur ")],
)  # fmt: skip
def test_when_to_try_again_is_told_in_words(seconds: int, said: str) -> None:
    assert said in waiting_text(Exceeded("visitor", seconds))


def test_two_servers_with_one_store_count_together(tmp_path: Path) -> None:
    with fake_redis() as (address, keys):
        one = client_with(tmp_path, sites("3/hour"), limits=Limits(address))
        other = client_with(tmp_path, sites("3/hour"), limits=Limits(address))
        assert [ask(one), ask(other), ask(one), ask(other), ask(one)] == [200, 200, 200, 429, 429]
        reply = one.post(ASK, json=ASKED, headers=FROM)
        assert 3590 <= int(reply.headers["retry-after"]) <= 3600
        assert "203.0.113.9" not in str(keys.values)


def test_a_store_that_is_away_leaves_each_process_its_own_limits(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_with(tmp_path, sites(), limits=Limits("redis://:geheim@127.0.0.1:1/0"))
    assert [ask(client), ask(client), ask(client)] == [200, 200, 429]
    assert caplog.text.count("VRAAGBAAK_LIMITS_STORE antwoordt niet") == 1 and "geheim" not in caplog.text


def test_a_store_that_goes_while_the_server_runs_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    site = Site("x", per_visitor="2/hour")
    with fake_redis() as (address, _):
        limits = Limits(address)
        assert limits.count(site, "198.51.100.1", "ask") is None
    limits._shared._storage.storage.connection_pool.disconnect()  # type: ignore[union-attr, attr-defined]
    again = [limits.count(site, "198.51.100.1", "ask") for _ in range(3)]
    assert again[:2] == [None, None] and again[2] is not None
    assert "telt nu alleen" in caplog.text


def test_a_store_that_cannot_be_used_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="geen Redis-adres") as caught:
        Limits("redis://:geheim@localhost:poort")
    assert "geheim" not in str(caught.value)
    real = builtins.__import__

    def without_redis(name: str, *rest: Any, **named: Any) -> Any:
        if name.split(".")[0] == "redis":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without_redis)
    with pytest.raises(SettingsError, match=r"pip install -e \"\.\[redis\]\""):
        Limits("redis://localhost/0")
