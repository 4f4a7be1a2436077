"""The template of a draft: the one that comes with the program, one of an organisation, and broken ones."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from drafted import real_draft
from test_draft_docx import NOW, highlighted, paragraphs
from word_files import W, check_as_word_does, notes, parts, referred, text, xml

from assistant.drafts.as_docx import draft_docx
from assistant.drafts.template_file import write
from assistant.drafts.word_template import NEEDED, TEMPLATE, TemplateError, opened

FOOTNOTES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:t>Noot van het sjabloon</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The template with some of its parts changed."""
    found = parts(TEMPLATE.read_bytes())
    change(found)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in found.items():
            package.writestr(name, content)
    return path


def in_part(name: str, *changes: tuple[str, str]) -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        content = found[name].decode()
        for old, new in changes:
            assert old in content
            content = content.replace(old, new)
        found[name] = content.encode()

    return change


def test_the_template_is_what_its_script_makes(tmp_path: Path) -> None:
    write(tmp_path / "draft.docx")
    kept, anew = parts(TEMPLATE.read_bytes()), parts((tmp_path / "draft.docx").read_bytes())
    assert kept == anew and not any("thumbnail" in name for name in kept)


def test_every_style_has_a_name_and_an_id_of_its_own() -> None:
    styles = list(xml(TEMPLATE.read_bytes(), "word/styles.xml").iter(f"{W}style"))
    ids = [each.get(f"{W}styleId") for each in styles]
    names = [each.find(f"{W}name").get(f"{W}val") for each in styles]
    assert len(set(ids)) == len(ids) and len(set(names)) == len(names) and set(NEEDED) <= set(names)
    assert {"FootnoteText", "FootnoteReference"} <= set(ids)


def test_a_template_of_a_dutch_word_with_a_letterhead_is_used(tmp_path: Path) -> None:
    own: Any = docx.Document(str(TEMPLATE))
    own.add_paragraph("KABINET VAN DE MINISTER")
    own.sections[0].header.paragraphs[0].text = "Vlaamse Regering"
    own.save(str(tmp_path / "own.docx"))
    dutch = {"FootnoteText": "Voetnoottekst", "FootnoteReference": "Voetnootmarkering", "Heading1": "Kop1"}
    found = parts((tmp_path / "own.docx").read_bytes())
    for old, new in dutch.items():
        found["word/styles.xml"] = found["word/styles.xml"].replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    with zipfile.ZipFile(tmp_path / "own.docx", "w") as package:
        for name, content in found.items():
            package.writestr(name, content)
    file = draft_docx(real_draft(), tmp_path / "own.docx", now=NOW)
    check_as_word_does(file)
    assert [shown for _, shown in paragraphs(file)[:2]] == ["KABINET VAN DE MINISTER", "BART SOMERS"]
    assert 'w:val="Voetnoottekst"' in parts(file)["word/footnotes.xml"].decode()
    assert docx.Document(io.BytesIO(file)).sections[2].header.paragraphs[0].text == "Vlaamse Regering"


def test_notes_of_the_template_itself_stay_and_keep_their_ids(tmp_path: Path) -> None:
    note = '<w:p><w:r><w:t>Kop</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p><w:sectPr'
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

    def change(found: dict[str, bytes]) -> None:
        found["word/footnotes.xml"] = FOOTNOTES.encode()
        in_part("word/document.xml", ("<w:sectPr", note))(found)
        in_part("word/settings.xml", ("<w:compat>", separators))(found)
        in_part("word/_rels/document.xml.rels", ("</Relationships>", relation))(found)
        override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
        in_part("[Content_Types].xml", ("</Types>", override))(found)

    own = rewritten(tmp_path / "own.docx", change)
    file = draft_docx(real_draft(), own, now=NOW)
    check_as_word_does(file)
    assert referred(file) == [7, *range(8, 31)] and notes(file)[7] == "Noot van het sjabloon"
    assert "16 aanvragen" in notes(file)[8]
    for damage in (('w:id="7"', ""), ("</w:footnotes>", "")):
        changed = FOOTNOTES.replace(*damage).encode()
        broken = rewritten(
            tmp_path / "broken.docx", lambda f, c=changed: (change(f), f.update({"word/footnotes.xml": c}))[1]
        )  # type: ignore[misc]
        with pytest.raises(TemplateError, match=r"voetnoten van het sjabloon .*Zet het terug"):
            draft_docx(real_draft(), broken)


