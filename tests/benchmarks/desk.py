"""From a key to its painted frame, in a real terminal, with 100,000 statements; and the first frame of a brief that was stored.

Each key is sent alone. Its time ends with the last frame that it causes: when nothing came for `QUIET` seconds.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from briefing.tui.app import BriefingApp
from briefing.workspace import store_writer
from briefing.workspace.options import Options
from briefing.workspace.store import Store
from briefing.workspace.view import View
from tests.benchmarks.figures import Figure
from tests.benchmarks.store import made

SIZE = 100_000
QUIET = 0.08
FRAME_END = b"\x1b[?2026l"
"""Textual puts every frame between two marks, where the terminal says that it knows them."""

MOVING = ["j"] * 40 + ["k"] * 10 + ["G", "g"] * 5 + ["pagedown"] * 10 + ["pageup"] * 5 + ["l"] * 10
FOLD = ["G", "r", "g", "r", "r", "G", "k", "k", "r", "g", "plus", "r", "pagedown", "minus", "r"] * 2
SOURCE = ["enter", *"jjjjkkjj", "escape", "j"] * 3
SECTION = ["2", "3", "4", "5", "6", "1", "]", "[", "]", "["] * 3
VIEW = ["S", "V", "B", "T", "B", "S", "V", "B", "E", "B", "U", "B", "W", "B"] * 3
DAYS = ["T", *"]]][[jj", "escape", "j", "j", "r", "r", "pagedown", "G", "g", "B"] * 2
FIND = ["V", "ctrl+f", *"speaker 7", "backspace", "escape", "f", *"outlet 7", "tab", "escape", "escape", "F"] * 2
SEARCH = [*"report 77", "backspace", "backspace", *"12 gate", *["backspace"] * 12, *"river sou", "backspace", *"th trains"]
KEYS = {
    "plus": "+",
    "minus": "-",
    "enter": "\r",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "backspace": "\x7f",
    "escape": "\x1b",
    "ctrl+f": "\x06",
    "tab": "\t",
}


class Stored(BriefingApp):
    """A desk over a stored brief whose articles are nowhere."""

    def __init__(self, file: Path) -> None:
        super().__init__(Options(paths=()))
        self.file = file

    def fill_desk(self) -> None:
        """Show the brief."""
        store = Store.open(self.file, at_once=True)
        assert store
        self.main_screen.navigator.show_brief(View(store))

    def begin(self) -> None:
        """Watch nothing."""
        gc.freeze()


class Timed:
    """A command in a pseudo-terminal that says when its frames end."""

    def __init__(self, command: Sequence[str], columns: int = 120, lines: int = 40) -> None:
        import pexpect

        self.child = pexpect.spawn(command[0], list(command[1:]), dimensions=(lines, columns), timeout=60)
        self.child.delaybeforesend = None
        self.seen = b""

    def frame(self, quiet: float = QUIET, most: float = 30.0) -> float:
        """Seconds, on the clock of `time.perf_counter`, at which the last frame ended before `quiet` seconds without any."""
        import pexpect

        ended, begin = 0.0, time.perf_counter()
        while time.perf_counter() - begin < most:
            try:
                data = self.child.read_nonblocking(1 << 16, timeout=quiet if ended else most)
            except pexpect.TIMEOUT:
                break
            self.seen += data
            if b"\x1b[?2026$p" in data:
                self.child.send("\x1b[?2026;2$y")
            if FRAME_END in self.seen[-len(data) - len(FRAME_END) :]:
                ended = time.perf_counter()
        return ended

    def processor(self) -> float:
        """Milliseconds of processor time that the command has used so far (Linux only)."""
        fields = Path(f"/proc/{self.child.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def press(self, key: str, most: float = 30.0) -> float:
        """Milliseconds from a key to the end of its last frame, of those that come within `most` seconds."""
        start = time.perf_counter()
        self.child.send(KEYS.get(key, key))
        return max(0.0, (self.frame(most=most) - start) * 1000)


def figure(terminal: Timed, name: str, keys: Sequence[str], limit: int) -> Figure:
    """95th percentile and median of the time of many keys, and the processor time each took, which a busy machine does not change."""
    before = terminal.processor()
    found = sorted(terminal.press(key) for key in keys)
    used = (terminal.processor() - before) / len(keys)
    high = found[min(len(found) - 1, round(0.95 * len(found)))]
    how = f"median {statistics.median(found):.0f} ms, {used:.0f} ms of processor time a key, {len(keys)} keys"
    return Figure(f"{name}, 95th percentile", f"{high:.0f} ms", f"{limit} ms" if limit else "", how)


def run() -> list[Figure]:
    """Open the brief and press the keys; then the same arrow key in the minimal app, whose lists hold 5 and 40 lines."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brief.sqlite"
        store_writer.to_file(made(SIZE), file, "made").close()
        terminal = Timed([sys.executable, "-m", "tests.benchmarks.desk", str(file)])
        terminal.frame(quiet=1.0)
        for key in ("j", "k", "S", "V", "B", "2", "1"):
            terminal.press(key)
        found = [
            figure(terminal, "moving", MOVING, 60),
            figure(terminal, "another section", SECTION, 60),
            figure(terminal, "folds, and lines onto the page and off it", FOLD, 60),
            figure(terminal, "statement by statement in the source", SOURCE, 60),
            figure(terminal, "another view", VIEW, 60),
            figure(terminal, "days of the timeline, and their folds", DAYS, 60),
            figure(terminal, "finding voices and conditions by typing", FIND, 60),
        ]
        terminal.press("/")
        found.append(figure(terminal, "a keystroke of a search", SEARCH, 150))
        terminal.child.close(force=True)
        least = Timed([sys.executable, str(Path(__file__).parent / "minimal.py")])
        least.frame(quiet=1.0)
        least.press("\t")
        found.append(figure(least, "moving in the minimal app, for comparison", ["\x1b[B"] * 30, 0))
        least.child.close(force=True)
        return found


if __name__ == "__main__":
    Stored(Path(sys.argv[1])).run()
