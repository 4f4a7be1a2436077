"""Text, Markdown and web pages: encodings guessed right, headings and tables kept, what is no text refused."""

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.readers import read_file

PAGE = """<!DOCTYPE html><html><head><title>Titel van de site</title><style>p { color: red }</style></head><body>
<header><a href="/">Startpagina</a></header><nav><ul><li>Menu</li></ul></nav>
<main><h1>Steun &amp; <em>advies</em></h1><p>Elke  gemeente krijgt
steun.<br>Ook kleine.</p><h2>Aanbod</h2>
<ul><li>vorming<ul><li>online</ul><li><p>coaching</p></ul><ol><li>bel<li>mail</ol>
<table><caption>Bedragen</caption><tr><th>Stad<th>Jaar<th>Bedrag</tr>
<tr><td rowspan="2">Genk<td>2021<td>€&nbsp;10</tr><tr><td>2022<td>€ 20</tr></table>
<p>Mail <a href="mailto:info@voorbeeld.be?subject=x">ons</a>, <a href="mailto:a@b.be">a@b.be</a> of bel
<a href="tel:+3293456789">09 345 67 89</a>.</p><p hidden>Onzichtbaar</p></main>
<footer>Voettekst</footer><script>alert("code")</script></body></html>"""


def _read(path: Path, content: str | bytes) -> str:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_file(path).text


def test_text_is_read_as_it_stands(tmp_path: Path) -> None:
    assert _read(tmp_path / "a.txt", " Eerste  regel \n\n• tweede\n") == " Eerste  regel \n\n• tweede\n"


def test_line_ends_accents_and_control_characters_are_made_one_form(tmp_path: Path) -> None:
    text = _read(tmp_path / "a.txt", "\ufeffeen\r\ntwee\rdrie\x0cpagina\x1b[31m cafe\u0301\n")
    assert text == "een\ntwee\ndrie\npagina[31m café\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_need_no_remark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("coöperatie ’s € 5".encode(encoding))
    reading = read_file(path)
    assert (reading.text, reading.remarks, reading.page_starts) == ("coöperatie ’s € 5", (), ())


def test_windows_text_is_read_with_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("coöperatie, ’s avonds, € 5".encode("cp1252"))
    reading = read_file(path)
    assert reading.text == "coöperatie, ’s avonds, € 5"
    assert "Windows-1252" in reading.remarks[0]


def test_one_stray_byte_does_not_spoil_the_other_accents(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("coöperatie, reële, één".encode() + b" \xff einde")
    reading = read_file(path)
    assert reading.text == "coöperatie, reële, één \ufffd einde"
    assert reading.remarks[0].startswith("1 ")


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00rest", bytes(range(1, 32)) * 20])
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CorpusError, match=r"a\.txt.*binair"):
        _read(tmp_path / "a.txt", content)


def test_a_missing_and_an_unknown_kind_of_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"weg\.txt"):
        read_file(tmp_path / "weg.txt")
    with pytest.raises(CorpusError, match=r"brief\.docx"):
        read_file(tmp_path / "brief.docx")


def test_an_empty_file_is_read_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" \n")
    assert "geen tekst" in read_file(tmp_path / "a.txt").remarks[0]


def test_markdown_loses_its_front_matter_and_keeps_all_else(tmp_path: Path) -> None:
    text = _read(tmp_path / "a.md", "---\ntitle: x\n---\n\nKop\n===\n\ntekst\n\nOnder\n-----\n\n| a | b |\n|---|---|\n")
    assert text == "# Kop\n\ntekst\n\n## Onder\n\n| a | b |\n|---|---|\n"
    assert _read(tmp_path / "b.md", "een regel\n\n---\n\nnog een\n") == "een regel\n\n---\n\nnog een\n"


def test_a_web_page_gives_its_main_content_with_headings_lists_and_tables(tmp_path: Path) -> None:
    assert _read(tmp_path / "a.html", PAGE).split("\n") == [
        "# Steun & advies",
        "",
        "Elke gemeente krijgt steun.",
        "Ook kleine.",
        "",
        "## Aanbod",
        "",
        "• vorming",
        "  • online",
        "• coaching",
        "",
        "1. bel",
        "2. mail",
        "",
        "Bedragen",
        "| Stad | Jaar | Bedrag |",
        "| --- | --- | --- |",
        "| Genk | 2021 | € 10 |",
        "| Genk | 2022 | € 20 |",
        "",
        "Mail ons (info@voorbeeld.be), a@b.be of bel 09 345 67 89.",
    ]


def test_a_page_without_main_gives_its_body_and_takes_its_title_as_heading(tmp_path: Path) -> None:
    page = "<title>Helpdesk</title><nav>Menu</nav><div>Bel <b>ons</b><p>Elke dag<div>tot 17u</div><footer>Voet</footer>"
    assert _read(tmp_path / "a.htm", page) == "# Helpdesk\n\nBel ons\n\nElke dag\n\ntot 17u"


def test_a_layout_table_is_read_as_text_and_not_as_rows(tmp_path: Path) -> None:
    page = "<h1>K</h1><table><tr><td><p>Links</p></td></tr><tr><td>Onder</td></tr></table>"
    assert _read(tmp_path / "a.html", page) == "# K\n\nLinks\n\nOnder"


def test_the_encoding_that_a_page_declares_is_used(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-15"><h1>€ 5 voor coöperaties</h1>'.encode("iso-8859-15")
    assert _read(tmp_path / "a.html", page) == "# € 5 voor coöperaties"


def test_absurdly_deep_nesting_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="te diep genest"):
        _read(tmp_path / "a.html", "<div>" * 20_000 + "tekst")
