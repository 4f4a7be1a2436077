"""Export as Markdown and .docx: headings, quotes and references, and hostile text that stays text."""

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from desk_fakes import HOSTILE, desk, given, here
from fake_answers import QUOTE, SOURCE, citation
from markdown_it import MarkdownIt

from assistant.answer import Citation
from assistant.desk.desk import Desk
from assistant.desk.recent_answers import GivenAnswer
from assistant.export.as_docx import docx_file
from assistant.export.as_markdown import markdown
from assistant.export.export import made_on, safe_address, sections

NOW = datetime(2026, 11, 23, 9, 5)
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@pytest.fixture
def made(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def exported(made: Desk, answers: Any, format: str) -> Any:
    return here(made).post(f"/api/export?format={format}", json={"answers": answers})


def as_markdown(*answers: GivenAnswer) -> str:
    return markdown(sections(answers), made_on(answers, NOW))


def as_html(text: str) -> str:
    """With raw HTML, tables, bare links and the like all on: what the most obliging reader makes of it."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)


def as_docx(*answers: GivenAnswer) -> Any:
    return docx.Document(io.BytesIO(docx_file(sections(answers), made_on(answers, NOW), NOW)))


def cited(**values: Any) -> Citation:
    return citation().model_copy(update=values)


def links(document: Any) -> list[str]:
    return [part.target_ref for part in document.part.rels.values() if part.reltype == LINK]


def test_markdown_of_a_conversation_has_each_question_answer_and_reference_in_order(made: Desk) -> None:
    made.recent.keep(given("a1"))
    made.recent.keep(given("a2", question="En wanneer?", status="no_answer", citations=[], answer="Dat staat er niet."))
    reply = exported(made, ["a2", "a1"], "md")
    assert reply.headers["content-type"] == "text/markdown; charset=utf-8"
    assert reply.headers["content-disposition"].startswith('attachment; filename="vraagbaak-2')
    text = reply.text
    assert text.index("## En wanneer?") < text.index("## Welke expert biedt een helpdesk?")
    for expected in (
        "**Niet gevonden in de bronnen**",
        "Solentra biedt een helpdesk (2024). [1]\n\n- eerste\n- tweede",
        "**Let op:** Deze bron dateert van 2024.",
        f"> {QUOTE}",
        f"<{SOURCE.url}>",
        f"Expertenpool › Solentra · 2024 · tekens {citation().start} tot {citation().end} van expertenpool",
        "uit index 20261101T000000-1",
    ):
        assert expected in text


def test_docx_has_real_headings_lists_quotes_and_a_link(made: Desk) -> None:
    made.recent.keep(given("a1", citations=[cited(page=3)]))
    reply = exported(made, ["a1"], "docx")
    assert reply.headers["content-type"].endswith("wordprocessingml.document")
    document = docx.Document(io.BytesIO(reply.content))
    found = [(p.style.name, p.text) for p in document.paragraphs]
    assert found[0] == ("Title", "Vraagbaak: vragen en antwoorden")
    assert ("Heading 1", "Welke expert biedt een helpdesk?") in found
    assert ("Heading 2", "Bronnen") in found
    assert [text for style, text in found if style == "List Bullet"] == ["eerste", "tweede"]
    assert [text for style, text in found if style == "Quote"] == [QUOTE]
    (reference,) = [text for _, text in found if text.startswith("[1]")]
    start, end = citation().start, citation().end
    assert f"Expertenpool › Solentra · 2024 · pagina 3 · tekens {start} tot {end} van expertenpool" in reference
    assert SOURCE.title in reference and links(document) == [SOURCE.url]
    assert document.core_properties.author == "Vraagbaak" and document.core_properties.comments == ""


def test_every_xml_part_of_a_docx_of_hostile_text_is_well_formed_and_no_control_is_left() -> None:
    hostile = HOSTILE + "\ud800\ufffe\x0b\x85\u2028"
    one = cited(title=hostile, quote=hostile, section=[hostile], date=hostile, document=hostile)
    file = docx_file(sections([given(question=hostile, answer=hostile, warnings=[hostile], citations=[one])]), "", NOW)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))
        body = parts.read("word/document.xml").decode()
    assert not any(c in body for c in "\u202e\u202c\x00\x1b\ufffe\u2028") and "&lt;script&gt;" in body
    headings = [p.text for p in docx.Document(io.BytesIO(file)).paragraphs if p.style.name == "Heading 1"]
    assert "x" * 10_000 in headings[0]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![volg](https://kwaad.be/pixel.png)",
        "[klik](https://kwaad.be)",
        "[1](https://kwaad.be)",
        "[1]: https://kwaad.be",
        "[1][klik]",
        "<https://kwaad.be>",
        "# kop",
        "1. lijst",
        "99) lijst",
        "- lijst",
        "+ lijst",
        "---",
        "===",
        "> citaat",
        "```sh",
        "~~~",
        "*sterk* _schuin_ **vet** ~~weg~~ `code`",
        "| a | b |",
        "&lt;b&gt; &#60;",
        "\\<b>",
        "    vier spaties",
        "\tTab",
        "$x^2$ ==merk==",
        "einde\\",
    ],
)
def test_text_of_others_stays_text_in_markdown(text: str) -> None:
    answer = given(question=text, answer=f"{text}\n\nregel\n{text}\n{text} [1]", warnings=[text])
    quoted = given("a2", citations=[cited(quote=f"{text}\n{text}\n\n{text}", title=text, url="https://www.goed.be/x")])
    html = as_html(as_markdown(answer, quoted))
    plain = given(question="x", answer="x\n\nregel\nx\nx [1]", warnings=["x"])
    plain_quoted = given("a2", citations=[cited(quote="x\nx\n\nx", title="x", url="https://www.goed.be/x")])
    same = as_html(as_markdown(plain, plain_quoted))
    is_list = text.startswith(("- ", "* "))  # a line of an answer that begins with a dash is a list item, by intent
    if not is_list:
        assert tags(html) == tags(same)
    assert "kwaad.be" not in "".join(tags(html))


def tags(html: str) -> list[str]:
    import re

    return re.findall(r"<[^>]+>", html)


def test_hostile_lists_stay_lists_without_more() -> None:
    html = as_html(as_markdown(given(answer="- <b>a</b>\n- # kop\n- 1. lijst\n- [x](https://kwaad.be)")))
    assert html.count("<li>") == 4 and "<b>" not in html and html.count("<h1>") == 1 and "kwaad.be)" in html
    assert 'href="https://kwaad.be' not in html


def test_hostile_text_in_markdown_loses_controls_and_directions() -> None:
    text = as_markdown(given(question=HOSTILE, answer=HOSTILE, citations=[cited(quote=HOSTILE)]))
    assert not any(c in text for c in "\u202e\u202c\x00\x1b") and "x" * 10_000 in text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "vbscript:x",
        "//kwaad.be",
        "www.zonder-schema.be",
        "https://",
        "mailto:",
        "http://[::1",
        "",
        None,
    ],
)
def test_only_web_mail_and_telephone_become_links(address: str | None) -> None:
    assert safe_address(address) == ""
    answer = given(citations=[cited(url=address)])
    assert links(as_docx(answer)) == []
    assert "href" not in as_html(as_markdown(answer))


@pytest.mark.parametrize(
    "address", ["https://www.voorbeeld.be/a?b=c#d", "http://x.be", "mailto:info@ceapire.be", "tel:+3233493470"]
)
def test_web_mail_and_telephone_are_linked(address: str) -> None:
    answer = given(citations=[cited(url=address)])
    assert links(as_docx(answer)) == [address]
    assert f'href="{address}"' in as_html(as_markdown(answer))


def test_an_address_cannot_break_out_of_its_link() -> None:
    answer = given(citations=[cited(url='https://x.be/"><script>alert(1)</script>')])
    assert "<script" not in as_html(as_markdown(answer))
    as_docx(answer)


@pytest.mark.parametrize("format", ["md", "docx"])
def test_an_answer_that_is_not_known_any_more_is_a_404_that_names_it(made: Desk, format: str) -> None:
    made.recent.keep(given("a1"))
    reply = exported(made, ["a1", "weg"], format)
    assert reply.status_code == 404 and "weg" in reply.json()["detail"] and "a1" not in reply.json()["detail"]


@pytest.mark.parametrize(
    ("answers", "format"),
    [([], "md"), (["a1"] * 51, "md"), (["x" * 65], "md"), ("a1", "md"), ([3], "md"), (["a1"], "pdf"), (None, "docx")],
)
def test_what_is_no_export_is_refused(made: Desk, answers: Any, format: str) -> None:
    made.recent.keep(given("a1"))
    reply = exported(made, answers, format)
    assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")
    assert format != "pdf" or "moet een van deze zijn: 'md' of 'docx' (gekregen: pdf)" in reply.json()["detail"]


def test_broken_json_is_refused(made: Desk) -> None:
    headers = {"content-type": "application/json"}
    assert here(made).post("/api/export", content="{", headers=headers).status_code in (400, 422)
    assert here(made).post("/api/export", content=json.dumps("x" * 100_000), headers=headers).status_code == 422


def test_an_answer_named_twice_stands_once(made: Desk) -> None:
    made.recent.keep(given("a1"))
    assert exported(made, ["a1", "a1"], "md").text.count("## Welke expert") == 1


def test_the_longest_conversation_is_made_whole(tmp_path: Path) -> None:
    made = desk(tmp_path, time_limit_s=120)
    many = [cited(n=n + 1) for n in range(20)]
    for number in range(50):
        made.recent.keep(given(f"a{number}", answer="regel [1]\n" * 10, citations=many))
    reply = exported(made, [f"a{number}" for number in range(50)], "docx")
    assert reply.status_code == 200
    assert len([p for p in docx.Document(io.BytesIO(reply.content)).paragraphs if p.style.name == "Quote"]) == 1_000


def test_work_that_takes_too_long_is_told(tmp_path: Path) -> None:
    made = desk(tmp_path, time_limit_s=0.0)
    made.recent.keep(given("a1"))
    reply = exported(made, ["a1"], "docx")
    assert reply.status_code == 503 and "Probeer het later" in reply.json()["detail"]
