"""What opens over the desk, and is left once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

T = TypeVar("T")


class Modal(ModalScreen[T]):
    """A modal screen that is answered once: of two enters in one breath the second finds it gone."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave with a result; nothing where it was left before, since what stands on top now is another screen."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
