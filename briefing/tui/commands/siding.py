"""Commands that say which sides there are: an edit each, after which the brief is put together again; nothing is read anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.tui.commands.table import command
from briefing.tui.commands.taking import no_brief

if TYPE_CHECKING:
    from briefing.model import Side
    from briefing.tui.screens.desk import DeskScreen
    from briefing.workspace.project import NamedSide
    from briefing.workspace.view import View

DECIDING = "Deciding"
HINT = "Other names it goes by stand behind a sign of equality: Peru=Lima,Peruvian government"


def no_side(desk: DeskScreen) -> str:
    """Why no side can be changed."""
    return no_brief(desk) or ("" if desk.shown.sides() else "There are no sides; “Sides: name one more” makes one.")


def found_already(desk: DeskScreen) -> str:
    """Why the sides need not be found again."""
    return no_brief(desk) or ("" if desk.shown.edits.sides_are_set else "You have set no sides on this desk.")


@command("add_side", "", DECIDING, why_not=no_brief)
def add(desk: DeskScreen, key: str) -> None:
    """Sides: name one more."""
    sides = list(desk.shown.sides())
    _ask(desk, "A side of the event", "", sides, lambda new: [*map(_named, sides), new])


@command("change_side", "", DECIDING, why_not=no_side)
def change(desk: DeskScreen, key: str) -> None:
    """Sides: call one by another name, or give it other names."""
    sides = list(desk.shown.sides())

    def chosen(number: int) -> None:
        others = [side for place, side in enumerate(sides) if place != number]
        _ask(
            desk,
            f"Instead of {sides[number].name}",
            _typed(sides[number]),
            others,
            lambda new: [new if place == number else _named(side) for place, side in enumerate(sides)],
        )

    _choose(desk, "Which side", chosen)


@command("remove_side", "", DECIDING, why_not=no_side)
def remove(desk: DeskScreen, key: str) -> None:
    """Sides: take one away, because it is none."""
    sides = list(desk.shown.sides())
    _choose(desk, "Which is no side", lambda number: _set(desk, [_named(side) for place, side in enumerate(sides) if place != number]))


@command("find_sides", "", DECIDING, why_not=found_already)
def find(desk: DeskScreen, key: str) -> None:
    """Sides: let the program find them again."""
    _set(desk, None)


def _choose(desk: DeskScreen, heading: str, then: Callable[[int], None]) -> None:
    from briefing.tui.screens.chooser import Choice, Chooser

    choices = [Choice(number, side.name, f"also {', '.join(side.aliases)}" if side.aliases else "") for number, side in _numbered(desk)]
    desk.app.push_screen(Chooser(heading, choices), lambda number: then(number) if number is not None else None)


def _numbered(desk: DeskScreen) -> Sequence[tuple[int, Side]]:
    return list(enumerate(desk.shown.sides()))


def _ask(desk: DeskScreen, question: str, before: str, others: Sequence[Side], then: Callable[[NamedSide], Sequence[NamedSide]]) -> None:
    """Ask for a side as it is typed after `--side`; `others` are those there are beside it."""
    from briefing.tui.screens.prompt import Prompt

    taken = {side.id: side.name for side in others}

    def wrong(text: str) -> str:
        side = _parsed(text)
        if not side.id:
            return "It needs a name."
        return f"{taken[side.id]} is a side already." if side.id in taken else ""

    def answered(text: str | None) -> None:
        if text is not None and text != before:
            _set(desk, then(_named(_parsed(text))))

    desk.app.push_screen(Prompt(question, before, HINT, wrong), answered)


def _parsed(text: str) -> Side:
    from briefing.assembly.entities.side_names import parse_side

    return parse_side(text)


def _named(side: Side) -> NamedSide:
    from briefing.workspace.project import NamedSide

    return NamedSide(name=side.name, aliases=side.aliases)


def _typed(side: Side) -> str:
    return f"{side.name}={','.join(side.aliases)}" if side.aliases else side.name


def _set(desk: DeskScreen, sides: Sequence[NamedSide] | None) -> None:
    """Make the edit, and put the brief together again; `told` says what came of it."""
    desk.shown.edits.ask_about(sides)
    desk.decided("Putting the briefing together with these sides…" if sides else "Putting the briefing together again…")
    desk.desk_app.read_corpus()


def told(before: View | None, now: View) -> str:
    """What to say of the sides of a brief that took another's place; nothing where they are the same."""
    names = [side.name for side in now.sides()]
    if before is None or names == [side.name for side in before.sides()]:
        return ""
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    said = "There are no sides now" if not names else f"The side is now {listed}" if len(names) == 1 else f"The sides are now {listed}"
    fresh = [one for one in now.problems() if one not in before.problems()]
    taken_back = "; u takes that back" if now.edits.sides_are_set else ""
    return f"{said}{taken_back}." + "".join(f" But {one.error} ! says more." for one in fresh[:1])
