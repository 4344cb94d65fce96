"""Commands that decide something: each is one edit, on the disk before it shows, and undone with `u`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from briefing.tui.commands.reasons import no_brief, no_statement
from briefing.tui.commands.registry import DECIDING, command
from briefing.tui.commands.voices import alike_to, call_voice, join_alike, joined_by_name, not_alike, not_to_split, shown_voice, split_voice
from briefing.tui.display import NOT_SURE, Fold
from briefing.tui.painting import counted
from briefing.tui.parts.left_places import SEARCHED
from briefing.tui.wrapping import clipped
from briefing.workspace.page import IN_BRIEF

if TYPE_CHECKING:
    from briefing.tui.desk import Desk
    from briefing.workspace.rows import PointRow
    from briefing.workspace.view import View


NO_LINES = "No line here can be marked."


def no_point(desk: Desk) -> str:
    """Why nothing can be decided about a point."""
    if reason := no_brief(desk):
        return reason
    if desk.panes.row_list.at_end and not desk.marks.marked:
        return "This is the end of the list; k goes back up."
    fold = ": it stands on a fold, which enter opens or closes." if isinstance(desk.navigator.row, Fold) else "."
    return "" if desk.marks.chosen() else f"There is no point under the cursor{fold}"


def no_dispute(desk: Desk) -> str:
    """Why nothing can be decided about a dispute."""
    if isinstance(desk.navigator.row, Fold) and desk.navigator.listing_name == "disputes":
        return "Enter shows or hides the disputes that are not sure; [ and ] lead to a dispute."
    return "" if shown_dispute(desk) else "No dispute is shown; D lists them."


def shown_dispute(desk: Desk) -> str | None:
    """The id of the dispute that is shown; None where there is none."""
    shown = desk.navigator.current_group.id if desk.navigator.listing_name == "disputes" else ""
    return shown if shown and shown != NOT_SURE else None


def rows_of(desk: Desk) -> Sequence[PointRow]:
    """The chosen points as rows."""
    return desk.navigator.shown.rows_of(desk.marks.chosen())


def nothing_to_mark(desk: Desk) -> str:
    """Why the row under the cursor can't be marked."""
    return joined_by_name(desk) or ("" if desk.marks.point_under_cursor() else "There is no point under the cursor.")


@command("mark", "space", DECIDING, why_not=nothing_to_mark)
def mark(desk: Desk, key: str) -> None:
    """Mark: act on several points together."""
    desk.marks.toggle()


@command("mark_range", "v", DECIDING, why_not=lambda desk: "" if desk.marks.marked else "Mark the first line with the space bar.")
def mark_range(desk: Desk, key: str) -> None:
    """Mark all lines from the one marked last to this one."""
    if not desk.marks.mark_to_cursor():
        desk.panes.hint("The line that was marked last does not stand in this list.")


@command("mark_all", "asterisk", DECIDING, why_not=no_brief)
def mark_all(desk: Desk, key: str) -> None:
    """Mark all lines that are shown here."""
    if not desk.marks.mark_shown(invert=False):
        desk.panes.hint("Every line that is shown here is marked already." if desk.marks.marked else NO_LINES)


@command("mark_others", "i", DECIDING, why_not=no_brief)
def mark_others(desk: Desk, key: str) -> None:
    """Invert: of the lines that are shown, mark those that are not marked, and no others."""
    if not desk.marks.mark_shown(invert=True):
        desk.panes.hint(NO_LINES)


@command("mark_filtered", "ampersand", DECIDING, why_not=lambda desk: "" if desk.navigator.filter else "No filter is on; f sets one.")
def mark_filtered(desk: Desk, key: str) -> None:
    """Mark all lines that the filter shows, in every section."""
    if not desk.marks.mark_filtered():
        desk.panes.hint("Every line that the filter shows is marked already." if desk.marks.marked else NO_LINES)


@command("pin", "p", DECIDING, footer="pin", footer_order=80, why_not=no_point)
def pin(desk: Desk, key: str) -> None:
    """Pin to the top of the section, or unpin."""
    edits, names, elsewhere = desk.navigator.shown.edits, desk.marks.chosen(), desk.marks.elsewhere()
    if desk.marks.done_just_now(names):
        return
    if all(row.pinned for row in rows_of(desk)):
        edits.unpin(names)
        desk.decided(f"{counted(len(names), 'point')} unpinned.{elsewhere}")
    else:
        follow = _none_below(desk)
        edits.pin(names)
        desk.decided(f"{counted(len(names), 'point')} pinned.{elsewhere}", follow=follow)


