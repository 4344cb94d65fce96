"""Small corpora for the desk's tests: written here, about a strike in a harbour, with two outlets that disagree."""

from __future__ import annotations

from pathlib import Path

from briefing.workspace.options import Options

GAZETTE = """Harbour strike ends after talks

Callao Gazette, 4 March 2024

Dockers in Callao went back to work on Monday after nine days. The union of dockers said that 400 men had been on strike.

"We have got what we came for," said Rosa Quispe, who leads the union. She said that wages would rise by six per cent.

The harbour company said that it expected ships to be late for another week.
Minister Juan Salas told reporters that the state had paid nothing.

Read also: Ten harbours to see in Peru
"""

COURIER = """Callao: the cranes turn again

The Lima Courier, 5 March 2024

The harbour of Callao works again. The harbour company said that 250 men had been on strike.

Rosa Quispe, the leader of the union, said that wages would rise by six per cent. Analysts in Lima expect that prices of fruit will fall.

The strike had begun in February, when talks about night work failed.
"""

ODD = (
    "Odd letters\n\n"
    "The captain said \x1b[31mred\x1b[0m and \u202ebackwards\u202c and \u6771\u4eac\u306e\u6e2f\u306f\u518d\u958b\u3057\u305f and "
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd and \U0001f468\u200d\U0001f469\u200d\U0001f467 to a crowd of 90 people.\n"
)
"""Escape sequences, a bidi override, wide and right-to-left letters, a joined emoji."""


def write(folder: Path, **more: str) -> Path:
    """The corpus as files in `folder`; `more` names further files without their suffix."""
    folder.mkdir(exist_ok=True)
    for name, text in {"gazette": GAZETTE, "courier": COURIER, **more}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def options(folder: Path, **more: object) -> Options:
    """What a user asks for who opens the desk on `folder`."""
    return Options(paths=(folder,), jobs=1, **more)  # type: ignore[arg-type]
