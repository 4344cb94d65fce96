"""Commands that say which sides there are: an edit each, after which the brief is put together again; nothing is read anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.tui.commands.reasons import no_brief
from briefing.tui.commands.registry import DECIDING, command

if TYPE_CHECKING:
    from briefing.model import Side
    from briefing.tui.desk import Desk
    from briefing.workspace.project import NamedSide
    from briefing.workspace.view import View

HINT = "Other names it goes by, after an equals sign: Peru=Lima,Peruvian government"


def no_side(desk: Desk) -> str:
    """Why no side can be changed."""
    return no_brief(desk) or ("" if desk.navigator.shown.sides() else "There are no sides; “Sides: name one more” makes one.")


def no_own_sides(desk: Desk) -> str:
    """Why the sides need not be found again."""
    return no_brief(desk) or ("" if desk.navigator.shown.edits.sides_are_set else "You have set no sides on this desk.")


@command("add_side", "", DECIDING, why_not=no_brief)
def add(desk: Desk, key: str) -> None:
    """Sides: name one more."""
    sides = list(desk.navigator.shown.sides())
    _ask(desk, "A side of the event", "", sides, lambda new: [*map(_named, sides), new])


@command("change_side", "", DECIDING, why_not=no_side)
def change(desk: Desk, key: str) -> None:
    """Sides: call one by another name, or give it other names."""
    sides = list(desk.navigator.shown.sides())

    def chosen(index: int) -> None:
        others = [side for place, side in enumerate(sides) if place != index]
        _ask(
            desk,
            f"Instead of {sides[index].name}",
            _typed(sides[index]),
            others,
            lambda new: [new if place == index else _named(side) for place, side in enumerate(sides)],
        )

    _choose(desk, "Which side", chosen)


@command("remove_side", "", DECIDING, why_not=no_side)
def remove(desk: Desk, key: str) -> None:
    """Sides: take one away, because it is none."""
    sides = list(desk.navigator.shown.sides())
    _choose(desk, "Which is no side", lambda index: _set(desk, [_named(side) for place, side in enumerate(sides) if place != index]))


@command("find_sides", "", DECIDING, why_not=no_own_sides)
def find(desk: Desk, key: str) -> None:
    """Sides: let the program find them again."""
    _set(desk, None)


def _choose(desk: Desk, heading: str, then: Callable[[int], None]) -> None:
    from briefing.tui.screens.chooser import Choice, Chooser

    sides = enumerate(desk.navigator.shown.sides())
    choices = [Choice(index, side.name, f"also {', '.join(side.aliases)}" if side.aliases else "") for index, side in sides]
    desk.app.push_screen(Chooser(heading, choices), lambda index: then(index) if index is not None else None)


def _ask(desk: Desk, question: str, before: str, others: Sequence[Side], then: Callable[[NamedSide], Sequence[NamedSide]]) -> None:
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


def _set(desk: Desk, sides: Sequence[NamedSide] | None) -> None:
    """Make the edit, and put the brief together again; `change_of_sides` says what came of it."""
    desk.navigator.shown.edits.ask_about(sides)
    desk.decided("Putting the briefing together with these sides…" if sides else "Putting the briefing together again…")
    desk.read_corpus()


def change_of_sides(before: View | None, now: View) -> str:
    """What to say of the sides of a brief that took another's place; nothing where they are the same."""
    names = [side.name for side in now.sides()]
    if before is None or names == [side.name for side in before.sides()]:
        return ""
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    change = "There are no sides now" if not names else f"The side is now {listed}" if len(names) == 1 else f"The sides are now {listed}"
    fresh = [problem for problem in now.problems() if problem not in before.problems()]
    taken_back = "; u takes that back" if now.edits.sides_are_set else ""
    return f"{change}{taken_back}." + "".join(f" But {problem.error} ! says more." for problem in fresh[:1])
