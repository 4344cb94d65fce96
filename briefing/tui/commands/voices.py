"""Commands about who says what: voices are named, joined and split, statements given to others. Each is an edit like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.tui.commands.reasons import no_statement
from briefing.tui.commands.registry import DECIDING, command
from briefing.tui.painting import counted
from briefing.workspace.rows import StatementRow, VoiceEntry

if TYPE_CHECKING:
    from briefing.tui.desk import Desk
    from briefing.tui.screens.chooser import Choice
    from briefing.workspace.view import View

MOST = 200
"""Voices that are offered at once; letters lead to the others."""


class Answer(NamedTuple):
    """Who says it: a voice by its name in the sources, one that is new, only the source (no name), or whoever was found."""

    name: str | None
    as_found: bool = False


def shown_voice(desk: Desk) -> tuple[str, str] | None:
    """Id and name of the voice that is shown, or under the cursor of the list of voices; None where there is none."""
    if desk.navigator.listing_name != "voices":
        return None
    group, row = desk.navigator.current_group, desk.navigator.row
    if group.id:
        return group.id, group.title
    return (row.id, row.voice.name) if isinstance(row, VoiceEntry) else None


# --- names


def joined_by_name(desk: Desk) -> str:
    """How voices are joined, where the cursor stands on one in their list and the key would join lines; empty elsewhere."""
    on_voice = isinstance(desk.navigator.row, VoiceEntry) and not desk.marks.marked
    return "Voices are not marked: R and the name of another voice joins the two." if on_voice else ""


def call_voice(desk: Desk, voice: str, before: str) -> None:
    """Ask for another name for a voice; where another one is called so, offer to join the two."""
    from briefing.tui.screens.prompt import Prompt

    hint = "Everywhere in the briefing and its exports. The name of another voice joins the two."
    desk.app.push_screen(Prompt("Call this voice", before, hint), lambda text: _called(desk, voice, before, text))


def _called(desk: Desk, voice: str, before: str, text: str | None) -> None:
    from briefing.tui.screens.chooser import Choice, Chooser

    edits = desk.navigator.shown.edits
    called = (text or "").strip()
    if not called or called == before:
        return
    other = desk.navigator.shown.voice_called(called, but=voice)

    def rename() -> None:
        edits.rename(voice, called)
        desk.decided("Renamed.")

    def done(join: bool | None) -> None:
        if join and other:
            edits.join_voices(voice, other)
            desk.decided(f"Joined with {called}: one voice now.")
        elif join is False:
            rename()

    if other is None:
        rename()
        return
    choices = [Choice(True, "Join them: both are one voice"), Choice(False, "Rename only: two voices of one name")]
    desk.app.push_screen(Chooser(f"There is a voice {called} already", choices), done)


def alike_to(desk: Desk) -> tuple[str, str] | None:
    """The voice that is shown, and the one that may be the same, by their ids; None where there is none."""
    from briefing.workspace.voice_list import alike

    voice = shown_voice(desk)
    other = alike(desk.navigator.shown, voice[0]) if voice else None
    return (voice[0], other) if voice and other else None


def join_alike(desk: Desk) -> None:
    """The voice whose name may be another spelling is this one."""
    view, pair = desk.navigator.shown, alike_to(desk)
    assert pair
    voice, other = sorted(pair, key=lambda name: -view.voice(name).statements)  # the name that is said most stays
    names = view.voice(voice).name, view.voice(other).name
    view.edits.join_voices(other, voice)
    desk.decided(f"{names[1]} is {names[0]}: one voice now.")


def not_alike(desk: Desk) -> None:
    """The voice whose name may be another spelling is somebody else."""
    view, pair = desk.navigator.shown, alike_to(desk)
    assert pair
    view.edits.tell_voices_apart(*pair)
    desk.decided(f"{view.voice(pair[0]).name} and {view.voice(pair[1]).name} are two.")


# --- who says what


def _statements(desk: Desk) -> Sequence[str]:
    """What is to have another speaker: of the voice that is shown what stands behind marked lines, else their leads; else the one shown."""
    view, voice = desk.navigator.shown, shown_voice(desk)
    if desk.marks.marked and voice and desk.navigator.current_group.id:
        return [name for name in view.statement_ids_of_voice(voice[0]) if view.point_of(name) in desk.marks.marked]
    if desk.marks.marked:
        return [view.record(name).lead for name in desk.marks.marked]
    row, target = desk.navigator.row, desk.follower.target
    if desk.panes.current == "rows" and isinstance(row, StatementRow):
        return [row.id]
    return [target.statement.id] if target and target.statement else []


def no_speaker(desk: Desk) -> str:
    """Why nobody can be said to say something."""
    if isinstance(desk.navigator.row, VoiceEntry) and desk.panes.current == "rows":
        return "Go into a voice first; enter does."
    return "" if desk.marks.marked else no_statement(desk)


@command("speaker", "at", DECIDING, why_not=no_speaker)
def speaker(desk: Desk, key: str) -> None:
    """Speaker: say who says the statement, or that nobody but its source does."""
    view, names = desk.navigator.shown, _statements(desk)
    if not names:
        desk.panes.hint("None of the marked lines is said by this voice.")
        return
    rows = view.records.statements(names)
    voice = shown_voice(desk)
    first = next((chain.voice for row in rows for chain in row.chains), None)
    instead = voice[0] if voice and desk.navigator.current_group.id else first if any(len(row.chains) > 1 for row in rows) else None
    own = [
        _choice(Answer(None), "Nobody: the source says it itself", "" if any(row.chains for row in rows) else "It does already."),
        *([_choice(Answer(None, True), "Whoever was found to")] if any(row.speaker_set for row in rows) else []),
    ]

    def done(answer: Answer | None) -> None:
        if answer is None:
            return
        if answer.as_found:
            view.edits.speakers_as_found(names)
            desk.decided("The speaker is again the one that was found.")
        else:
            view.edits.set_speaker(names, answer.name, instead)
            desk.decided(f"Said by {answer.name}." if answer.name else "Said by the source itself.")

    _ask(desk, f"Who says {_these(rows)}?", own, done)


def not_to_split(desk: Desk) -> str:
    """Why no statement can be taken out of a voice."""
    if desk.navigator.listing_name != "voices" or not desk.navigator.current_group.id:
        return "Go into a voice first; enter does."
    return "" if _statements(desk) else "None of the marked lines is said by this voice."


def split_voice(desk: Desk) -> None:
    """Take statements out of the voice that is shown, into one that is named."""
    view, voice, names = desk.navigator.shown, shown_voice(desk), _statements(desk)
    assert voice

    def done(answer: Answer | None) -> None:
        if answer and answer.name:
            view.edits.split_voice(voice[0], names, answer.name)
            desk.decided(
                f"{counted(len(names), 'statement')} of {voice[1]} {'is' if len(names) == 1 else 'are'} said by {answer.name} now."
            )

    _ask(desk, f"Of {voice[1]}, who says {_these(view.records.statements(names))}?", (), done, but=voice[0])


def _these(rows: Sequence[StatementRow]) -> str:
    return "this" if len(rows) == 1 else f"these {len(rows)}"


def _choice(answer: Answer, title: str, why_not: str = "", note: str = "") -> Choice[Answer]:
    from briefing.tui.screens.chooser import Choice

    return Choice(answer, title, note, why_not)


def _ask(desk: Desk, question: str, own: Sequence[Choice[Answer]], done: Callable[[Answer | None], None], but: str = "") -> None:
    """Ask for a voice: those that there are, and whatever name is typed."""
    from briefing.tui.screens.finder import Finder

    view = desk.navigator.shown
    desk.app.push_screen(Finder(question, lambda typed: _offers(view, typed.strip(), own, but)), done)


def _offers(view: View, typed: str, own: Sequence[Choice[Answer]], but: str) -> Sequence[Choice[Answer]]:
    from briefing.tui.views.voices import about
    from briefing.workspace.voice_list import matching

    sides = {side.id: side.name for side in view.sides()}
    rows = [row for row in matching(view.voices(), typed) if row.id != but][:MOST]
    found = [_choice(Answer(view.voice_as_read(row.id)), row.name, note=about(row, sides)) for row in rows]
    named = view.voice_called(typed, but="") if typed else None
    new = [_choice(Answer(typed), f"Somebody new: {typed}")] if typed and named is None else []
    return [*(own if not typed else ()), *found, *new]
