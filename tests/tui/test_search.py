"""Search as you type, filters, and what is taken away from the desk."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key, Paste

from briefing.tui.app import BriefingApp
from briefing.workspace.filter_query import Filter
from briefing.workspace.open import open_view
from tests.tui import corpus
from tests.tui.conftest import Opened, at_once, desk_of, rows_of, said, settled


async def test_a_search_finds_as_one_types_and_lights_the_words(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"wag")
        assert desk.panes.row_list.rows
        assert all("wage" in row.text for row in desk.panes.row_list.rows)
        await pilot.press(*"es", "space", *"cent")
        start, end = desk.panes.source.target.highlights[0]
        assert desk.panes.source.text[start:end] == "wages"
        await pilot.press("enter", "n")
        assert desk.panes.row_list.cursor == 1
        await pilot.press("N")
        assert desk.panes.row_list.cursor == 0
        await pilot.press("escape")
        assert desk.navigator.listing.name == "brief"
        assert not desk.search.box.display
        await pilot.press("slash")
        assert desk.search.box.display
        assert desk.search.box.has_focus
        await pilot.press("n")
        assert desk.navigator.listing.name == "search"


async def test_keys_that_come_all_at_once_act_in_their_order(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        at_once(pilot, "slash", *"wagex", "backspace", *"s", "enter", "n", "B", "j")
        await pilot.pause()
        assert (desk.navigator.query_text, desk.search.box.value) == ("wages", "wages")
        assert (desk.navigator.listing.name, desk.panes.current, desk.panes.row_list.cursor) == ("brief", "rows", 1)
        at_once(pilot, "a", *"Ask her", "enter")
        await pilot.pause()
        assert [row.note for row in rows_of(desk) if row.note] == ["Ask her"]
        moved = desk.navigator.row.text
        at_once(pilot, "m", "3", "u", "k")
        await pilot.pause()
        assert said(pilot)[-1].startswith(f"Undone: moved “{moved[:30]}")


async def test_keys_that_come_while_the_desk_is_left_do_no_harm(opened: Opened) -> None:
    async with opened() as pilot:
        app = pilot.app
    assert not app.screen_stack
    for event in (Key("j", "j"), Key("escape", None), Paste("wages")):
        await app.on_event(event)


async def test_a_letter_that_is_typed_before_the_search_hears_of_its_focus_is_kept(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"wages", "enter")
        for query in ("strike", "st"):
            desk.search.open()
            await desk.search.box.take_key(Key(query[0], query[0]))
            await pilot.pause()
            await pilot.press(*query[1:])
            assert desk.search.box.value == query
            await pilot.press("enter")


async def test_a_search_goes_on_when_the_terminal_is_resized(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"wa")
        await pilot.resize_terminal(80, 24)
        await pilot.press(*"ges")
        assert desk.search.box.value == "wages"


async def test_a_search_that_finds_nothing_says_so(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("slash", *"zyzzyva")
        assert desk_of(pilot).panes.row_list.empty == "Nothing found."


async def test_a_key_that_is_none_says_so(opened: Opened) -> None:
    async with opened() as pilot:
        for key, name in {"Q": "Q", "f7": "f7", "ctrl+b": "ctrl+b"}.items():
            await pilot.press(key)
            assert said(pilot)[-1] == f"`{name}` is not bound here; `?` lists the keys."


async def test_a_key_that_is_none_says_so_in_what_lies_over_the_desk_too(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("question_mark", "Q")
        assert "`Q` is not bound here; esc closes" in pilot.app.screen.text.head[0].text
        await pilot.press("escape", "m", "Q")
        assert "`Q` is not bound here; enter chooses, esc leaves" in pilot.app.screen.row_list.head[0].text


async def test_full_texts_hold_furniture_too(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"harbours", "enter")
        assert not desk.panes.row_list.rows
        await pilot.press("2")
        assert [row.text for row in desk.panes.row_list.rows] == ["Read also: Ten harbours to see in Peru"]


async def test_a_filter_shows_what_passes_and_says_so(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        everything = sum(group.count for group in desk.navigator.groups)
        await pilot.press("f", "enter", "escape")
        assert desk.navigator.filter.independent == 2
        assert sum(group.count for group in desk.navigator.groups) < everything
        assert all(row.independent > 1 for row in desk.panes.row_list.rows)
        assert desk.panes.filter_bar.display
        await pilot.press("F")
        assert sum(group.count for group in desk.navigator.groups) == everything
        assert not desk.panes.filter_bar.display


async def test_a_filter_holds_in_every_view_or_says_that_it_does_not(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        courier = next(row.id for row in desk.navigator.view.sources() if row.path == "courier.txt")
        await pilot.press("V")
        voices = len(desk.navigator.groups)
        desk.navigator.filter_by(Filter(sources=(courier,)))
        await pilot.pause()
        assert len(desk.navigator.groups) < voices
        said = [row for group in desk.navigator.groups if group.id for row in desk.navigator.listing.rows(group.id)]
        assert {row.source for row in said} == {courier}
        assert [row.id for row in desk.navigator.listing.rows("")] == [group.id for group in desk.navigator.groups if group.id]
        assert desk.navigator.view.source_title(courier) in desk.panes.filter_bar.render_line(0).text
        await pilot.press("S")
        assert [row.path for row in desk.panes.row_list.rows] == ["courier.txt"]
        await pilot.press("slash", *"union")
        assert {row.source for row in desk.panes.row_list.rows} == {courier}
        await pilot.press("enter", "2")
        assert {row.source for row in desk.panes.row_list.rows} == {courier}
        await pilot.press("E")
        assert "Not filtered: every edit is listed" in desk.panes.filter_bar.render_line(0).text


async def test_y_copies_the_raw_line_with_its_citation(opened: Opened, home: Path) -> None:
    async with opened() as pilot:
        await pilot.press("y")
        desk = desk_of(pilot)
        assert desk.navigator.row.text in pilot.app.clipboard.replace("\\", "")
        assert "characters" in pilot.app.clipboard
        assert (home / "state" / "briefing" / "copied.md").read_text() == pilot.app.clipboard


async def test_o_opens_the_file_at_the_line_in_the_editor(opened: Opened, harbour: Path, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    async with opened() as pilot:
        await pilot.press("o")
        assert "Set $EDITOR" in said(pilot)[-1]
        commands: list[list[str]] = []
        monkeypatch.setenv("EDITOR", "vi -R")
        desk = desk_of(pilot)
        monkeypatch.setattr(desk.output, "run_editor", commands.append)
        await pilot.press("o")
        file = harbour / desk.panes.source.page.source.path
        line = int(commands[0][2].removeprefix("+"))
        assert commands == [["vi", "-R", f"+{line}", str(file)]]
        assert desk.navigator.row.text[:20] in file.read_text().splitlines()[line - 1]


async def test_e_exports_to_the_file_that_is_named(opened: Opened, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    async with opened() as pilot:
        await pilot.press("e", *"x", "enter")
        assert "names no format" in str(pilot.app.screen.query_one("#hint").content)
        await pilot.press("escape", "e", "enter")
        await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "export"])
        await pilot.pause()
        assert "Quispe" in (tmp_path / "briefing.md").read_text()


async def test_the_desk_takes_in_a_new_article_without_losing_the_place(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press(str(len(desk.navigator.groups)), "j")
        text = desk.navigator.row.text
        corpus.write(harbour, third="Arica too\n\nDockers in Arica began a strike on Friday, the mayor said.\n")
        pilot.app.read_corpus()
        await settled(pilot)
        assert desk.navigator.row.text == text
        assert len(desk.navigator.view.sources()) == 3


async def test_new_is_what_came_since_the_last_visit_also_where_an_older_brief_is_stored(harbour: Path) -> None:
    options = corpus.options(harbour)
    last_visit = open_view(options)
    last_visit.mark_seen()
    last_visit.close()
    corpus.write(harbour, third="Arica too\n\nDockers in Arica began a strike on Friday, the mayor said.\n")
    app = BriefingApp(options, new=True)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert app.main_screen.navigator.filter.new
        assert [row.text for row in app.main_screen.panes.row_list.rows] == ["Dockers in Arica began a strike on Friday, the mayor said."]
        assert not any("Nothing is new" in words for words in said(pilot))


async def test_letters_of_all_kinds_keep_every_line_in_its_width(opened: Opened, harbour: Path) -> None:
    corpus.write(harbour, odd=corpus.ODD)
    for size in ((120, 40), (80, 24), (40, 12)):
        async with opened(size=size) as pilot:
            desk = desk_of(pilot)
            desk.navigator.show_source(next(row.id for row in desk.navigator.view.sources() if row.path == "odd.txt"))
            await pilot.pause()
            await pilot.press("enter")
            for pane in (desk.panes.source, desk.panes.row_list):
                for y in range(pane.size.height):
                    strip = pane.render_line(y)
                    assert strip.cell_length == pane.size.width
                    assert not any(mark in strip.text for mark in "\x1b\u202e\u200d")


async def test_hits_are_counted_and_each_says_where_it_stands(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"strike", "enter", "x")
        desk.navigator.reload()
        rows, view = desk.panes.row_list.rows, desk.navigator.shown
        page = sum(view.rows_of([row.point])[0].page for row in rows if row.point and not row.excluded)
        words, texts = desk.navigator.groups
        assert (words.count, f"{page} on the page" in words.note, "1 excluded" in words.note) == (len(rows), True, True)
        assert texts.note.startswith("in ")
        assert f"{len(rows)} hits ●{page}" in desk.panes.row_list.note
        await pilot.press("2")
        listing = desk.navigator.listing
        shown = [" ".join(piece for line in listing.paint(row, 90, pilot.app.styles_now) for piece, _ in line) for row in rows_of(desk)]
        assert all("in no statement" in one or "in " in one.split("  ", 1)[1] for one in shown)
        assert any("× excluded" in one for one in shown)