def _none_below(desk: Desk) -> bool:
    """Whether no line stands below the cursor that could come under it.

    Not under a filter, nor so far down that the line is not found at the top: a held key would go on to a line above.
    """
    rows = desk.panes.row_list
    below = rows.rows[rows.cursor + 1 : rows.cursor + 2]
    return not desk.navigator.filter and rows.cursor < SEARCHED // 2 and (not below or isinstance(below[0], Fold))


@command("exclude", "x", DECIDING, footer="exclude", footer_order=90, why_not=no_point)
def exclude(desk: Desk, key: str) -> None:
    """Exclude from the briefing and its exports, or take back."""
    edits, names, elsewhere = desk.navigator.shown.edits, desk.marks.chosen(), desk.marks.elsewhere()
    if desk.marks.done_just_now(names):
        return
    if all(row.excluded for row in rows_of(desk)):
        edits.include(names)
        desk.decided(f"{counted(len(names), 'point')} taken back.{elsewhere}", on=True)
    else:
        edits.exclude(names)
        desk.decided(f"{counted(len(names), 'point')} excluded; X shows what is excluded.{elsewhere}", on=True)


@command("exclude_whole", "ctrl+x", DECIDING, why_not=no_statement)
def exclude_whole(desk: Desk, key: str) -> None:
    """Exclude a whole source or voice with one decision, or take it back."""
    from briefing.tui.screens.chooser import Choice, Chooser

    view, target = desk.navigator.shown, desk.follower.shown
    statement = target.statement
    voices = {chain.voice: chain.voice_name or "" for chain in (statement.chains if statement else ()) if chain.voice}
    if shown := shown_voice(desk):
        voices = dict([shown])
    source = next(row for row in view.sources() if row.id == target.source)
    choices = [Choice(("source", source.id), f"The source {source.outlet}: {source.title}", _whole_note(view, "source", source.path))]
    for voice, name in voices.items():
        choices.append(Choice(("voice", voice), f"The voice {name}", _whole_note(view, "voice", view.voice_as_read(voice))))
    if desk.navigator.listing_name == "voices":
        choices.reverse()

    def done(chosen: tuple[str, str] | None) -> None:
        if chosen is not None:
            kind, name = chosen
            key_of = (kind, source.path if kind == "source" else view.voice_as_read(name))
            verb = "include" if key_of in view.overlay.excluded_wholes else "exclude"
            before = len(view.overlay.excluded)
            getattr(view.edits, f"{verb}_{kind}")(name)
            count = abs(len(view.overlay.excluded) - before)
            told = "taken back" if verb == "include" else "excluded; X shows what is excluded"
            desk.decided(f"{counted(count, 'point')} {told}.", on=True)

    desk.app.push_screen(Chooser("Exclude, or take back, all of", choices), done)


def _whole_note(view: View, kind: str, name: str) -> str:
    return "Excluded now: this takes it back." if (kind, name) in view.overlay.excluded_wholes else ""


@command("move", "m", DECIDING, footer="move", footer_order=100, why_not=no_point)
def move(desk: Desk, key: str) -> None:
    """Move to another section."""
    choose_section(desk, desk.marks.chosen())


def choose_section(desk: Desk, names: Sequence[str], *, onto_page: bool = False) -> None:
    """Ask for the section that points go to; with `onto_page` they stand on its page then."""
    from briefing.tui.screens.chooser import Choice, Chooser

    view, elsewhere = desk.navigator.shown, desk.marks.elsewhere()
    here = {row.section for row in rows_of(desk)}
    shown = view.shown_sections()  # in the order of the desk, so that a section has the same number in both
    hidden = [section for section in view.sections() if section not in shown]
    choices = [
        Choice(section.id, section.title, why_not=f"It is in “{section.title}” already." if here == {section.id} else "")
        for section in [*shown, *hidden]
    ]
    choices.insert(len(shown), Choice("", "No section", "Keeps it out of the briefing, under Unplaced."))

    def done(section: str | None) -> None:
        if section is not None:
            view.edits.move(names, section or None)
            where = (
                f"to “{next(choice.title for choice in choices if choice.value == section)}”"
                if section
                else "out of the briefing; U shows it"
            )
            if onto_page and section:
                view.edits.take(names, on=True)
                where += ", onto the page"
            desk.decided(f"{counted(len(names), 'point')} moved {where}.{elsewhere}")

    desk.app.push_screen(Chooser(f"Move {counted(len(names), 'point')} to", choices, note=elsewhere.strip()), done)


