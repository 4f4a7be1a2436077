"""`sites.toml`: what it may say, the error that names what it may not, and a change while the server runs."""

import logging
import os
from pathlib import Path

import pytest

from assistant.settings import Settings, SettingsError, load_settings
from assistant.widget.site import SitesError, read_sites
from assistant.widget.site_list import SiteList
from assistant.widget.widget import opened_widget
from corpus.errors import IndexUnusableError

WHOLE = """[[site]]
id = "gemeente-x"
title = "Vraag het de gemeente"
origins = ["https://www.gemeente-x.be", "HTTPS://Intranet.Gemeente-X.be:443", "http://localhost:8000"]
documents = ["expertenpool"]
model = true
per_visitor = "20/minute;200/day"
per_site = "600 per minute"
chat = false

[[site]]
id = "kort"
origins = ["https://één.be"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "sites.toml"
    path.write_text(text, encoding="utf-8")
    return path


def one(line: str) -> str:
    return f'[[site]]\nid = "x"\norigins = ["https://x.be"]\n{line}\n'


def test_a_whole_file_is_read_with_origins_as_browsers_write_them(tmp_path: Path) -> None:
    sites = read_sites(written(tmp_path, WHOLE))
    site = sites["gemeente-x"]
    assert site.origins == ("https://www.gemeente-x.be", "https://intranet.gemeente-x.be", "http://localhost:8000")
    assert (site.title, site.documents, site.model, site.chat) == (
        *("Vraag het de gemeente", ("expertenpool",), True, False),
    )


def test_what_is_left_out_has_a_safe_default(tmp_path: Path) -> None:
    site = read_sites(written(tmp_path, WHOLE))["kort"]
    assert site.origins == ("https://xn--n-9faa.be",)
    assert (site.model, site.documents, site.per_visitor, site.per_site) == (False, (), "20/minute", "600/minute")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (one('kleur = "blauw"'), "site “x” heeft een onbekende sleutel “kleur”. Bekend: id, title, origins"),
        (one('per_visitr = "2/day"'), "onbekende sleutel “per_visitr”. Bedoelde u “per_visitor”?"),
        ('[[sites]]\nid = "x"', "onbekende sleutel “sites”. Bedoelde u “site”? Begin elke site met [[site]]"),
        ('[site]\nid = "x"', "“site” is geen lijst. Begin elke site met [[site]], met dubbele haken"),
        ('[[site]]\ntitle = "x"', "de 1e [[site]] heeft geen id"),
        ('[[site]]\nid = "Met Spatie"', "heeft id = 'Met Spatie'. Geef een id van kleine letters"),
        ('[[site]]\nid = 3', "heeft id = 3"),
        ('[[site]]\nid = "x"', "site “x” heeft geen origins"),
        ('[[site]]\nid = "x"\norigins = []', "site “x” heeft geen origins"),
        (one("") + one(""), "site “x” staat er twee keer"),
        (one('per_visitor = "veel"'), "site “x”: per_visitor = 'veel' is geen grens; schrijf bijvoorbeeld"),
        (one('per_site = "0/minute"'), "site “x”: per_site = '0/minute' moet van 1 tot"),
        (one("per_site = 20"), "site “x”: per_site = 20 moet tekst zijn"),
        (one('model = "false"'), "site “x”: model = 'false' moet true of false zijn"),
        (one('documents = "a"'), "site “x”: documents = 'a' moet een lijst"),
        (one('title = ""'), "site “x”: title = '' moet tekst"),
        (one("title = 'a\tb'"), "title = 'a\\tb' moet tekst"),
        ('[[site]\nid', "is geen geldige TOML in UTF-8"),
    ],
)  # fmt: skip
def test_an_error_names_file_site_key_value_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SitesError) as caught:
        read_sites(path)
    assert said in str(caught.value) and str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("https://x.be/", "met meer dan een oorsprong; schrijf enkel “https://x.be”"),
        ("https://x.be/pagina?x=1", "schrijf enkel “https://x.be”"),
        ("https://ik@x.be", "schrijf enkel “https://x.be”"),
        ("http://x.be", "http kan alleen voor localhost, schrijf “https://x.be”"),
        ("http://localhost.x.be", "http kan alleen voor localhost"),
        ("x.be", "dat niet met https:// begint"),
        ("null", "dat niet met https:// begint"),
        ("*", "dat niet met https:// begint"),
        ("https://*.x.be", "een jokerteken kan niet"),
        ("https://x.be; script-src *", "geen gewone naam"),
        ("https://x.be:zz", "dat geen adres is"),
        ("ftp://x.be", "dat niet met https:// begint"),
    ],
)
def test_an_origin_that_is_none_is_refused(tmp_path: Path, origin: str, said: str) -> None:
    with pytest.raises(SitesError) as caught:
        read_sites(written(tmp_path, f'[[site]]\nid = "x"\norigins = ["{origin}"]'))
    assert said in str(caught.value) and f"“{origin}”" in str(caught.value) and "site “x”: origins" in str(caught.value)


def test_a_file_that_is_not_there_or_no_text_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SitesError, match=r"VRAAGBAAK_SITES=.*weg\.toml.*niet te lezen"):
        SiteList(tmp_path / "weg.toml")
    (tmp_path / "sites.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SitesError, match="geen geldige TOML in UTF-8"):
        SiteList(tmp_path / "sites.toml")


def change(path: Path, text: str) -> None:
    """Write it with another time, also on a file system with coarse ones."""
    before = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 1_000_000_000, before + 1_000_000_000))


def test_a_changed_file_is_in_force_at_the_next_question(tmp_path: Path) -> None:
    path = written(tmp_path, one(""))
    sites = SiteList(path)
    change(path, one('title = "Nieuw"'))
    site = sites.get("x")
    assert site is not None and site.title == "Nieuw"


def test_a_broken_new_file_keeps_the_old_sites_and_is_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = written(tmp_path, one(""))
    sites = SiteList(path)
    change(path, one("kleur = 1"))
    assert sites.get("x") is not None and sites.get("x") is not None
    assert caplog.text.count("de vorige sites blijven gelden") == 1 and "“kleur”" in caplog.text
    path.unlink()
    assert sites.get("x") is not None and "niet te lezen" in caplog.text
    path.write_text(one('title = "Terug"'), encoding="utf-8")
    site = sites.get("x")
    assert site is not None and site.title == "Terug"


def test_an_unknown_document_is_a_warning_at_the_start(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = written(tmp_path, one('documents = ["expertenpool", "weg-2017"]'))
    with caplog.at_level(logging.WARNING):
        opened_widget(Settings(sites=path), lambda: {"expertenpool", "nieuws"})
    assert (
        "site “x” noemt document “weg-2017”, dat niet in de index staat. Bekend: expertenpool, nieuws." in caplog.text
    )
    assert "document “expertenpool”" not in caplog.text


def test_an_index_that_cannot_be_read_does_not_stop_the_sites(tmp_path: Path) -> None:
    def broken() -> set[str]:
        raise IndexUnusableError("weg")

    assert SiteList(written(tmp_path, one('documents = ["a"]')), broken).get("x") is not None


def test_without_a_file_only_the_demonstration_is_there() -> None:
    assert list(SiteList().current()) == ["demo"] and SiteList().framing_origins() == []


def test_the_settings_of_the_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_SITES", " /etc/sites.toml ")
    monkeypatch.setenv("VRAAGBAAK_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,::1")
    monkeypatch.setenv("VRAAGBAAK_LIMITS_STORE", "redis://:geheim@localhost/0")
    settings = load_settings(env_file=None)
    assert (settings.sites, settings.trusted_proxies) == (Path("/etc/sites.toml"), "127.0.0.1,10.0.0.0/8,::1")
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("TRUSTED_PROXIES", "proxy.lokaal", "“proxy.lokaal” is geen IP-adres of netwerk"),
        ("TRUSTED_PROXIES", "*", "“\\*” is geen IP-adres"),
        ("TRUSTED_PROXIES", "10.0.0.1/8", "“10.0.0.1/8” is geen IP-adres of netwerk"),
        ("LIMITS_STORE", "mysql://:geheim@x", "begint met geen van redis://"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"VRAAGBAAK_{key}", value)
    with pytest.raises(SettingsError, match=said) as caught:
        load_settings(env_file=None)
    assert f"VRAAGBAAK_{key}" in str(caught.value) and "geheim" not in str(caught.value)
