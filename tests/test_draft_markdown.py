"""A draft as Markdown: headings, footnotes, tables, gaps, the last page; and text of others that stays text."""

import re
from datetime import datetime
from typing import Any

import pytest
from drafted import COLUMNS, real_draft
from fake_answers import citation
from markdown_it import MarkdownIt

from assistant.drafts.as_markdown import draft_markdown
from assistant.drafts.draft import Draft, DraftAnswer, EarlierAnswer, ParliamentaryQuestion, Part, Sentence, Table
from assistant.drafts.justification import ranges
from assistant.dutch_dates import dutch_date

NOW = datetime(2026, 11, 23)
NOTE_MARK = re.compile(r"\[\^(\d+)\]")
NOTE = re.compile(r"^\[\^(\d+)\]: (.*(?:\n(?:    .*)?(?=\n|$))*)", re.MULTILINE)


def shown(draft: Draft) -> str:
    return draft_markdown(draft, now=NOW)


def plain(markdown: str) -> str:
    """Without escapes and the indent of notes: what is read."""
    return re.sub(r"\n    ", "\n", re.sub(r"\\([^\w\s])", r"\1", markdown))


def notes(markdown: str) -> dict[int, str]:
    return {int(n): plain(text).strip() for n, text in NOTE.findall(markdown)}


def as_html(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)


def tags(html: str) -> list[str]:
    return re.findall(r"<[^>]+>", html)


def test_the_heading_questions_and_last_page_are_those_of_the_docx() -> None:
    lines = shown(real_draft()).split("\n")
    for expected in (
        "**BART SOMERS**",
        "# ANTWOORD",
        "op vraag nr. 311 van 3 juni 2021",
        "van CHRIS JANSSENS",
        "### 2\\. Zijn de projecten uit de projectoproep van 5 maart 2021 al geselecteerd?",
        "**Zo niet, wanneer zal een selectie gemaakt worden?**",
        "**[AAN TE VULLEN: welke experts de overheid raadpleegt]**",
        "> **Bronnen verschillen:** wie de experts levert en met welk budget",
        "- Wie dit aanbod zal voorzien, is nog niet bepaald.[^22]",
        "# Verantwoording",
        "| 3 | Gedeeltelijk beantwoord | 2 |",
        "- polarisatie-vvsg-agii: op verzoek weggelaten",
    ):
        assert expected in lines
    assert lines[lines.index("# Verantwoording") - 2] == "---"
    assert any("op 23 november 2026" in line for line in lines)


def test_every_mark_has_one_note_with_its_quote_verbatim() -> None:
    markdown, draft = shown(real_draft()), real_draft()
    marks = [int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", markdown)]
    found = notes(markdown)
    assert marks == list(range(1, 24)) == list(found)
    assert "“Er werden 16 aanvragen ingediend.”" in found[1] and "3 juni 2021" in found[1]
    for at, each in enumerate(draft.answers[1].citations[1:], 4):
        assert f"“{each.quote}”" in found[at]
    assert "p. 21: “Verlenging" in found[20] and found[20].endswith("<https://www.vlaanderen.be/publicaties/actieplan>")


def test_the_table_is_a_pipe_table_with_a_note_in_each_first_cell_and_a_bold_total() -> None:
    html = as_html(shown(real_draft()))
    table = html[html.index("<table>") : html.index("</table>")]
    assert re.findall(r"<th>(.*?)</th>", table) == COLUMNS
    first = re.findall(r"<tr>\n<td>(.*?)</td>", table)
    assert [cell[-5:] for cell in first[:2]] == ["n[^4]", "n[^5]"] and len(first) == 15
    assert first[-1] == "<strong>Totaal (14 projecten)</strong>"


def test_an_empty_draft_has_gaps_for_all_that_is_unknown() -> None:
    markdown = shown(Draft(question=ParliamentaryQuestion()))
    assert "op vraag nr. **[AAN TE VULLEN: nummer]** van **[AAN TE VULLEN: datum]**" in markdown
    assert "van **[AAN TE VULLEN: vraagsteller]**" in markdown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![volg](https://kwaad.be/p.png)",
        "[klik](https://kwaad.be)",
        "[^1]",
        "[^1]: vals",
        "[1]: https://kwaad.be",
        "<https://kwaad.be>",
        "# kop",
        "1. lijst",
        "+ lijst",
        "---",
        "===",
        "> citaat",
        "```sh",
        "*sterk* _schuin_ **vet** ~~weg~~ `code`",
        "a | b",
        "| --- |",
        "&lt;b&gt;",
        "    vier spaties",
        "einde\\",
        "[AAN TE VULLEN: <b>x</b> ](https://kwaad.be)",
    ],
)
def test_text_of_others_stays_text(text: str) -> None:
    same = "[AAN TE VULLEN: x](x)" if text.startswith("[AAN") else "x"
    html, expected = as_html(shown(_all_of(text))), as_html(shown(_all_of(same)))
    assert tags(html) == tags(expected)
    assert NOTE_MARK.findall(shown(_all_of(text))) == NOTE_MARK.findall(shown(_all_of(same)))


def _all_of(text: str) -> Draft:
    """A draft that holds this text wherever it may."""
    cited = citation().model_copy(update={"title": text, "quote": f"{text}\n{text}", "section": [text]})
    sentences = [Sentence(text=text, kind="quoted", marks=[1]), Sentence(text=text, kind="connecting")]
    answer = DraftAnswer(
        number="1",
        status="answered",
        text="",
        sentences=sentences,
        citations=[cited],
        gaps=[text],
        warnings=[text],
        searched=[text],
        table=Table(columns=[text, text], rows=[[text, text]], citations=[1]),
    )
    known: dict[str, Any] = dict.fromkeys(("number", "date", "member", "title"), text)
    asked = ParliamentaryQuestion(
        **known, minister="Jan, minister", parts=[Part(number="1", text=text)], remarks=[text]
    )
    earlier = EarlierAnswer(document=text, title=text, date=text, numbers=[text], citations=[cited])
    return Draft(question=asked, answers=[answer], earlier_answers=[earlier], excluded=[text])


def test_controls_surrogates_and_directions_are_gone_and_100_000_characters_stay() -> None:
    markdown = shown(_all_of("\u202egro\x00\x1b\ud800\x85 " + "w" * 100_000))
    assert not any(c in markdown for c in "\u202e\x00\x1b\ud800\x85") and "w" * 100_000 in markdown
    markdown.encode()


@pytest.mark.parametrize(
    ("iso", "dutch"),
    [
        ("2021-06-03", "3 juni 2021"),
        ("2021-06", "juni 2021"),
        ("2021", "2021"),
        ("2021-13-01", "2021-13-01"),
        ("2021-02-30", "2021-02-30"),
        ("0000-01-01", "0000-01-01"),
        ("voorjaar", "voorjaar"),
        ("", ""),
    ],
)
def test_dates_are_dutch_and_what_is_none_stays(iso: str, dutch: str) -> None:
    assert dutch_date(iso) == dutch


def test_runs_of_numbers_are_joined() -> None:
    assert ranges([1, 2, 3, 5, 8, 9]) == "1-3, 5, 8-9" and ranges([]) == ""
