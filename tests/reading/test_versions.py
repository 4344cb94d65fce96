"""Versions of one article are one source: the newest is read, and says what is gone, new and changed."""

from __future__ import annotations

import json

import pytest

from briefing.model import Source
from briefing.reading import corpus, read_bytes

BEFORE = (
    "A landslide near Batu closed the only road to the harbour on Sunday night, the district office said.",
    "Rescuers counted 12 injured people by midnight, among them two bus drivers.",
    "A local councillor said that the slope had been dug up for a quarry without a permit.",
    "The army sent two boats with water and food to the villages along the bay.",
    "Schools along the bay stay closed until Thursday, according to the education ministry.",
)
AFTER = (
    BEFORE[0],
    "Rescuers counted 31 injured people by noon, among them two bus drivers.",
    BEFORE[3],
    BEFORE[4],
    "The quarry's owner, Sari Batu Mandiri, denied that it had dug at the slope.",
)
OTHERS = (
    "The transport ministry opened bids for a ring road around the capital on Friday.",
    "Three builders from Surabaya and one from Osaka took part, the ministry's list shows.",
    "The cheapest offer is 40 percent above what was planned two years ago.",
)


def article(name: str, lines: tuple[str, ...], **fields: object) -> Source:
    record = {
        "title": "Landslide cuts off Batu harbour",
        "maintext": "\n\n".join(lines),
        "outlet": "Bay Courier",
        "url": "https://courier.example/batu",
        **fields,
    }
    (found,) = read_bytes(json.dumps(record).encode(), name)
    assert isinstance(found, Source)
    return found


def test_the_newest_version_is_read_and_says_what_changed() -> None:
    old, new = article("a.json", BEFORE, published="2024-03-03T20:00:00Z"), article("b.json", AFTER, published="2024-03-04T12:00:00Z")
    for order in ([old, new], [new, old]):
        (kept,) = corpus.settle(order)
        (version,) = kept.versions
        assert kept.paths == ("b.json",)
        assert (version.paths, version.ordered) == (("a.json",), True)
        assert version.when is not None
        assert version.when.startswith("2024-03-03")
        assert version.gone == (BEFORE[2],)
        assert version.new == (AFTER[4],)
        ((change),) = version.changed
        assert (change.before, change.after) == (BEFORE[1], AFTER[1])
        assert change.figures == (("12", "31"),)


def test_the_day_of_fetching_orders_versions_that_keep_their_day_of_publication() -> None:
    day = {"published": "2024-03-03"}
    new, old = article("a.json", AFTER, date_download="2024-03-06", **day), article("b.json", BEFORE, date_download="2024-03-04", **day)
    (kept,) = corpus.settle([new, old])
    assert kept.paths == ("a.json",)
    assert kept.versions[0].ordered
    assert kept.versions[0].gone == (BEFORE[2],)


def test_without_dates_nothing_is_called_gone() -> None:
    (kept,) = corpus.settle([article("a.json", BEFORE), article("b.json", AFTER)])
    (version,) = kept.versions
    assert not version.ordered
    assert version.when is None


def test_a_changed_headline_at_one_address_is_a_version_still() -> None:
    old = article("a.json", BEFORE, published="2024-03-03")
    new = article("b.json", AFTER, published="2024-03-04", title="Batu harbour cut off by landslide, 31 hurt")
    (kept,) = corpus.settle([old, new])
    assert kept.paths == ("b.json",)


def test_a_headline_of_one_outlet_is_enough_where_the_address_changed() -> None:
    old, new = article("a.json", BEFORE, published="2024-03-03"), article("b.json", AFTER, published="2024-03-04")
    moved = article("c.json", AFTER, published="2024-03-04", url="https://courier.example/batu-2")
    assert len(corpus.settle([old, moved])) == 1
    assert len(corpus.settle([old, new, moved])) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"outlet": "Strait Times Weekly", "url": "https://weekly.example/batu"},
        {"outlet": None, "url": "https://bay.example/batu"},
    ],
    ids=["another outlet", "an outlet that is not known"],
)
def test_what_another_outlet_prints_is_no_version(fields: dict[str, object]) -> None:
    assert len(corpus.settle([article("a.json", BEFORE), article("b.json", AFTER, **fields)])) == 2


@pytest.mark.parametrize("title", ["Landslide cuts off Batu harbour", "Bids for the ring road"])
def test_another_text_at_the_same_address_is_no_version(title: str) -> None:
    assert len(corpus.settle([article("a.json", BEFORE), article("b.json", OTHERS, title=title)])) == 2


def test_a_preview_is_no_version_and_the_whole_is_read_though_it_is_older() -> None:
    whole, teaser = article("a.json", BEFORE, published="2024-03-03"), article("b.json", BEFORE[:1], published="2024-03-04")
    (kept,) = corpus.settle([whole, teaser])
    assert kept.paths == ("a.json", "b.json")
    assert not kept.versions


def test_three_versions_are_one_source_with_two_others_the_newest_first() -> None:
    sources = [article(f"{day}.json", BEFORE[: day + 2], published=f"2024-03-0{day}") for day in (2, 1, 3)]
    (kept,) = corpus.settle(sources)
    assert kept.paths == ("3.json",)
    assert [one.paths for one in kept.versions] == [("2.json",), ("1.json",)]


def test_times_of_two_zones_are_compared_as_moments() -> None:
    from briefing.reading.versions import _universal

    assert _universal("2024-03-14T23:30:00-05:00") > _universal("2024-03-15T01:00:00+00:00")
    assert _universal("2024-03-14") == "2024-03-14"


def test_a_figure_that_is_written_as_a_word_changes_too() -> None:
    later = tuple(line.replace("two boats", "twenty-one boats") for line in BEFORE)
    sources = [article("a.json", BEFORE, date_publish="2024-03-04"), article("b.json", later, date_publish="2024-03-05")]
    (settled,) = corpus.settle(sources)
    (version,) = settled.versions
    assert [change.figures for change in version.changed] == [(("two", "twenty-one"),)]
