"""Sources tell behind how many lines of the page they stand, as it is now, and who prints one story stands together."""

from __future__ import annotations

from tests.tui.conftest import Curated, desk_of


def told(desk: object, number: int) -> str:
    rows = desk.panes.row_list  # type: ignore[attr-defined]
    return " ".join(" ".join(line.text.replace("▌", "") for line in rows.lines_of(number)).split())


async def test_the_share_of_the_page_follows_curation(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        view = desk.navigator.shown
        total = len(view.orders.page.points)
        await pilot.press("S")
        by_hand = [
            sum(any(one.source == row.id for one in view.point(name).statements) for name in view.orders.page.points)
            for row in view.sources()
        ]
        assert [f"behind {count} of {total} lines of the page" in told(desk, number) for number, count in enumerate(by_hand)] == [True] * 3
        point = next(name for name in view.orders.page.points if view.record(name).lead.startswith("gazette"))
        view.edits.take([point], on=False)
        desk.navigator.reload()
        number = [row.id for row in view.sources()].index("gazette")
        assert f"behind {by_hand[number] - 1} of {total - 1} lines of the page" in told(desk, number)


async def test_sources_of_one_story_stand_together(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("S", "3")
        assert [row.outlet for row in desk.panes.row_list.rows] == ["The Lima Courier", "Andes Wire", "Callao Gazette"]
        assert [group.title for group in desk.navigator.groups] == ["Read", "Not read", "By origin"]
