"""Draw the pictures of the README: the desk on the sample corpus. `make pictures`, then look at them."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from briefing.tui.app import BriefingApp
from briefing.workspace.options import Options
from tests.benchmarks.figures import SEEDS
from tests.tui.conftest import settled

HERE = Path(__file__).parent
DISPUTE = "a dispute that is seen at a glance"
"""In place of a key: the first one on a name, else the first accusation that is denied. Which number it has, the analysis decides."""
PICTURES = {
    # A theme, and keys from the first screen on; any key closes the tour.
    "brief": ("dark", ["j"]),
    "disputes": ("light", ["j", "D", DISPUTE]),
}


async def draw(name: str, theme: str, keys: list[str]) -> None:
    """Write one picture."""
    app = BriefingApp(Options(paths=(SEEDS,), cache=False), theme=theme)
    async with app.run_test(size=(132, 36)) as pilot:
        await settled(pilot)
        for key in keys:
            if key == DISPUTE:
                kinds = [one.note for one in app.main_screen.navigator.groups]
                app.main_screen.navigator.go_to_group(kinds.index("name" if "name" in kinds else "denial"))
            else:
                await pilot.press(key)
            await pilot.pause()
        svg = app.export_screenshot(title="briefing")
    (HERE / f"{name}.svg").write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")


def main() -> None:
    """Draw all of them, apart from this machine's settings."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("CACHE", "CONFIG", "STATE")})
        for name, (theme, keys) in PICTURES.items():
            asyncio.run(draw(name, theme, keys))


if __name__ == "__main__":
    main()
