"""Disputes side by side: positions in a table where there are more than two, differing words marked, keys that decide in the footer."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.model import Dispute, Position
from briefing.tui.commands.edit import shown_dispute
from briefing.tui.display import NOT_SURE, Fold
from briefing.tui.styles import without_colour
from briefing.tui.views.disputes import DisputesView, Positions
from briefing.tui.wrapping import cells
from briefing.workspace.filter_query import Filter
from briefing.workspace.view import View
from tests.tui.conftest import Curated, Opened, desk_of, said
from tests.workspace.made import brief

TEXTS = {
    "one.txt": "Seven lorries burned near Talca. One. Two. Three.",
    "two.txt": "Nine lorries burned near Talca. Four. Five. Six.",
    "three.txt": "Eleven lorries burned near Talca. Nine lorries burned there. Eight. Ten.",
}


def listing(*begins: str, sure: bool = True) -> DisputesView:
    """The view of one dispute, a position for each of the statements that begin so."""
    made = brief(TEXTS)
    said = [next(one for one in made.statements if one.text.startswith(begin)) for begin in begins]
    positions = tuple(Position(value=one.text.split()[0], statements=(one.id,)) for one in said)
    dispute = Dispute(id="d9", kind="number", about="lorries", positions=positions, sure=sure, certainty=0.9 if sure else 0.3)  # type: ignore[arg-type]
    return DisputesView(View(replace(made, disputes=(dispute,))), Filter())


def test_more_than_two_positions_stand_in_a_table_with_their_outlets() -> None:
    rows = listing("Seven", "Nine lorries burned near", "Eleven").rows("d9")
    assert isinstance(rows[0], Positions)
    assert [(value, told.split()[0]) for value, told in rows[0].values] == [("Seven", "One"), ("Nine", "Two"), ("Eleven", "Three")]
    assert len(rows) == 4
    assert not any(isinstance(row, Positions) for row in listing("Seven", "Eleven").rows("d9"))


def test_the_table_has_a_column_for_values_and_one_for_who_gives_them() -> None:
    values = (("Seven", "Andes Wire 2024-03-05 ×2, Callao Gazette"), ("more than eleven lorries in all", "The Lima Courier"))
    row = Positions(values)
    view = listing("Seven", "Eleven")
    for width in (90, 60, 24):
        lines = ["".join(piece for piece, _ in line) for line in view.paint(row, width, without_colour())]
        assert all(cells(line) <= width for line in lines)
        assert lines[0].startswith("A  Seven")
        column = lines[0].index("Andes")
        assert next(line for line in lines if "Lima" in line).index("The") == column
        assert any(line.startswith("B  more") for line in lines)


def test_an_outlet_that_says_it_more_than_once_is_named_once() -> None:
    made = brief(TEXTS)
    names = [next(one.id for one in made.statements if one.text.startswith(begin)) for begin in ("Eleven", "Nine lorries burned there")]
    others = [next(one.id for one in made.statements if one.text.startswith(begin)) for begin in ("Seven", "Nine lorries burned near")]
    positions = (Position(value="many", statements=tuple(names)), *(Position(value=name, statements=(name,)) for name in others))
    view = View(replace(made, disputes=(Dispute(id="d9", kind="number", about="lorries", positions=positions, certainty=0.9),)))
    table = DisputesView(view, Filter()).rows("d9")[0]
    assert isinstance(table, Positions)
    assert table.values[0][1].startswith("Three 2025")
    assert table.values[0][1].endswith(" ×2")


async def test_the_keys_that_decide_stand_in_the_footer_of_a_narrow_screen(curated_desk: Curated) -> None:
    async with curated_desk((80, 24)) as pilot:
        await pilot.press("D")
        footer = desk_of(pilot).panes.keys.render_line(0).text
        assert "A real" in footer
        assert "d no dispute" in footer


async def test_a_narrow_screen_shows_in_the_row_that_a_dispute_is_dismissed(curated_desk: Curated) -> None:
    async with curated_desk((80, 24)) as pilot:
        rows = desk_of(pilot).panes.row_list

        def text() -> str:
            return "\n".join(strip.text for row in range(len(rows.rows)) for strip in rows.lines_of(row))

        await pilot.press("D")
        before = text()
        for key, judged in (("d", "≠ dispute dismissed"), ("A", "≠ dispute accepted")):
            assert judged not in before
            await pilot.press(key)
            assert text().count(judged) == 2
        await pilot.press("u", "u")
        assert text() == before


def test_the_words_that_differ_are_marked_on_both_sides() -> None:
    view = listing("Seven", "Eleven")
    row = view.rows("d9")[0]
    left, right = view.target(row, 0), view.comparison(row, 0)
    assert left
    assert right
    marked = [[TEXTS[f"{one.source}.txt"][start:end] for start, end in one.highlights] for one in (left, right)]
    assert marked == [["Seven"], ["Eleven"]]


def test_beside_a_statement_stands_one_of_another_article_first() -> None:
    view = listing("Eleven", "Nine lorries burned there", "Seven")
    row = next(row for row in view.rows("d9") if not isinstance(row, Positions) and row.value == "Eleven")
    other = view.comparison(row, 0)
    assert other
    assert other.source == "one"


def test_what_is_not_sure_stands_behind_a_fold_and_says_so() -> None:
    assert [group.note for group in listing("Seven", "Eleven").groups()] == ["number"]
    view = listing("Seven", "Eleven", sure=False)
    assert [(group.id, group.count) for group in view.groups()] == [(NOT_SURE, 1)]
    (fold,) = view.rows(NOT_SURE)
    assert isinstance(fold, Fold)
    assert (fold.count, fold.is_open, view.fold_index(NOT_SURE)) == (1, False, 0)
    view.view.desk.fold(NOT_SURE, is_open=True)
    assert [group.note for group in view.groups()] == ["", "number, not sure"]


async def test_enter_opens_the_fold_of_disputes_and_nothing_is_decided_on_it(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("D")
        ids = [group.id for group in desk.navigator.groups]
        assert ids[-1] == NOT_SURE
        desk.navigator.go_to_group(len(ids) - 1)
        assert shown_dispute(desk) is None
        await pilot.press("d")
        assert "Enter shows or hides the disputes" in said(pilot)[-1]
        await pilot.press("enter")
        assert len(desk.navigator.groups) > len(ids)
        assert desk.navigator.current_group.id == NOT_SURE


async def test_the_keys_that_decide_stand_in_the_footer_of_disputes_only(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        assert not {"accept", "dismiss"} & {key.command for key in desk.footer_keys()}
        await pilot.press("D")
        assert {"accept", "dismiss"} <= {key.command for key in desk.footer_keys()}


async def test_marked_lines_are_copied_together_with_their_citations(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "space", "space")
        texts = [row.text for row in desk.navigator.shown.rows_of(desk.marks.marked)]
        await pilot.press("y")
        copied = pilot.app.clipboard
        assert copied.count("> — ") == len(texts) > 1
        assert [copied.index(text[:12]) for text in texts] == sorted(copied.index(text[:12]) for text in texts)


async def test_the_palette_begins_with_what_can_be_done_here(curated_desk: Curated) -> None:
    from briefing.tui.command_palette import CommandProvider

    async with curated_desk() as pilot:
        notes = [note for _, note, _ in CommandProvider(desk_of(pilot)).actions()]
        refused = ["not now" in note for note in notes]
        assert refused == sorted(refused)
        assert any(refused)
        assert not all(refused)
