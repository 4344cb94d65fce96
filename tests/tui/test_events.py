"""A folder that tells of several events: they are found where that is plain, hinted at once, listed, and one of them can be read alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.assembly.events import Subject, several_events, subjects
from briefing.model import Known, Metadata, Source
from briefing.tui.app import BriefingApp
from briefing.workspace.filter_query import Filter
from briefing.workspace.filter_view import filter_in_words
from briefing.workspace.open import open_view
from tests.tui import corpus
from tests.tui.conftest import desk_of, settled

STORIES = {
    "2023-02-07": ("Avalanche buries road at Tsakhkadzor", "An avalanche buried the mountain road near the ski resort of Tsakhkadzor"),
    "2023-04-11": ("Valparaiso port workers blockade cruise terminal", "Dockers blockaded the cruise terminal of Valparaiso harbour"),
    "2023-06-20": ("Brewer Hansa buys Tallinn rival Koduvesi", "The brewer Hansa agreed to a takeover of its Estonian rival Koduvesi"),
    "2023-09-02": ("Locust swarms strip Kordofan sorghum", "Swarms of locusts stripped sorghum in the fields of Kordofan"),
}
ENDINGS = (
    "before dawn, officials said.",
    "and nobody was hurt, police said.",
    "for the second time in a decade.",
    "while ministers met, a spokesman said.",
    "as residents looked on.",
)


def article(number: int, day: str, title: str, opening: str) -> Source:
    text = f"{title}\n\n{opening} {ENDINGS[number % len(ENDINGS)]}\n"
    known = {name: Known(value=value, certainty="sure", origin="made") for name, value in (("title", title), ("published", day))}
    name = f"{day}-{number}"
    return Source(id=name, path=f"{name}.txt", text=text, sha256=name, title_span=(0, len(title)), metadata=Metadata(**known))


def several() -> list[Source]:
    return [article(number, day, *story) for day, story in STORIES.items() for number in range(len(ENDINGS))]


def test_articles_of_four_events_are_told_apart() -> None:
    found = several_events(subjects(several()))
    assert found == [list(range(start, start + 5)) for start in range(0, 20, 5)]


def test_one_event_that_is_told_of_under_several_aspects_is_one() -> None:
    place = "in the flooded valley of Kaghan, where the Kunhar burst its banks,"
    told = [
        replace(one, text=f"{title}\n\n{place} {one.text}")
        for one in several()
        if (title := one.metadata.title.value if one.metadata.title else "")
    ]
    assert several_events(subjects(told)) == []


def test_few_articles_and_events_of_one_article_each_are_no_several_events() -> None:
    made = several()
    assert several_events(subjects(made[:15])) == []
    alone = [Subject(weights={f"word{number}-{n}": 8.0 for n in range(6)}, day=None) for number in range(40)]
    assert several_events(alone) == []


def test_the_day_of_an_article_is_that_of_its_dateline_where_its_date_is_doubtful() -> None:
    told = article(0, "2023-02-09", *STORIES["2023-02-07"])
    doubtful = Known(value="2024-05-01", certainty="doubtful", origin="made")
    (known,) = subjects(
        [replace(told, text=f"YEREVAN, Armenia, Feb. 7, 2023 (Ararat) - {told.text}", metadata=replace(told.metadata, published=doubtful))]
    )
    (unknown,) = subjects([replace(told, metadata=replace(told.metadata, published=doubtful))])
    assert (str(known.day), unknown.day) == ("2023-02-07", None)


def test_what_came_out_months_apart_is_not_one_event() -> None:
    title, opening = STORIES["2023-02-07"]
    made = [article(number, day, title, opening) for day in ("2021-02-07", "2022-02-07", "2023-02-07", "2020-02-07") for number in range(5)]
    assert several_events(subjects(made)) == [], "one word stands in all of them: that is not plainly several events"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for one in several():
        day = one.metadata.published.value if one.metadata.published else ""
        title, text = one.text.split("\n\n")
        (folder / one.path).write_text(f"{title}\nPublished: {day}\n\n{text}", encoding="utf-8")
    return folder


async def test_a_hint_leads_to_the_events_and_enter_reads_one_of_them(news: Path) -> None:
    for visit in range(2):
        app = BriefingApp(corpus.options(news))
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "hint"])
            await pilot.pause()
            desk = desk_of(pilot)
            told = desk.panes.status.message if desk.panes.status else ""
            assert ("20 articles tell of about 4 events" in told) == (visit == 0), "given once"
            await pilot.press("S")
            at = next(number for number, group in enumerate(desk.navigator.groups, 1) if group.title == "By event")
            await pilot.press(str(at))
            titles = [row.title for row in desk.panes.row_list.rows]
            assert sorted(titles) == sorted(title for title, _ in STORIES.values())
            event = desk.navigator.row
            await (pilot.press("enter") if visit else pilot.double_click("#rows", offset=(5, 3)))
            assert desk.navigator.filter == Filter(sources=event.sources)
            assert desk.navigator.listing_name == "brief"
            await pilot.press("F")
            assert not desk.navigator.filter


def test_a_filter_by_many_sources_names_the_first_and_counts_the_others(news: Path) -> None:
    view = open_view(corpus.options(news))
    names = tuple(label.id for label in view.source_labels())
    (words,) = filter_in_words(view, Filter(sources=names))
    assert words.count(" or ") == 2
    assert words.endswith("or 18 other sources")
    assert filter_in_words(view, Filter(sources=names[:3]))[0].count("in ") == 3
