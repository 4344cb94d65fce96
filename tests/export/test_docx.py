"""Exports to Word: what is in them, that nothing changed in them passes, and that what Word itself does to a file is no change."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from briefing.cli import cli
from briefing.export import formats
from briefing.export.part import page_selection
from briefing.export.quotes import NotAnExportError
from tests.export.corpus import curated, on_disk, paged

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY, NOTES, SEAL = "word/document.xml", "word/footnotes.xml", "customXml/briefing.xml"
RELATIONS = "word/_rels/document.xml.rels"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return on_disk(tmp_path / "corpus")


def export(full: bool = False, reference: Path | None = None) -> bytes:
    view = paged()
    return b"".join(formats.parts(view, "docx", None if full else page_selection(view), reference))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def checked(data: bytes, corpus: Path, tmp_path: Path) -> tuple[int, str, str]:
    file = tmp_path / "altered.docx"
    file.write_bytes(data)
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    return done.exit_code, done.stdout, done.stderr


def test_the_page_is_a_document_with_headings_lines_tables_and_notes() -> None:
    data = export()
    document = docx.Document(BytesIO(data))
    texts = [(one.style.name, one.text) for one in document.paragraphs if one.style]
    assert texts[:3] == [("Title", "The dam"), ("Subtitle", "1 to 2 March 2025, 3 sources, 3 origins"), ("Heading 1", "In brief")]
    assert [text for style, text in texts if style == "Heading 1"] == [
        "In brief",
        "One",
        "Two",
        "Where sources disagree",
        "Who speaks",
        "Sources",
    ]
    lines = [text for style, text in texts if style == "Briefing Quotation"]
    assert (
        lines[0]
        == "The dam at Kariba holds, the river authority said. — River Authority (spokesman, Zambezi basin), in Delta · story of Reuters"
    )
    assert any("Two gates stay shut. [gates: the sluices of Kariba] — Delta" in line for line in lines)
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert heads == [["What is said", "Who says it"], ["Name", "Title", "Affiliation"], ["Title", "Outlet", "Date", "Address"]]
    assert document.core_properties.title == "The dam"


def test_footnotes_are_those_of_word_with_live_links() -> None:
    parts = parts_of(export())
    body, notes = etree.fromstring(parts[BODY]), etree.fromstring(parts[NOTES])
    used = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    there = [one.get(f"{W}id") for one in notes.iter(f"{W}footnote") if one.get(f"{W}type") is None]
    assert sorted(used) == sorted(there)
    assert len(used) == len(set(used)) >= 8, "Word knows one place for each footnote"
    assert b"wordprocessingml.footnotes+xml" in parts["[Content_Types].xml"]
    assert RELATIONSHIP_TYPE.FOOTNOTES.encode() in parts["word/_rels/document.xml.rels"]
    links = etree.fromstring(parts["word/_rels/footnotes.xml.rels"])
    assert [(one.get("Target"), one.get("TargetMode")) for one in links] == [("https://herald.example/dam?id=7", "External")]
    [link] = {one.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id") for one in notes.iter(f"{W}hyperlink")}
    assert link == links[0].get("Id")
    assert b"javascript" not in parts["word/_rels/footnotes.xml.rels"] + parts["word/_rels/document.xml.rels"]
    assert b"w:footnotePr" in parts["word/settings.xml"]


def test_the_record_has_a_table_of_contents_and_the_page_none() -> None:
    assert b" TOC \\o" in parts_of(export(full=True))[BODY]
    assert b" TOC \\o" not in parts_of(export())[BODY]


def findings(data: bytes, tmp_path: Path) -> list[str]:
    """What Word's schema and the rules of its packages find amiss."""
    file = tmp_path / "held.docx"
    file.write_bytes(data)
    from openxml_audit import FileFormat, OpenXmlValidator  # a third of what collecting the tests imports, in each process

    return [f"{one.part_uri} {one.path}: {one.description}" for one in OpenXmlValidator(FileFormat.MICROSOFT_365).validate(file).errors]


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("house", [False, True])
def test_the_schema_and_the_rules_of_word_hold(full: bool, house: bool, tmp_path: Path) -> None:
    data = export(full, house_style(tmp_path) if house else None)
    assert findings(data, tmp_path) == []
    words("<w:tblGrid>", "<w:pPr/><w:tblGrid>")(parts := parts_of(data))
    assert findings(packed(parts), tmp_path)


