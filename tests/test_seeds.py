"""The sample corpus becomes a briefing: its furniture stays out, nothing of its reporting is lost, its sides and sections are found."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefing.cli import cli


def lines(*parts: int | range) -> set[int]:
    """Line numbers, from 1."""
    return {number for part in parts for number in ([part] if isinstance(part, int) else part)}


# What a reader of the file would say of each line that is not empty. The rest is reporting.
FURNITURE = {
    "01-summit-announced.txt": lines(range(3, 38)),
    "02-what-both-sides-want.txt": lines(3, 17, 18, 22, 24),
    "03-arrival-by-train.txt": lines(1, 5, 6, 7, 8, 45, 47, range(83, 147)),
    "04-arms-deal-speculation.txt": lines(1, 5, 27, 29, 31),
    "05-why-they-grew-closer.txt": lines(3, 13, 61, 63, 64),
}
TITLES_AND_HEADINGS = {
    "01-summit-announced.txt": lines(39, 55, 71, 85, 97, 105, 111),
    "02-what-both-sides-want.txt": lines(1, 7, 10, 13, 19),
    "03-arrival-by-train.txt": lines(3, 18, 26, 32, 36, 49, *range(51, 81, 4)),
    "04-arms-deal-speculation.txt": lines(3, 17),
    "05-why-they-grew-closer.txt": lines(1, 17, 35, 49),
}


@pytest.fixture(scope="module")
def brief(seeds: Path) -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["export", str(seeds), "--format", "json", "--no-cache"])
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def text_of(seeds: Path, name: str) -> str:
    return (seeds / name).read_bytes().decode("utf-8")


def spans(text: str, wanted: set[int]) -> list[tuple[int, int]]:
    """Start and end of the lines that are `wanted` and not empty."""
    found, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and number in wanted:
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def covered(span: tuple[int, int], by: list[tuple[int, int]]) -> float:
    """The part of a span that other spans cover, 0 to 1."""
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in by) / (span[1] - span[0])


def statements_by_source(brief: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    paths = {source["id"]: source["path"] for source in brief["sources"]}
    found: dict[str, list[dict[str, Any]]] = {path: [] for path in paths.values()}
    for statement in brief["statements"]:
        found[paths[statement["source"]]].append(statement)
    return found


def test_every_file_is_a_source_and_its_statements_are_its_own_words(brief: dict[str, Any], seeds: Path) -> None:
    found = statements_by_source(brief)
    assert sorted(found) == sorted(FURNITURE)
    for name, statements in found.items():
        text = text_of(seeds, name)
        assert [s["text"] for s in statements] == [text[s["start"] : s["end"]] for s in statements]


def test_furniture_is_no_statement(brief: dict[str, Any], seeds: Path) -> None:
    leaked, total = [], 0
    for name, statements in statements_by_source(brief).items():
        text = text_of(seeds, name)
        said = [(s["start"], s["end"]) for s in statements]
        for start, end in spans(text, FURNITURE[name]):
            total += 1
            if covered((start, end), said) > 0.5:
                leaked.append(f"{name}: {text[start:end]}")
    assert len(leaked) <= 0.03 * total, leaked


def test_no_reporting_is_lost(brief: dict[str, Any], seeds: Path) -> None:
    lost, total = [], 0
    for name, statements in statements_by_source(brief).items():
        text = text_of(seeds, name)
        said = [(s["start"], s["end"]) for s in statements]
        aside = FURNITURE[name] | TITLES_AND_HEADINGS[name]
        for start, end in spans(text, set(range(1, text.count("\n") + 2)) - aside):
            total += 1
            if covered((start, end), said) < 0.95:
                lost.append(f"{name}: {text[start:end]}")
    assert len(lost) <= 0.02 * total, lost


def test_headings_and_titles_are_no_statements(brief: dict[str, Any], seeds: Path) -> None:
    wrong, total = [], 0
    for name, statements in statements_by_source(brief).items():
        text = text_of(seeds, name)
        said = [(s["start"], s["end"]) for s in statements]
        for start, end in spans(text, TITLES_AND_HEADINGS[name]):
            total += 1
            if covered((start, end), said) > 0.5:
                wrong.append(f"{name}: {text[start:end]}")
    assert len(wrong) <= 0.1 * total, wrong


def test_both_sides_are_found_and_every_section_is_filled(brief: dict[str, Any]) -> None:
    assert sorted(side["id"] for side in brief["sides"]) == ["north-korea", "russia"]
    assert sorted(section["id"] for section in brief["sections"]) == [
        "background",
        "developments",
        "motives/north-korea",
        "motives/russia",
        "outlook",
        "reaction",
    ]
    assert [section["id"] for section in brief["sections"] if not section["points"]] == []


def said_by(brief: dict[str, Any], words: str) -> set[str]:
    """The names of everybody to whom a statement that holds `words` is attributed."""
    voices = {voice["id"]: voice["name"] for voice in brief["voices"]}
    attributions = {found["id"]: found for found in brief["attributions"]}
    statements = [s for s in brief["statements"] if words in s["text"]]
    assert statements, words
    return {voices[v] for s in statements for a in s["attributions"] if (v := attributions[a]["voice"])}


def test_who_says_it(brief: dict[str, Any]) -> None:
    speakers = {
        "Why not, they are our neighbors": "Shoigu",
        "North Korea probably has the largest stockpile": "Dempsey",
        "reminded the two that": "Miller",
        "warned Lim Soo-suk": "Lim",
        "behind closed doors": "Cheong",
        "a new geopolitical reality": "Lukin",
        "said in an interview with NHK": "Vorontsov",
        "would say no more than": "Peskov",
    }
    wrong = {words: said_by(brief, words) for words, name in speakers.items() if not any(name in one for one in said_by(brief, words))}
    assert len(wrong) <= 3, wrong


def test_some_points_stand_on_several_independent_sources(brief: dict[str, Any]) -> None:
    assert max(point["independent"] for point in brief["points"]) >= 2


def test_where_the_five_disagree_is_shown(brief: dict[str, Any]) -> None:
    texts = {s["id"]: s["text"] for s in brief["statements"]}
    shown = [[" ".join(texts[s] for s in position["statements"]) for position in d["positions"]] for d in brief["disputes"]]
    disagreements = [
        ("Khasan", "Kazan"),
        ("Kozhemyako", "Kojemiako"),
        ("an official dinner", "a lunch"),
        ("spokesman of the Kremlin", "Russian Foreign Minister, Peskov"),
        ("Pyongyang rejects the claim", "supplied rockets"),
        ("the United States charges", "The charge is denied"),
        ("the 1th", ""),
        ("April 70", ""),
    ]
    found = [pair for pair in disagreements if any(all(any(word in p for p in positions) for word in pair) for positions in shown)]
    assert len(found) >= 3, found


def test_three_of_five_say_where_and_when_they_were_printed(brief: dict[str, Any]) -> None:
    told = {source["path"][:2]: bool(source["title"] and source["outlet"] and source["published"]) for source in brief["sources"]}
    assert told == {"01": False, "02": True, "03": True, "04": True, "05": False}
