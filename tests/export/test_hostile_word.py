"""Word documents that look like exports of ours and are made to do harm: `check` names them, within two seconds and little memory."""

from __future__ import annotations

import resource
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.export.test_docx import BODY, CHANGES, NOTES, PARAGRAPH, RELATIONS, checked, corpus, export, packed, parts_of, words
from tests.pace import slowness

__all__ = ["corpus"]
W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
RUNS = b"<w:p>" + b"<w:r>" * 180
END = b"</w:body></w:document>"


def with_part(name: str, data: bytes) -> bytes:
    """An export of ours in which one part is another, packed as Word packs."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, kept in {**parts_of(export()), name: data}.items():
            archive.writestr(part, kept)
    return stream.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "a part that unpacks to a thousand times its size": lambda: with_part(BODY, W + b"<w:p><w:r><w:t>" + b" " * 60_000_000),
    "elements without end": lambda: with_part(BODY, W + b"<a/>" * 1_800_000 + END),
    "elements without end in the notes": lambda: with_part(NOTES, W + b"<a/>" * 1_800_000 + END),
    "elements within each other": lambda: with_part(BODY, W + b"<w:p>" + b"<w:r>" * 200_000 + b"</w:r>" * 200_000 + b"</w:p>" + END),
    "runs within each other": lambda: with_part(
        BODY, W + b"<w:p>" + b"<w:r>" * 180 + b"<w:tab/>" * 200_000 + b"</w:r>" * 180 + b"</w:p>" + END
    ),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_named_at_once(kind: str, corpus: Path, tmp_path: Path) -> None:
    checked(export(), corpus, tmp_path)  # what is loaded at first is nobody's time
    data, before = BOMBS[kind](), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    code, _, said = checked(data, corpus, tmp_path)
    assert time.process_time() - begun < 2 * slowness()
    assert code == 3
    assert "no Word document that could be read" in said
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_damaged_packing_is_named(corpus: Path, tmp_path: Path) -> None:
    good = with_part("word/odd.xml", b"")
    with zipfile.ZipFile(BytesIO(good)) as archive:
        at = archive.getinfo(BODY).header_offset + 30 + len(BODY)
        size = archive.getinfo(BODY).compress_size
    for place in range(at + 4, at + size, size // 40):
        code, _, said = checked(good[:place] + b"\xff\x00\xff" + good[place + 3 :], corpus, tmp_path)
        assert code in (1, 3)
        assert said


def elsewhere(part: str, relations: str, change: Callable[[dict[str, bytes]], None]) -> Callable[[dict[str, bytes]], None]:
    """A change in a copy of a part, to which the document leads in the place of the part itself."""

    def moved(parts: dict[str, bytes]) -> None:
        good, name = parts[part], part.rpartition("/")[2]
        change(parts)
        parts[part], parts["word/other.xml"] = good, parts[part]
        if (links := f"word/_rels/{name}.rels") in parts:
            parts["word/_rels/other.xml.rels"] = parts[links]
        words(f'{name}"', 'other.xml"', relations)(parts)
        words(f'/{part}"', '/word/other.xml"', "[Content_Types].xml")(parts)

    return moved


ELSEWHERE = {
    "another body": elsewhere(BODY, "_rels/.rels", CHANGES["a quotation"]),
    "other notes": elsewhere(NOTES, RELATIONS, CHANGES["an outlet in a note"]),
    "another footer": elsewhere("word/footer1.xml", RELATIONS, words("</w:ftr>", f"{PARAGRAPH}</w:ftr>", "word/footer1.xml")),
    "other styles": elsewhere(
        "word/styles.xml",
        RELATIONS,
        words('(w:styleId="BriefingQuotation">.*?)(</w:style>)', r"\1<w:rPr><w:vanish/></w:rPr>\2", "word/styles.xml"),
    ),
}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_a_part_is_what_the_document_leads_to_whatever_its_name(kind: str, corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    ELSEWHERE[kind](parts)
    code, told, said = checked(packed(parts), corpus, tmp_path)
    assert code == 1, (told, said)


@pytest.mark.parametrize("part", [BODY, NOTES, "word/footer1.xml", "word/styles.xml"])
def test_a_part_under_another_name_is_no_change(part: str, corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    elsewhere(part, "_rels/.rels" if part == BODY else RELATIONS, lambda _: None)(parts)
    del parts[part]
    assert checked(packed(parts), corpus, tmp_path)[0] == 0


def test_two_bodies_and_two_parts_of_one_name_are_named(corpus: Path, tmp_path: Path) -> None:
    parts = parts_of(export())
    words("(<Relationship [^>]*)word/document.xml([^>]*>)", r"\1word/document.xml\2\1word/other.xml\2", "_rels/.rels")(parts)
    code, _, said = checked(packed(parts), corpus, tmp_path)
    assert (code, "which part is its body" in said) == (3, True)
    stream = BytesIO(export())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(BODY, archive.read(BODY))
    code, _, said = checked(stream.getvalue(), corpus, tmp_path)
    assert (code, "two parts of one name" in said) == (3, True)