def test_a_template_without_a_foot_or_with_lying_pages_works(tmp_path: Path) -> None:
    own: Any = docx.Document(str(TEMPLATE))
    section = own.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.footer.is_linked_to_previous = True
    own.save(str(tmp_path / "own.docx"))
    file = draft_docx(real_draft(), tmp_path / "own.docx")
    check_as_word_does(file)
    assert len(list(xml(file, "word/document.xml").iter(f"{W}pgSz"))) == 1 and len(highlighted(file)) == 4


def test_a_template_that_lacks_styles_is_refused_by_their_names(tmp_path: Path) -> None:
    change = in_part(
        "word/styles.xml",
        ('w:val="Vraag"', 'w:val="Vragen"'),
        ('w:val="footnote reference"', 'w:val="iets"'),
        ('w:val="Ontwerptabel"', 'w:val="tabel"'),
    )
    own = rewritten(tmp_path / "own.docx", change)
    with pytest.raises(TemplateError) as error:
        draft_docx(real_draft(), own)
    assert "ontbreekt: alineastijl “Vraag”, tekenstijl “footnote reference”, tabelstijl “Ontwerptabel”." in str(
        error.value
    )
    assert str(own) in str(error.value) and "Nieuwe stijl" in str(error.value)


def test_a_style_of_another_kind_is_no_such_style(tmp_path: Path) -> None:
    old = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Vraag">'
    own = rewritten(tmp_path / "own.docx", in_part("word/styles.xml", (old, old.replace("paragraph", "character"))))
    with pytest.raises(TemplateError, match="alineastijl “Vraag”"):
        opened(own)


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04kapot", b"\xd0\xcf\x11\xe0oud Word"])
def test_a_file_that_is_no_docx_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own.docx").write_bytes(content)
    with pytest.raises(TemplateError, match=r"geen bruikbaar Word-bestand .*\.dotx, \.docm"):
        opened(tmp_path / "own.docx")


def test_a_template_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"weg\.docx bestaat niet"):
        opened(tmp_path / "weg.docx")
    with pytest.raises(TemplateError, match="geen bruikbaar Word-bestand"):
        opened(tmp_path)


def test_a_word_template_with_macros_or_a_dotx_is_refused(tmp_path: Path) -> None:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    for other in (
        main.replace("document.main", "template.main"),
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ):
        own = rewritten(tmp_path / "own.docx", in_part("[Content_Types].xml", (main, other)))
        with pytest.raises(TemplateError, match="geen bruikbaar Word-bestand"):
            opened(own)


def test_a_template_without_pages_styles_or_body_is_refused(tmp_path: Path) -> None:
    start, end = (
        parts(TEMPLATE.read_bytes())["word/document.xml"].decode().find(each) for each in ("<w:sectPr", "</w:body")
    )
    section = parts(TEMPLATE.read_bytes())["word/document.xml"].decode()[start:end]
    for name, changes in (
        ("word/document.xml", [(section, "")]),
        ("word/document.xml", [("w:body>", "w:iets>")]),
        ("word/styles.xml", [("</w:styles>", "")]),
        ("word/document.xml", [("</w:document>", "")]),
    ):
        with pytest.raises(TemplateError):
            opened(rewritten(tmp_path / "own.docx", in_part(name, *changes)))


def test_damage_anywhere_is_a_clear_error_or_still_a_whole_file(tmp_path: Path) -> None:
    whole = TEMPLATE.read_bytes()
    for at in range(0, len(whole), len(whole) // 60):
        damaged = whole[:at] if at % 2 else whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        (tmp_path / "own.docx").write_bytes(damaged)
        try:
            file = draft_docx(real_draft(), tmp_path / "own.docx", now=NOW)
        except TemplateError:
            continue
        assert "ANTWOORD" in text(xml(file, "word/document.xml"))
