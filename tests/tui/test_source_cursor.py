"""The source pane has a cursor of its own: statement by statement, with the keys of points, and signs for where each stands."""

from __future__ import annotations

from tests.tui.conftest import Curated, desk_of, said


async def test_j_and_k_in_the_source_go_from_statement_to_statement_and_esc_back_to_the_row(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "enter")
        row = desk.follower.shown.statement
        await pilot.press("j", "j")
        texts = [desk.follower.shown.statement.text]
        await pilot.press("k")
        texts.append(desk.follower.shown.statement.text)
        assert texts == [
            "The harbour company denied that it had threatened to close the northern pier, as the union claims.",
            "Ministers were relieved.",
        ]
        assert "Where" not in desk.follower.shown.standing
        assert desk.panes.source._passage() == (desk.follower.shown.statement.start, desk.follower.shown.statement.end)
        await pilot.press(*["k"] * 9)
        assert "first statement" in said(pilot)[-1]
        await pilot.press("escape")
        assert desk.follower.shown.statement == row
        assert desk.follower.own is None


async def test_a_sentence_that_no_section_wants_is_added_from_the_source(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        view = desk.navigator.shown
        name = next(row.id for row in view.points("reaction") if row.text == "Ministers were relieved.")
        view.edits.undo()  # nobody moved it
        desk.navigator.reload()
        await pilot.press("3", "enter", "j")
        assert desk.follower.shown.standing == "in no section: m moves it into one"
        await pilot.press("plus", "5")
        assert view.record(name).section == "reaction"
        assert name in view.page()
        assert desk.follower.shown.standing == "in International reaction, on the page"
        assert desk.panes.current == "source"
        await pilot.press("minus")
        assert name not in view.page()


async def test_the_keys_of_points_act_on_the_statement_in_the_source(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "enter", "j", "x")
        assert "Ministers were relieved." in [row.text for row in desk.navigator.shown.excluded()]
        assert desk.follower.shown.standing == "excluded: x takes it back"
        await pilot.press("j", "k", "x", "a", *"who", "enter")
        assert not any(row.text.startswith("Ministers") for row in desk.navigator.shown.excluded())
        assert desk.follower.shown.point.row.note == "who"
        await pilot.press("space", "escape")
        assert len(desk.marks.marked) == 1


async def test_the_gutter_says_where_each_statement_stands(curated_desk: Curated) -> None:
    async with curated_desk(size=(200, 60)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "enter", "j")

        def signs() -> dict[str, str]:
            pane = desk.panes.source
            lines = [strip.text for row in range(pane.row_count()) for strip in pane.lines_of(row)]
            return {line[3:21]: line[1] for line in lines if line[1] != " "}

        found = signs()
        assert found["Dockers in Callao "] == "●"
        assert found["“We have got what "] == "·"
        assert found["Wages will rise by"] == "●"
        assert found["Ministers were rel"] == "·"
        await pilot.press("x")
        assert signs()["Ministers were rel"] in "·×"
        await pilot.press("j", "x")
        assert signs()["Ministers were rel"] == "×"


async def test_split_and_lead_work_on_the_statement_in_the_source(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("full_stop", "enter", "j", "k")
        assert desk.follower.own == desk.follower.shown.statement.id
        assert desk.follower.shown.statement_index == 1
        text = desk.follower.shown.statement.text
        await pilot.press("L")
        assert text in [row.text for row in desk.panes.row_list.rows]