def test_decisions_and_hostile_words_keep_to_the_schema(corpus: Path, tmp_path: Path) -> None:
    assert findings(b"".join(formats.parts(curated(corpus), "docx")), tmp_path) == []


def test_ids_are_unique_and_the_table_of_contents_leads_to_headings() -> None:
    parts = parts_of(export(full=True))
    body = etree.fromstring(parts[BODY])
    marks = {one.get(f"{W}name"): one for one in body.iter(f"{W}bookmarkStart")}
    ids = [one.get(f"{W}id") for one in body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids)) == len(marks)
    led = {"".join(one.itertext()): one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")}
    assert {"".join(marks[anchor].getparent().itertext()) for anchor in led.values()} == set(led)
    assert {"One", "Two", "Sources"} <= set(led)


def test_each_page_has_title_and_number_at_its_foot() -> None:
    section = docx.Document(BytesIO(export())).sections[0]
    assert section.footer.paragraphs[0].text.startswith("The dam · ")
    codes = [one.get(f"{W}instr", "").strip() for one in section.footer._element.iter(f"{W}fldSimple")]
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("full", [False, True])
def test_what_libreoffice_does_when_it_saves_is_no_change(full: bool, corpus: Path, tmp_path: Path) -> None:
    saved = saved_by_libreoffice(export(full), tmp_path)
    assert checked(saved, corpus, tmp_path)[:2] == (0, "")
    words("Three gates", "Thirty gates")(parts := parts_of(saved))
    assert checked(packed(parts), corpus, tmp_path)[0] == 1


def saved_by_libreoffice(data: bytes, tmp_path: Path) -> bytes:
    file = tmp_path / "brief.docx"
    file.write_bytes(data)
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    there = tmp_path / "saved"
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "docx", "--outdir", there, file], check=True, capture_output=True, timeout=120
    )
    return (there / "brief.docx").read_bytes()


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert export() == export()


@pytest.mark.parametrize("full", [False, True])
def test_an_untouched_document_holds(full: bool, corpus: Path, tmp_path: Path) -> None:
    code, told, said = checked(export(full), corpus, tmp_path)
    assert (code, told) == (0, "")
    assert "lines are as they were written" in said


def test_decisions_and_hostile_words_are_in_it_and_it_holds(corpus: Path, tmp_path: Path) -> None:
    data = b"".join(formats.parts(curated(corpus), "docx"))
    text = "\n".join(one.text for one in docx.Document(BytesIO(data)).paragraphs)
    assert "Note: Since *when*?" in text
    assert "<b>Nobody</b> was hurt." in text
    assert "Fishing" not in text
    assert checked(data, corpus, tmp_path)[0] == 0


def words(find: str, put: str, part: str = BODY) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        before = parts[part].decode()
        assert re.search(find, before), find
        parts[part] = re.sub(find, put, before, count=1).encode()

    return change


