"""The widget where something is wrong: limits, a server that goes and comes back, silence, pages that may not ask."""

import re
from typing import Any

from fastapi import FastAPI
from host_site import HELPDESK, Host, Restarting, answered, ask, opened
from page_site import NEEDS_CHROMIUM

from assistant.api.problems import answer_with_problems
from assistant.api.workers import Workers
from assistant.widget.admission import Admission
from assistant.widget.api import widget_router
from assistant.widget.built_file import file_router
from assistant.widget.door import WidgetDoor
from assistant.widget.limits import Limits
from assistant.widget.site_list import SiteList

pytestmark = NEEDS_CHROMIUM
NOT_HERE = "Vragen stellen kan niet vanaf deze pagina."


def warnings(tab: Any) -> list[str]:
    return [text for kind, text in tab.told if kind == "warning"]


def test_over_the_limit_it_says_when_to_try_again(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="krap")))
    ask(panel, HELPDESK)
    answered(panel)
    ask(panel, "En nog een vraag?")
    trouble = panel.get_by_role("article").get_by_text("U stelde veel vragen in korte tijd.")
    trouble.wait_for()
    assert re.search(r"Probeer het over \d+ \w+ opnieuw\. Dat kan vanaf \d\d:\d\d:\d\d\.", trouble.inner_text())
    assert panel.get_by_role("button", name="Probeer opnieuw").is_visible()


def test_the_server_goes_and_comes_back(widget_host: Host, visitor: Any) -> None:
    app = FastAPI()
    answer_with_problems(app)
    current = widget_host.chain.assistant
    app.include_router(widget_router(current, current, Workers(2), None))
    app.include_router(file_router())
    app.add_middleware(WidgetDoor, admission=Admission(SiteList(widget_host.sites)), limits=Limits())
    server = Restarting(app)
    server.start()
    try:
        tag = widget_host.tag(server.url, site="gemeente-x")
        address = widget_host.page("", head=tag, server=server.url)
        visitor.goto(address)
        launcher = visitor.get_by_role("button", name="Stel een vraag")
        launcher.wait_for()
        server.stop()
        launcher.click()
        panel = visitor.get_by_role("dialog")
        panel.get_by_text("De server antwoordt niet.").wait_for()
        server.back()
        panel.get_by_role("button", name="Probeer opnieuw").click()
        panel.get_by_text("2 documenten").wait_for()
        assert panel.get_by_text("De server antwoordt niet.").count() == 0
        server.stop()
        ask(panel, "Bent u daar nog?")
        panel.get_by_role("article").get_by_text("De server antwoordt niet.").wait_for()
        server.back()
        panel.get_by_role("button", name="Probeer opnieuw").click()
        turn = answered(panel)
        assert turn.locator("h3").inner_text() == "Bent u daar nog?" and panel.get_by_role("article").count() == 1
        assert widget_host.chain.asked[-1].question == "Bent u daar nog?" and widget_host.chain.asked[-1].context == []
    finally:
        server.stop()


def test_a_site_that_is_not_listed_is_told_why_in_one_line(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="onbekend")))
    panel.get_by_text(NOT_HERE).wait_for()
    assert panel.get_by_label("Uw vraag").is_disabled()
    [line] = warnings(visitor)
    assert line.startswith("Vraagbaak-widget: De Vraagbaak-widget van site “onbekend” werkt hier niet")
    assert widget_host.host.url in line and "\n" not in line


def test_a_listed_site_on_another_origin_is_refused(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="elders")))
    panel.get_by_text(NOT_HERE).wait_for()
    [line] = warnings(visitor)
    assert f"{widget_host.host.url} staat niet bij haar origins" in line
    assert panel.evaluate("(panel) => panel.contains(panel.getRootNode().activeElement)")


def test_a_page_that_tells_no_referrer_may_ask(widget_host: Host, visitor: Any) -> None:
    address = widget_host.page("", head=widget_host.tag(site="gemeente-x"), referrer="no-referrer")
    panel = opened(visitor, address)
    ask(panel, HELPDESK)
    answered(panel)
    assert warnings(visitor) == []


def test_without_a_site_or_with_a_bad_server_it_says_what_to_mend(widget_host: Host, visitor: Any) -> None:
    for element, mend in [
        ("<vraagbaak-widget></vraagbaak-widget>", 'zet bijvoorbeeld site="gemeente-x"'),
        (
            '<vraagbaak-widget site="x" server="javascript:alert(1)" mode="schuin"></vraagbaak-widget>',
            'zet bijvoorbeeld server="https://vraagbaak.voorbeeld.be"',
        ),
    ]:
        visitor.told.clear()
        panel = opened(visitor, widget_host.page(element, head=widget_host.tag()))
        panel.get_by_text("De widget is hier niet juist ingesteld.").or_(panel.get_by_text(NOT_HERE)).wait_for()
        assert mend in warnings(visitor)[-1]
    assert warnings(visitor)[0] == 'Vraagbaak-widget: mode="schuin" bestaat niet; het wordt floating.'
    assert visitor.broken == []


def test_a_server_that_falls_silent_is_not_waited_for(widget_host: Host, visitor: Any) -> None:
    widget_host.chain.hold.clear()
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x", timeout="1")))
    ask(panel, HELPDESK)
    panel.get_by_role("article").get_by_text("De server antwoordt te traag.").wait_for()
    assert "Solentra" not in panel.get_by_role("article").inner_text()
    widget_host.chain.hold.set()
    panel.get_by_role("button", name="Probeer opnieuw").click()
    answered(panel)


def test_a_bug_of_the_server_is_told_without_its_inside(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, "kapot")
    panel.get_by_role("article").get_by_text("De fout is genoteerd.").wait_for()
    assert "Een begin" not in panel.inner_text() and "secret" not in panel.inner_text()


def test_a_stopped_question_is_no_part_of_the_conversation(widget_host: Host, visitor: Any) -> None:
    widget_host.chain.hold.clear()
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, "Een vraag die te lang duurt")
    panel.get_by_text("Solentra › Aanbod (webpagina, 2024):").wait_for()
    panel.get_by_role("button", name="Stop", exact=True).click()
    panel.get_by_role("article").get_by_text("Gestopt. Er is geen antwoord.").wait_for()
    assert panel.get_by_label("Uw vraag").evaluate("(field) => field.getRootNode().activeElement === field")
    widget_host.chain.hold.set()
    ask(panel, HELPDESK)
    answered(panel, 2)
    assert widget_host.chain.asked[-1].context == []
    assert panel.get_by_text("Gestopt.").count() == 1 and visitor.broken == []


def test_questions_that_the_server_would_refuse_stay_in_the_field(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    before = len(widget_host.chain.asked)
    ask(panel, "   ")
    panel.get_by_text("Typ eerst een vraag.").wait_for()
    ask(panel, "x" * 2001)
    panel.get_by_text("Uw vraag telt 2001 tekens; het maximum is 2000.").wait_for()
    assert panel.get_by_label("Uw vraag").input_value() == "x" * 2001
    assert len(widget_host.chain.asked) == before
    ask(panel, "𝔻" * 2000)
    answered(panel)
    assert widget_host.chain.asked[-1].question == "𝔻" * 2000
