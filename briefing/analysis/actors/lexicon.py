"""What is known of names beforehand: states, bodies, titles, given names. Loaded once, when first needed (about 50 ms)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from briefing.model import ActorKind
from briefing.yamlfile import shipped

FOLDER = Path(__file__).parent

Sort = Literal["name", "people", "capital", "seat", "region", "place", "body", "party", "group", "media"]


class Entry(NamedTuple):
    """What a known name stands for: canonical form, kind, country (ISO 3166 alpha-3), and what sort of name it is."""

    name: str
    kind: ActorKind
    country: str | None
    sort: Sort


class Lexicon(NamedTuple):
    """Known names by their printed form, the length of the longest that starts with a word, and word classes in lower case."""

    entries: dict[str, Entry]
    longest: dict[str, int]
    titles: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    family_first: frozenset[str]
    body_words: frozenset[str]
    place_words: frozenset[str]
    thing_words: frozenset[str]
    states: dict[str, str]
    """Name of each state by its code."""
    given: frozenset[str]
    """Given names, whoever bears them."""


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The word lists of this folder."""
    entries = _states(shipped(FOLDER / "states.yaml"))
    bodies, people = shipped(FOLDER / "organisations.yaml"), shipped(FOLDER / "people.yaml")
    for sort, key in (("body", "bodies"), ("party", "parties"), ("group", "groups"), ("media", "media")):
        for row in bodies[key]:
            for form in row:
                entries[form] = Entry(row[0], "group" if sort == "group" else "organisation", None, sort)  # type: ignore[arg-type]
    longest: dict[str, int] = {}
    for form in entries:
        first, *rest = form.split(" ")
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    words = {key: frozenset(value.split()) for key, value in {**bodies, **people}.items() if isinstance(value, str)}
    return Lexicon(
        entries=entries,
        longest=longest,
        titles=words["titles"],
        male_titles=words["honorifics_male"],
        female_titles=words["honorifics_female"],
        male=words["given_male"],
        female=words["given_female"],
        family_first=words["family_first"],
        body_words=words["body_words"],
        place_words=words["place_words"],
        thing_words=words["thing_words"],
        states={entry.country: entry.name for entry in entries.values() if entry.sort == "name" and entry.country},
        given=words["given_male"] | words["given_female"],
    )


def _states(data: dict[str, Any]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for place in data["places"].split():
        name = place.replace("_", " ")
        entries[name] = Entry(name, "place", None, "place")
    for code, places in data["regions"].items():
        for place in places:
            entries[place] = Entry(place, "state", code, "region")
    for code, row in data["states"].items():
        for form in row.get("capital", ()):
            entries.setdefault(form, Entry(row["capital"][0], "place", code, "capital"))
        for form in row.get("seats", ()):
            entries[form] = Entry(form, "organisation", code, "seat")
        for form in row.get("people", ()):
            for variant in (form, _plural(form)):
                entries[variant] = Entry(row["name"], "state", code, "people")
    for code, row in data["states"].items():
        for form in (row["name"], *row.get("also", ())):
            entries[form] = Entry(row["name"], "state", code, "name")
    return entries


def _plural(people: str) -> str:
    if people.endswith("man") and people not in {"German", "Roman", "Oman", "Yemen"}:
        return people[:-3] + "men"
    return people if people.endswith(("ese", "ss", "sh", "ch", "x")) else people + "s"
