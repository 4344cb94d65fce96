"""RTF as word processors write it: what is shown is read, and nothing of what is hidden, deleted or told to a program."""

from __future__ import annotations

import time

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from tests.pace import slowness
from tests.reading.making import said

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}\pard\plain\f0\b\fs28 Ferry is sold\par\pard\plain\fs20 "
ADDRESS = '"https://x.example/a"'


@pytest.mark.parametrize(
    "shown",
    [
        rf"{{\field{{\*\fldinst HYPERLINK {ADDRESS}}}{{\fldrslt see the deed}}}}",
        rf"{{\field{{\*\fldinst{{HYPERLINK {ADDRESS}}}}}{{\fldrslt see the deed}}}}",
        rf"{{\field\fldedit{{\*\fldinst {{\rtlch\af0 HYPERLINK {ADDRESS} }}{{\datafield 00d0c9}}}}{{\fldrslt {{\ul see the deed}}}}}}",
        r"{\v hidden }see the deed",
        r"{\rtlch\fs20\v hidden }see {\v0 the} {\vertalb deed}",
        r"{\deleted\revauth1 was }see the deed",
        r"see the deed{\footnote\pard\plain A note.}",
    ],
)
def test_only_what_is_shown_is_read(shown: str) -> None:
    data = f"{HEAD}The price is not known; {shown} of Monday, the owner of the line in Busan said.\\par}}"
    (source,) = read_bytes(data.encode(), "a.rtf")
    assert isinstance(source, Source)
    assert said(source) == ["The price is not known; see the deed of Monday, the owner of the line in Busan said."]


@pytest.mark.parametrize("piece", [r"{\*\fldinst", r"{\v ", r"{\fs20\fs20\fs20", r"\f1 ", r"{\field{\*\fldinst{HYPERLINK "])
def test_what_is_opened_and_never_closed_costs_little(piece: str) -> None:
    data = (HEAD + piece * (1_000_000 // len(piece))).encode()
    begun = time.process_time()
    list(read_bytes(data, "a.rtf"))
    assert time.process_time() - begun < 5 * slowness()