RUN = "<w:r><w:t>All gates are open.</w:t></w:r>"
PARAGRAPH = f"<w:p>{RUN}</w:p>"
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
CHOICES = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:n="urn:nobody"'
ADDRESS = "https://herald.example"
CHANGES: dict[str, Callable[[dict[str, bytes]], None]] = {
    "a quotation": words("Three gates stay", "Thirty gates stay"),
    "another speaker": words("River Authority", "Engineers"),
    "another count of origins": words("2 origins", "5 origins"),
    "no dispute": words(" · disputed", ""),
    "another section": words(">In brief<", ">Confirmed<"),
    "another title": words(">The dam<", ">The broken dam<"),
    "another gloss": words("the sluices of Kariba", "the gates of hell"),
    "another value of a dispute": words(">three<", ">thirty<"),
    "another affiliation": words(">Zambezi basin<", ">Hell<"),
    "another date of a source": words(">2 March 2025<", ">7 March 2025<"),
    "an outlet in a note": words(">Herald<", ">Times<", NOTES),
    "a date in a note": words("2 March 2025", "9 March 2025", NOTES),
    "an address in a note": words(">https://herald", ">https://evil", NOTES),
    "where a link leads": words(ADDRESS, "https://evil.example", "word/_rels/footnotes.xml.rels"),
    "where a link in a table leads": words(ADDRESS, "https://evil.example", RELATIONS),
    "a place in a note": words("characters 1–", "characters 3–", NOTES),
    "a paragraph more": words("</w:tbl>", "</w:tbl>" + PARAGRAPH),
    "a heading more": words("</w:tbl>", '</w:tbl><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Proved</w:t></w:r></w:p>'),
    "words behind a line": words(r"( · disputed</w:t></w:r>)(</w:p>)", r"\1<w:r><w:t> All is lost.</w:t></w:r>\2"),
    "words before a note": words(r"(Three gates stay shut\.)", r"\1 And open."),
    "hidden words": words(r"<w:r>(<w:t [^>]*>Three gates)", r"<w:r><w:rPr><w:vanish/></w:rPr>\1"),
    "white words": words(r"<w:r>(<w:t [^>]*>Three gates)", r'<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>\1'),
    "struck words": words(r"<w:r>(<w:t [^>]*>Three gates)", r"<w:r><w:rPr><w:strike/></w:rPr>\1"),
    "a hidden row": words(r"(<w:trPr>)(<w:cantSplit/></w:trPr><w:tc>(?:(?!</w:tr>).)*>three<)", r"\1<w:hidden/>\2"),
    "words deleted with tracking": words(r"(<w:r><w:t [^>]*>Three gates.*?</w:r>)", r"<w:del>\1</w:del>"),
    "words inserted with tracking": words(
        r"(<w:r><w:t [^>]*>Three gates.*?</w:r>)", r"\1<w:ins><w:r><w:t> Not at all.</w:t></w:r></w:ins>"
    ),
    "a picture": words(r"(<w:r><w:t [^>]*>Three gates)", r"<w:r><w:drawing/></w:r>\1"),
    "a text box": words(r"(<w:r><w:t [^>]*>Three gates)", rf"<w:r><w:pict><w:txbxContent>{PARAGRAPH}</w:txbxContent></w:pict></w:r>\1"),
    "another document": words("<w:sectPr", '<w:altChunk r:id="rId1"/><w:sectPr'),
    "another document in a note": words("(</w:footnote></w:footnotes>)", r'<w:altChunk r:id="rId1"/>\1', NOTES),
    "a formula": words(r"(<w:r><w:t [^>]*>Three gates)", rf"<m:oMath {MATH}><m:r><m:t>False: </m:t></m:r></m:oMath>\1"),
    "what is shown in the place of words": words(
        r"(<w:r><w:t [^>]*>Three gates.*?</w:r>)",
        rf'<mc:AlternateContent {CHOICES}><mc:Choice Requires="n">\1</mc:Choice><mc:Fallback>{RUN}</mc:Fallback></mc:AlternateContent>',
    ),
    "words in the place of a date": words(r"(<w:r><w:t [^>]*>Three gates)", rf'<w:fldSimple w:instr="SAVEDATE">{RUN}</w:fldSimple>\1'),
    "a row deleted with tracking": words(r"(<w:trPr>)(<w:cantSplit/></w:trPr><w:tc>(?:(?!</w:tr>).)*>three<)", r"\1<w:del/>\2"),
    "a line less": words(r"<w:p><w:pPr><w:pStyle w:val=\"BriefingQuotation\"/></w:pPr>(?:(?!</w:p>).)*Three gates.*?</w:p>", ""),
    "a note less": words(r"<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>", ""),
    "two notes for each other": words(r'w:id="1"(/></w:r>.*?)w:id="2"', r'w:id="2"\1w:id="1"'),
    "a broken seal": words('total="[0-9a-f]{4}', 'total="0000', SEAL),
    "a seal of other lines": words(">....", ">0000", SEAL),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_in_a_document_is_found(name: str, corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    CHANGES[name](parts)
    code, told, said = checked(packed(parts), corpus, tmp_path)
    assert code == 1, (told, said)
    assert told


def test_a_style_that_hides_is_found(corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    words('(w:styleId="BriefingQuotation">.*?)(</w:style>)', r"\1<w:rPr><w:vanish/></w:rPr>\2", "word/styles.xml")(parts)
    assert checked(packed(parts), corpus, tmp_path)[0] == 1


HIDING = "<w:rPr><w:vanish/></w:rPr>"
BELOW: dict[str, tuple[tuple[str, str], ...]] = {
    "the style below": (
        ('(w:styleId="BriefingQuotation">.*?)<w:basedOn w:val="Normal"/>', r'\1<w:basedOn w:val="Below"/>'),
        ("</w:styles>", f'<w:style w:type="paragraph" w:styleId="Below"><w:name w:val="Below"/>{HIDING}</w:style></w:styles>'),
    ),
    "what all styles are based on": (("<w:rPrDefault>.*?</w:rPrDefault>", f"<w:rPrDefault>{HIDING}</w:rPrDefault>"),),
}


@pytest.mark.parametrize("name", BELOW)
def test_what_a_style_is_based_on_hides_too(name: str, corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    for find, put in BELOW[name]:
        words(f"(?s:{find})", put, "word/styles.xml")(parts)
    assert checked(packed(parts), corpus, tmp_path)[0] == 1


def test_a_style_shows_what_the_one_below_hides_and_a_house_may_print_on_dark_paper(corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    shown = r'\1<w:rPr><w:vanish w:val="0"/></w:rPr>\2'
    words('(?s:(w:styleId="BriefingQuotation">.*?)(</w:style>))', shown, "word/styles.xml")(parts)
    for find, put in BELOW["the style below"]:
        words(f"(?s:{find})", put, "word/styles.xml")(parts)
    white = '<w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:rPrDefault>'
    words("(?s:<w:rPrDefault>.*?</w:rPrDefault>)", white, "word/styles.xml")(parts)
    assert checked(packed(parts), corpus, tmp_path)[0] == 0


def test_a_comment_of_a_colleague_is_said_to_be_none_of_ours(corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="0">{PARAGRAPH}</w:comment></w:comments>'.encode()
    related = f'<Relationship Id="rIdC" Type="{RELATIONSHIP_TYPE.COMMENTS}" Target="comments.xml"/></Relationships>'
    words("</Relationships>", related, RELATIONS)(parts)
    code, told, said = checked(packed(parts), corpus, tmp_path)
    assert code == 1
    assert "is none of ours: “comments: All gates are open.”" in told
    assert re.search(r"Of its quotations, (\d+) quotes of \1 stand word for word", said)


def test_a_document_without_its_seal_is_held_as_a_draft(corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    del parts[SEAL]
    _, _, said = checked(packed(parts), corpus, tmp_path)
    assert "as they were written" not in said
    with pytest.raises(NotAnExportError, match="its seal was taken out"):
        list(formats.read_back(packed(parts), Path("x.docx")))


def as_word_saves_it(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Runs split, revision marks and proofing marks set, footnotes numbered anew, parts and relationships renamed, styles restyled."""
    body = parts[BODY].decode()
    body = re.sub(r"<w:p>", '<w:p w:rsidR="00AA11BB" w:rsidRDefault="00AA11BB">', body)
    body = re.sub(
        r"<w:r>(<w:t [^>]*>)(\w+ )(\w+[^<]*</w:t>)</w:r>", r'<w:r>\1\2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>\1\3</w:r>', body
    )
    body = re.sub(r'(<w:footnoteReference w:id=")(\d+)', lambda found: f"{found[1]}{int(found[2]) + 40}", body)
    notes = re.sub(r'(<w:footnote w:id=")(\d+)', lambda found: f"{found[1]}{int(found[2]) + 40}", parts[NOTES].decode())
    changed = {**parts, BODY: body.encode(), NOTES: notes.replace("rIdAddress1", "rId77").encode()}
    rels = "word/_rels/footnotes.xml.rels"
    changed[rels] = parts[rels].replace(b"rIdAddress1", b"rId77")
    changed["customXml/item3.xml"] = changed.pop(SEAL)
    changed["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"customXml/briefing.xml", b"customXml/item3.xml"
    )
    changed["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"/customXml/briefing.xml", b"/customXml/item3.xml")
    changed["word/styles.xml"] = parts["word/styles.xml"].replace(b"Arial", b"Garamond")
    return changed


@pytest.mark.parametrize("full", [False, True])
def test_what_word_does_when_it_saves_is_no_change(full: bool, corpus: Path, tmp_path: Path) -> None:
    parts = as_word_saves_it(parts_of(export(full)))
    assert checked(packed(parts), corpus, tmp_path)[:2] == (0, "")
    words("Three", "Thirty")(parts)
    assert checked(packed(parts), corpus, tmp_path)[0] == 1


def test_what_word_hides_of_a_table_of_contents_in_browsers_is_no_change(corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export(full=True))
    number = "<w:r><w:tab/></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>2</w:t></w:r>"
    words("(>One</w:t></w:r>)", rf"\1{number}")(parts)
    assert checked(packed(parts), corpus, tmp_path)[:2] == (0, "")
    words("(<w:r>)(<w:t [^>]*>Three)", r"\1<w:rPr><w:webHidden/></w:rPr>\2")(parts)
    assert checked(packed(parts), corpus, tmp_path)[0] == 1


def test_page_numbers_in_a_table_of_contents_are_no_change(corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export(full=True))
    words("(>One</w:t></w:r>)", r"\1<w:r><w:tab/></w:r><w:r><w:t>2</w:t></w:r>")(parts)
    assert checked(packed(parts), corpus, tmp_path)[:2] == (0, "")


def house_style(tmp_path: Path) -> Path:
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Garamond"
    document.sections[0].header.paragraphs[0].text = "The Daily Reader"
    document.add_paragraph("Words of the template that stand in no briefing.")
    document.save(str(tmp_path / "house.docx"))
    return tmp_path / "house.docx"


def test_a_house_has_its_own_styles_and_header(corpus: Path, tmp_path: Path) -> None:
    data = export(reference=house_style(tmp_path))
    document = docx.Document(BytesIO(data))
    assert document.styles["Heading 1"].font.name == "Garamond"
    assert document.sections[0].header.paragraphs[0].text == "The Daily Reader"
    assert "Words of the template" not in "\n".join(one.text for one in document.paragraphs)
    assert checked(data, corpus, tmp_path)[0] == 0
    parts = parts_of(data)
    header = next(name for name in parts if name.startswith("word/header") and b"The Daily Reader" in parts[name])
    parts[header] = parts[header].replace(b"The Daily Reader", b"Official")
    assert checked(packed(parts), corpus, tmp_path)[0] == 1


def test_a_template_that_is_none_is_said_to_be_none(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "no.docx").write_text("no package")
    written = ["export", str(corpus), "--no-cache", "--jobs", "1", "-o", str(tmp_path / "out.docx")]
    done = CliRunner().invoke(cli, [*written, "--reference", str(tmp_path / "no.docx")])
    assert done.exit_code == 2
    assert "no Word document" in done.stderr
    assert not (tmp_path / "out.docx").exists()
    done = CliRunner().invoke(cli, ["export", str(corpus), "-o", str(tmp_path / "out.md"), "--reference", str(house_style(tmp_path))])
    assert done.exit_code == 2
    assert "ends in .docx" in done.stderr


@pytest.mark.parametrize(
    "data",
    [b"PK", b"PK\x03\x04 no archive", packed({"word/document.xml": b"<w"}), packed({SEAL: b"<b"})],
    ids=["half a head", "no archive", "broken text", "broken seal"],  # an archive holds the time, which differs between workers
)
def test_a_broken_document_is_no_export(data: bytes, corpus: Path, tmp_path: Path) -> None:
    assert checked(data, corpus, tmp_path)[0] == 3