def no_line_to_note(desk: Desk) -> str:
    """Why no note can be typed; below the last row it is about the last line, which the question names."""
    return "" if _stands_below_a_line(desk) else no_point(desk)


def _stands_below_a_line(desk: Desk) -> bool:
    rows, listing = desk.panes.row_list, desk.navigator.listing
    return bool(listing and rows.at_end and not desk.marks.marked and listing.points_of(rows.rows[-1]))


@command("note", "a", DECIDING, footer="note", footer_order=110, why_not=no_line_to_note)
def note(desk: Desk, key: str) -> None:
    """Annotate: write a note to the point; an empty one takes it away."""
    question = "Note"
    if _stands_below_a_line(desk):
        desk.panes.row_list.move_to(len(desk.panes.row_list.rows) - 1)
        question = f"Note on the last line, “{clipped(rows_of(desk)[0].text, 60)}”"
    edits, names, elsewhere = desk.navigator.shown.edits, desk.marks.chosen(), desk.marks.elsewhere()
    before = rows_of(desk)[0].note or ""
    about = "the point" if len(names) == 1 else f"each of {len(names)} points"
    hint = f"The note is exported with {about}. ctrl+a on the line writes several lines in $EDITOR.{elsewhere}"
    desk.ask(question, before, hint, lambda text: edits.note(names, text.strip()), f"Noted.{elsewhere}")


def no_editor(desk: Desk) -> str:
    """Why no note can be written in an editor."""
    from briefing.tui import originals

    if reason := no_point(desk):
        return reason
    if desk.app.is_web:
        return "No program of the machine that serves the desk is started from a browser; a types a note."
    return "" if originals.editor() else "Set $EDITOR to write in your editor; a types a note of one line."


@command("long_note", "ctrl+a", DECIDING, why_not=no_editor)
def long_note(desk: Desk, key: str) -> None:
    """Annotate in $EDITOR, for notes of several lines."""
    edits, names, elsewhere = desk.navigator.shown.edits, desk.marks.chosen(), desk.marks.elsewhere()
    before = rows_of(desk)[0].note or ""
    text = desk.output.edit_text(before)
    if text is None:
        return
    if text == before.strip():
        desk.panes.hint("The note is as it was.")
        return
    edits.note(names, text)
    desk.decided(f"Noted.{elsewhere}")


@command(
    "merge",
    "M",
    DECIDING,
    why_not=lambda desk: (
        joined_by_name(desk)
        or no_point(desk)
        or ("" if len(desk.marks.chosen()) > 1 else "Mark at least two points with the space bar first.")
    ),
)
def merge(desk: Desk, key: str) -> None:
    """Merge the marked points into one; the first of them leads."""
    names, elsewhere = desk.marks.chosen(), desk.marks.elsewhere()
    desk.navigator.shown.edits.merge(names)
    desk.decided(f"{len(names)} points merged.{elsewhere}")
    desk.navigator.find_point(names[:1])


def no_near(desk: Desk) -> str:
    """Why there is no near line, or voice, to decide about."""
    if shown_voice(desk):
        return "" if alike_to(desk) else "No voice was found that may be the same. R and the name of another joins them."
    point = desk.follower.target.point if desk.follower.target else None
    if point is None:
        return "There is no point under the cursor."
    return "" if point.near else "No line was found that may say the same."


@command("join_near", "c", DECIDING, footer="count in", footer_order=85, why_not=no_near)
def join_near(desk: Desk, key: str) -> None:
    """Count in: the nearest line says the same, and is joined; in the list of voices, the voice that may be the same is."""
    if shown_voice(desk):
        join_alike(desk)
        return
    point = desk.follower.shown.point
    assert point
    desk.navigator.shown.edits.merge([point.row.id, point.near[0].point])
    desk.decided(f"Joined: “{clipped(point.near[0].lead.text, 60)}”", follow=True)


