"""A .docx as its parts, for tests: notes by number, looks of runs, and what Word demands of the whole."""

import io
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        assert package.testzip() is None
        assert len(package.namelist()) == len(set(package.namelist()))
        return {name: package.read(name) for name in package.namelist()}


def xml(file: bytes, name: str) -> Any:
    return etree.fromstring(parts(file)[name])


def text(element: Any) -> str:
    """What is read: text, tabs and breaks, in order."""
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    inside = [each for each in element.iter(f"{W}t", f"{W}tab", f"{W}br") if each.getparent().tag == f"{W}r"]
    return "".join(each.text or "" if each.tag == f"{W}t" else shown[each.tag] for each in inside)


def notes(file: bytes) -> dict[int, str]:
    """The text of every note by its id, the lines above notes left out."""
    own = [each for each in xml(file, "word/footnotes.xml") if each.get(f"{W}type") is None]
    return {int(each.get(f"{W}id")): text(each).strip() for each in own}


def referred(file: bytes) -> list[int]:
    """The ids of the notes in the order in which the text refers to them."""
    return [int(each.get(f"{W}id")) for each in xml(file, "word/document.xml").iter(f"{W}footnoteReference")]


def check_as_word_does(file: bytes) -> None:
    """What makes Word offer to repair a file: parts without a type, targets that are not there, styles and notes that
    do not exist, ids twice, cells without a paragraph, a row of another length."""
    found = parts(file)
    types = etree.fromstring(found["[Content_Types].xml"])
    overrides = [each.get("PartName") for each in types if each.tag.endswith("Override")]
    defaults = {each.get("Extension").lower() for each in types if each.tag.endswith("Default")}
    assert len(overrides) == len(set(overrides))
    assert all(f"/{name}" in overrides or name.rsplit(".", 1)[-1].lower() in defaults for name in found)
    assert {name[1:] for name in overrides} <= set(found)
    for name in [name for name in found if name.endswith(".rels")]:
        base = name.replace("_rels/", "").rsplit("/", 1)[0] if "/" in name.replace("_rels/", "") else ""
        links = list(etree.fromstring(found[name]))
        assert len({each.get("Id") for each in links}) == len(links)
        for each in links:
            if each.get("TargetMode") != "External":
                target = each.get("Target")
                path = target[1:] if target.startswith("/") else "/".join(filter(None, [base, target]))
                assert path.replace("word/../", "") in found, (name, target)
    body, all_notes = xml(file, "word/document.xml"), xml(file, "word/footnotes.xml")
    styles = {each.get(f"{W}styleId") for each in xml(file, "word/styles.xml").iter(f"{W}style")}
    for part in (body, all_notes):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert {each.get(f"{W}val") for each in part.iter(f"{W}{tag}")} <= styles
    ids = [each.get(f"{W}id") for each in all_notes]
    assert len(ids) == len(set(ids)) and ids[:2] == ["-1", "0"]
    assert sorted(map(str, referred(file))) == sorted(each for each in ids if int(each) > 0)
    mentioned = xml(file, "word/settings.xml").find(f"{W}footnotePr")
    assert [each.get(f"{W}id") for each in mentioned] == ["-1", "0"]
    for table in body.iter(f"{W}tbl"):
        wide = len(list(table.find(f"{W}tblGrid")))
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            assert len(cells) == wide and all(cell.find(f"{W}p") is not None for cell in cells)
    for before, after in zip(body[0], body[0][1:], strict=False):
        assert not before.tag == after.tag == f"{W}tbl"
    assert body[0][-1].tag == f"{W}sectPr"
    external = {each.get("Id") for each in etree.fromstring(found.get("word/_rels/footnotes.xml.rels", b"<x/>"))}
    assert {each.get(f"{R}id") for each in all_notes.iter(f"{W}hyperlink")} <= external
