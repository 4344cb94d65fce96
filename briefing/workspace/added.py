"""What was fetched into a corpus: `briefing-added.ris` names address, file and time of access, as other programs read it too."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from briefing.workspace.files import add_to_end

RECORD = "briefing-added.ris"
FIELD = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  - (?P<value>[^\r\n]+)")


def done(folder: Path) -> dict[str, Path]:
    """The files by the addresses that were asked for, of those that are there still; nothing where there is no record."""
    try:
        text = (folder / RECORD).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    found: dict[str, Path] = {}
    for entry in re.split(r"^ER  -.*$", text, flags=re.MULTILINE):
        fields = [(field["tag"], field["value"].strip()) for field in FIELD.finditer(entry)]
        name = next((value for tag, value in fields if tag in ("L1", "L4")), "")
        # A record may have come with the corpus: it names files of its folder and no others.
        file = folder / Path(name).name if name else None
        if file is not None and file.is_file():
            found.update({value: file for tag, value in fields if tag == "UR"})
    return found


def note(folder: Path, asked: str, address: str, file: Path) -> None:
    """Add a file to the record, with the address that it came from in the end and the one that was asked for. Raises `OSError`."""
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    addresses = "".join(f"UR  - {one}\n" for one in dict.fromkeys((_line(address), _line(asked))))
    # A page says itself where it is from (L4 is no attachment); of any other file the reader learns it here.
    tag = "L4" if file.suffix == ".html" else "L1"
    entry = f"TY  - ELEC\n{addresses}Y2  - {when}\n{tag}  - {file.name}\nER  - \n\n".encode("utf-8", "replace")
    add_to_end(folder / RECORD, entry)


def _line(address: str) -> str:
    return " ".join(address.split())
