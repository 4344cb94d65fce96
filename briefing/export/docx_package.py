"""The package of a Word document: a template with the styles, parts and relationships that a briefing needs, and places for its texts.

python-docx opens the template and writes the package; what is long (the body, the footnotes, the seal) is put into it piece by piece
by `docx`.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.export.quotes import TemplateError
from briefing.workspace.file_analysis import WORD_MARK

if TYPE_CHECKING:
    from docx.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MARKER = WORD_MARK.decode()
"""The name space of the part that says whose document it is."""
BODY, NOTES, SEAL = "word/document.xml", "word/footnotes.xml", "customXml/briefing.xml"
SEAL_PROPERTIES = "customXml/itemPropsBriefing.xml"
PLACE = "briefing-body"

QUOTATION, COMMENT, CELL, LIST = "Briefing Quotation", "Briefing Note", "Briefing Table Text", "Briefing List"
SPEAKER, GLOSS = "Briefing Speaker", "Briefing Gloss"
TABLE = "Briefing Table"
FONT = "Arial"
"""Which every office has, or one of the same measures."""

_OLD_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_SEAL_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="{6F1C2B0E-5D0B-4B7C-9B6B-8E1F5E2A7C31}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
)
_PARAGRAPH = (
    '<w:style xmlns:w="{w}" w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
    "{more}</w:style>"
)
_STYLES = {
    QUOTATION: '<w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before="0" w:after="90"/></w:pPr>',
    COMMENT: (
        '<w:qFormat/><w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="9A3412"/></w:pBdr><w:ind w:left="567"/></w:pPr>'
    ),
    CELL: '<w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
    LIST: '<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>',
    "footnote text": (
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr>'
    ),
    "toc 1": '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs><w:spacing w:after="40"/></w:pPr>',
}
_CHARACTER = '<w:style xmlns:w="{w}" w:type="character" w:styleId="{id}"><w:name w:val="{name}"/><w:rPr>{more}</w:rPr></w:style>'
_CHARACTERS = {
    SPEAKER: '<w:color w:val="555555"/>',
    GLOSS: '<w:i/><w:color w:val="555555"/>',
    "footnote reference": '<w:vertAlign w:val="superscript"/>',
    "Hyperlink": '<w:color w:val="1F4E79"/><w:u w:val="single"/>',
}
_TABLE = f"""<w:style xmlns:w="{W}" w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="{TABLE}"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:color="808080"/>
<w:bottom w:val="single" w:sz="6" w:color="808080"/><w:insideH w:val="single" w:sz="2" w:color="BFBFBF"/></w:tblBorders>
<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"""
LONGEST_PROPERTY = 255
"""Characters of a property of a document: the library refuses a longer one."""


def style_id(name: str) -> str:
    """The id that a style of ours has where the template has none of its name."""
    return "".join(word.capitalize() for word in name.split())


class Skeleton:
    """A package with all but its long texts: `data` is the zip, `ids` the style ids by name, `links` the relationship of each address."""

    def __init__(self, reference: Path | None, title: str, language: str, addresses: Sequence[str]) -> None:
        """Raises `TemplateError`."""
        document = _opened(reference)
        _cleared(document)
        if reference is None:
            _styled(document)
            _footed(document, title)
            _undated(document)
        self.ids = _with_styles(document)
        document.core_properties.title = title[:LONGEST_PROPERTY]
        document.core_properties.language = language[:LONGEST_PROPERTY]
        document.core_properties.author = document.core_properties.author if reference else ""
        document.core_properties.comments = "" if reference is None else document.core_properties.comments
        _set_language(document, language)
        self.links = _with_parts(document, addresses)
        stream = BytesIO()
        document.save(stream)
        self.data = stream.getvalue()


def _opened(reference: Path | None) -> Document:
    import docx  # 90 ms
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(str(reference) if reference else None)
    except (PackageNotFoundError, ValueError, KeyError, OSError) as error:
        raise TemplateError(f"{reference} is no Word document that can serve as a template (.docx).") from error
    except Exception as error:
        raise TemplateError(f"{reference} can't be read as a Word document: {type(error).__name__}.") from error


def _cleared(document: Document) -> None:
    """Leave of the body only what says how its pages look, and a paragraph where the text will stand."""
    body: Any = document.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    document.add_paragraph(PLACE)


def _styled(document: Document) -> None:
    """How a document looks where no template of the house says otherwise: A4, quiet, dense enough for three sheets."""
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.9)
    sizes = {"Normal": 9.5, "Title": 18, "Subtitle": 9.5, "Heading 1": 12, "Heading 2": 10, "Heading 3": 9.5}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(f"{{{W}}}{kind}", None)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x22, 0x22, 0x22) if name != "Subtitle" else RGBColor(0x55, 0x55, 0x55)
            style.paragraph_format.space_before = Pt(0 if name in ("Title", "Subtitle") else 9)
            style.paragraph_format.space_after = Pt(8 if name == "Subtitle" else 3)
            for spacing in style.element.rPr.findall(f"{{{W}}}spacing"):
                style.element.rPr.remove(spacing)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Normal"].paragraph_format.line_spacing = 1.05
    title: Any = document.styles["Title"]
    for border in title.element.pPr.findall(f"{{{W}}}pBdr"):
        title.element.pPr.remove(border)


def _footed(document: Document, title: str) -> None:
    """At the foot of each page the title, and which page of how many it is."""
    from docx.oxml.parser import parse_xml
    from docx.shared import Cm, Pt

    style: Any = document.styles["Footer"]
    style.font.size = Pt(8)
    section = document.sections[0]
    section.footer_distance = Cm(0.9)
    line: Any = section.footer.paragraphs[0]
    line.alignment = 2  # right
    line.add_run(f"{title} · ")
    for number, code in enumerate(("PAGE", "NUMPAGES")):
        if number:
            line.add_run(" of ")
        line._p.append(parse_xml(f'<w:fldSimple xmlns:w="{W}" w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _undated(document: Document) -> None:
    """Leave out when the template was made, which a reader would take for the day of the briefing."""
    properties: Any = document.core_properties._element
    for child in [one for one in properties if one.tag.endswith(("}created", "}modified"))]:
        properties.remove(child)


def _with_styles(document: Document) -> dict[str, str]:
    """Add the styles that the template lacks; the ids of all by name."""
    from docx.oxml.parser import parse_xml

    styles: Any = document.styles.element
    ids = {style.name_val: style.styleId for style in styles.style_lst if style.name_val}
    wanted = [(name, _PARAGRAPH, more) for name, more in _STYLES.items()] + [(name, _CHARACTER, more) for name, more in _CHARACTERS.items()]
    for name, form, more in wanted:
        if name not in ids:
            ids[name] = style_id(name)
            styles.append(parse_xml(form.format(w=W, id=ids[name], name=name, more=more)))
    if TABLE not in ids:
        ids[TABLE] = "BriefingTable"
        styles.append(parse_xml(_TABLE))
    return ids


def _set_language(document: Document, language: str) -> None:
    """Set the language in which the document is proofed."""
    from docx.oxml.parser import parse_xml

    styles: Any = document.styles.element
    for lang in styles.iter(f"{{{W}}}lang"):
        lang.set(f"{{{W}}}val", language)
        return
    normal: Any = document.styles["Normal"].element
    normal.get_or_add_rPr().append(parse_xml(f'<w:lang xmlns:w="{W}" w:val="{language}"/>'))


def _with_parts(document: Document, addresses: Sequence[str]) -> dict[str, str]:
    """Add the parts for footnotes and seal with their relationships; the id that each address has in body and footnotes alike."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    main = document.part
    _without(main.rels, (_OLD_STYLES,))
    _without(main.package.rels, (RELATIONSHIP_TYPE.THUMBNAIL,))
    for name, relationship in list(main.rels.items()):
        if relationship.reltype in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            del main.rels[name]
    notes = Part(PackURI(f"/{NOTES}"), CONTENT_TYPE.WML_FOOTNOTES, b"<placeholder/>", main.package)
    main.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    seal = Part(PackURI(f"/{SEAL}"), "application/xml", b"<placeholder/>", main.package)
    main.relate_to(seal, RELATIONSHIP_TYPE.CUSTOM_XML)
    about = Part(PackURI(f"/{SEAL_PROPERTIES}"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, _SEAL_PROPERTIES.encode(), main.package)
    seal.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    _with_separators(document)
    links = {}
    for number, address in enumerate(addresses, 1):
        links[address] = f"rIdAddress{number}"
        for part in (main, notes):
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, links[address], is_external=True)
    return links


def _without(relationships: Any, kinds: Sequence[str]) -> None:
    """Leave out what the template has of these kinds: a picture of its first page, and copies of its styles for Word 2010."""
    for name in [name for name, one in relationships.items() if one.reltype in kinds]:
        del relationships[name]


def _with_separators(document: Document) -> None:
    """Name in the settings the notes that are the line above footnotes."""
    from docx.oxml.parser import parse_xml

    settings: Any = document.settings.element
    for kind in ("footnotePr", "endnotePr"):
        for old in settings.findall(f"{{{W}}}{kind}"):
            settings.remove(old)
    separators = parse_xml(f'<w:footnotePr xmlns:w="{W}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    before = ("compat", "docVars", "rsids", "themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator")
    place = next((child for child in settings if child.tag.split("}")[-1] in before), None)
    if place is None:
        settings.append(separators)
    else:
        place.addprevious(separators)
