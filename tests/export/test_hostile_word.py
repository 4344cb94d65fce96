"""Word documents that look like exports of ours and are made to do harm: `check` names them, within two seconds and little memory."""

from __future__ import annotations

import resource
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.export.test_docx import BODY, NOTES, checked, corpus, export, parts_of

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
    assert time.process_time() - begun < 2
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