@command("not_near", "C", DECIDING, why_not=no_near)
def not_near(desk: Desk, key: str) -> None:
    """No: the nearest line does not say the same, and is shown beside this one no more; nor is the voice."""
    if shown_voice(desk):
        not_alike(desk)
        return
    point = desk.follower.shown.point
    assert point
    desk.navigator.shown.edits.keep_apart(point.row.id, [point.near[0].point])
    desk.decided(f"Not the same: “{clipped(point.near[0].lead.text, 60)}”", follow=True)


def not_behind(desk: Desk) -> str:
    """Why the statement in the source pane can't be taken for itself."""
    if desk.navigator.listing_name == "voices":
        return not_to_split(desk)
    point = desk.follower.target.point if desk.follower.target else None
    if no_point(desk) or point is None or desk.follower.target is None:
        return "There is no point under the cursor."
    if len(point.statements) < 2:
        return "Only one statement stands behind this point."
    return "" if desk.follower.target.statement_index else "This statement leads the point; step to another with . first."


def behind(desk: Desk) -> tuple[str, str]:
    """The point in the source pane and the statement of it that is shown; only where `not_behind` has nothing to say."""
    point = desk.follower.shown.point
    assert point
    return point.row.id, point.statements[desk.follower.shown.statement_index].id


@command("split", "vertical_line", DECIDING, why_not=not_behind)
def split(desk: Desk, key: str) -> None:
    """Split: give the statement in the source pane a point of its own; in a voice, give what is marked to another one."""
    if shown_voice(desk):
        split_voice(desk)
        return
    point, statement = behind(desk)
    desk.navigator.shown.edits.split(point, [statement])
    desk.follower.statement_index = 0
    desk.decided("It has a point of its own.")


@command("lead", "L", DECIDING, why_not=lambda desk: "A line leads a point; B shows them." if shown_voice(desk) else not_behind(desk))
def lead(desk: Desk, key: str) -> None:
    """Lead: let the statement in the source pane stand for the point."""
    point, statement = behind(desk)
    desk.navigator.shown.edits.lead(point, statement)
    desk.follower.statement_index = 0
    desk.decided("It leads the point now.")


@command("rename", "R", DECIDING, why_not=no_brief)
def rename(desk: Desk, key: str) -> None:
    """Rename: the section that is shown, or in the list of voices the voice."""
    edits, group = desk.navigator.shown.edits, desk.navigator.current_group
    view, voice = desk.navigator.listing_name, shown_voice(desk)
    if voice:
        call_voice(desk, *voice)
    elif group.id == IN_BRIEF:
        desk.panes.hint("What the page opens with is called so everywhere; a section has a title of yours.")
    elif view == "brief":
        desk.ask("Title of the section", group.title, "", lambda text: edits.retitle(text, group.id), "Retitled.")
    else:
        desk.panes.hint("Sections are renamed in the brief (B), voices in the list of voices (V).")


@command("sections", "s", DECIDING, why_not=no_brief)
def sections(desk: Desk, key: str) -> None:
    """Sections of this briefing: add, rename, hide and reorder them."""
    from briefing.tui.screens.sections import SectionsScreen

    desk.app.push_screen(
        SectionsScreen(lambda: desk.navigator.shown, desk.decided), lambda name: desk.navigator.show_view("brief", name) if name else None
    )


@command("retitle", "", DECIDING, why_not=no_brief)
def retitle(desk: Desk, key: str) -> None:
    """Retitle the whole briefing."""
    edits = desk.navigator.shown.edits
    desk.ask("Title of the briefing", desk.navigator.shown.title, "", edits.retitle, "Retitled.")


def _judged(desk: Desk, status: str, judge: Callable[[str], Any], words: str) -> None:
    name = shown_dispute(desk)
    assert name
    if desk.marks.done_just_now([name]):
        return
    if desk.navigator.shown.dispute(name).status == status:
        desk.navigator.shown.edits.reopen(name)
        desk.decided("The dispute is open again.")
    else:
        judge(name)
        desk.decided(words)


@command("accept", "A", DECIDING, footer="real", footer_order=41, why_not=no_dispute)
def accept(desk: Desk, key: str) -> None:
    """Accept the dispute as real, or open it again."""
    _judged(desk, "accepted", desk.navigator.shown.edits.accept, "The dispute is accepted.")


@command("dismiss", "d", DECIDING, footer="no dispute", footer_order=42, why_not=no_dispute)
def dismiss(desk: Desk, key: str) -> None:
    """Dismiss the dispute as none, or open it again."""
    _judged(desk, "dismissed", desk.navigator.shown.edits.dismiss, "The dispute is dismissed.")
