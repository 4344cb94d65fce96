"""Commands that correct what is known of a source, and rate it: an edit each, and the brief follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.tui.commands.reasons import no_brief
from briefing.tui.commands.registry import DECIDING, command

if TYPE_CHECKING:
    from briefing.model import Metadata
    from briefing.tui.desk import Desk

FIELDS = ("outlet", "title", "author", "date", "agency")
HINTS = {
    "author": "Several with semicolons between. Empty: as it was read.",
    "date": "The day on which it was published, such as 2024-03-05. Empty: as it was read.",
    "agency": "Whose story it prints, such as AP; what two print of its story counts once. Empty: as it was read.",
}
RATINGS = ("A reliable", "B usually reliable", "C fairly reliable", "D not usually reliable", "E unreliable", "F can't be judged")
"""Offered, as analysts are used to them; any other words can be typed. The program rates nobody."""
OWN = "own"


def no_source(desk: Desk) -> str:
    """Why no source can be corrected."""
    return no_brief(desk) or ("" if desk.follower.target else "No source is shown.")


@command("correct_source", "b", DECIDING, why_not=no_source)
def correct(desk: Desk, key: str) -> None:
    """Byline: correct outlet, title, author, date, agency of the source, or say how reliable you hold it."""
    from briefing.tui.screens.chooser import Choice, Chooser

    page = desk.navigator.shown.source(desk.follower.shown.source)
    known = read_values(page.source.metadata)
    choices = [Choice(field, field.capitalize(), known[field] or "not known") for field in FIELDS]
    choices.append(Choice("rating", "Reliability, as you hold it", page.rating or "not rated"))

    def chosen(field: str | None) -> None:
        if field == "rating":
            _rate(desk, page.source.id, page.rating)
        elif field:
            _ask(desk, page.source.id, field, known[field])

    note = "Enter or a number chooses what to correct; then type."
    desk.app.push_screen(Chooser(f"Correct {page.source.path}", choices, note=note), chosen)


def read_values(metadata: Metadata) -> dict[str, str]:
    """What is known of a source, as texts that can be changed."""
    known = {"outlet": metadata.outlet, "title": metadata.title, "date": metadata.published, "agency": metadata.agency}
    found = {name: one.value if one else "" for name, one in known.items()}
    return found | {"author": "; ".join(one.value for one in metadata.authors)}


def _ask(desk: Desk, source: str, field: str, before: str) -> None:
    """Ask for one value, make the edit, and put the brief together again with it."""
    from briefing.tui.screens.prompt import Prompt
    from briefing.workspace.project import SourceSettings
    from briefing.workspace.source_settings import wrong_date

    def answered(text: str | None) -> None:
        if text is None or text == before:
            return
        value: Any = tuple(name for one in text.split(";") if (name := one.strip())) or "" if field == "author" else text.strip()
        desk.navigator.shown.edits.correct_source(source, SourceSettings(**{field: value}))
        desk.decided(f"{field.capitalize()} {'corrected' if value else 'as it was read'}; putting the briefing together again…")
        desk.read_corpus()

    check = wrong_date if field == "date" else lambda answer: ""
    desk.app.push_screen(Prompt(field.capitalize(), before, HINTS.get(field, "Empty: as it was read."), check), answered)


def _rate(desk: Desk, source: str, before: str) -> None:
    """Ask how reliable the analyst holds a source; labels are all that hangs on it."""
    from briefing.tui.screens.chooser import Choice, Chooser

    edits = desk.navigator.shown.edits
    choices = [Choice(rating, rating) for rating in RATINGS]
    choices += [Choice(OWN, "In other words…"), Choice("", "Not rated", why_not="" if before else "It is not rated.")]

    def chosen(rating: str | None) -> None:
        if rating == OWN:
            desk.ask(
                "How reliable you hold it", before, "A letter and a word.", lambda text: edits.rate_source(source, text.strip()), "Rated."
            )
        elif rating is not None:
            edits.rate_source(source, rating)
            desk.decided(f"Rated {rating}." if rating else "Not rated any more.")

    desk.app.push_screen(Chooser("How reliable you hold it", choices), chosen)
