"""Lets Textual tell a lone esc at once from the beginning of another key, such as an arrow, whose rest comes in the same piece.

Textual 8 waits 100 ms for that rest, looks whether it waited long enough only every 100 ms, and so answers an esc after 100 to 200 ms.
"""

from __future__ import annotations

import os
import selectors
import sys
from types import SimpleNamespace
from typing import Any

DELAY = 0.025
"""Seconds in which the rest of a key comes, also over a slow line: it is sent together."""


class PromptSelector(selectors.SelectSelector):
    """Waits only shortly after something was read, as that may be half a key, and as long as it is told at rest."""

    _just_read = False

    def select(self, timeout: float | None = None) -> Any:
        """What can be read, within `timeout` seconds."""
        found = super().select(min(timeout, DELAY) if self._just_read and timeout is not None else timeout)
        self._just_read = bool(found)
        return found


def shorten() -> None:
    """Let desks of this process answer esc soon; a delay that the user has set (ESCDELAY) stays."""
    if sys.platform == "win32":
        return
    from textual import constants
    from textual.drivers import linux_driver

    if "ESCDELAY" not in os.environ:
        vars(constants)["ESCAPE_DELAY"] = DELAY
    vars(linux_driver)["selectors"] = SimpleNamespace(**{**vars(selectors), "SelectSelector": PromptSelector})
