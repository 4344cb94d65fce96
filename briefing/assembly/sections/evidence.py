"""What speaks for a section: named observations about a statement, each a number, most of them 0 or 1.

General evidence bears on every section; evidence about a side bears only on that side's motives. The names are the keys
of the weights (`model.json`) and of the words in which a choice is explained (`explained.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, log2
from typing import NamedTuple

from briefing import marks
from briefing.assembly.sections import wording
from briefing.assembly.sections.parties import Naming, Party, in_text, namings
from briefing.model import ROLES, Attribution, Statement, Voice

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
PRONOUN = re.compile(
    r"(?:[\"“]?(?:He|She|They|It|His|Her|Their|The (?:company|firm|group|country|president|leader|government|bank|union|party))\b)"
)
_FIRST_PERSON = "i we my our us me i'm we're i've we've i'd we'd i'll we'll mine ours"
FIRST_PERSON = frozenset(_FIRST_PERSON.split())
QUOTES = marks.OPENING + marks.CLOSING
NEAR = 14
"""Words between a side's name and the goal that is taken for its own."""
BESIDE = 5
"""Words between them where nothing can have come between."""
OPENING = 30
"""Characters: a side named within these opens the statement and is most likely its subject."""
OLD, RECENT = 45, 3
"""Days before the source's date: what is older is earlier history, what is within RECENT is the news."""


class Scene(NamedTuple):
    """What is known of the corpus while its statements are looked at."""

    parties: tuple[Party, ...]
    attributions: Mapping[str, Attribution]
    voices: Mapping[str, Voice]
    published: Mapping[str, str]
    """Source id to ISO date, where it is known."""
    sizes: Mapping[str, int]
    """Statement id to the number of sources of its point."""
    titles: Mapping[str, frozenset[str]]
    """Source id to the stems of its title and lead."""
    core: Mapping[str, float]
    """Stem to the share of sources that have it in title or opening."""
    central: Mapping[str, float]
    """Source id to how much its own title and opening are those of the corpus, 0 to 1."""


class Found(NamedTuple):
    """The evidence in one statement. `by_side` has an entry for each side, in their order."""

    general: dict[str, float]
    by_side: dict[str, dict[str, float]]
    subject: str | None
    """The side that the statement is mainly about, which a pronoun in the next one may mean."""
    speaks: str
    """Who says it: none, side, outside, media, unknown."""
    voice: str | None
    """The id of the voice that says it."""


def of_article(statements: Sequence[Statement], scene: Scene) -> list[Found]:
    """The evidence in each statement of one article."""
    found: list[Found] = []
    for ordinal, statement in enumerate(statements):
        before = found[-1] if found else None
        found.append(_of_statement(statement, ordinal, len(statements), before, scene))
    return found


def _of_statement(statement: Statement, ordinal: int, count: int, before: Found | None, scene: Scene) -> Found:
    words = wording.words(statement.text)
    hits = wording.general().find(words)
    named = namings(statement, scene.parties)
    speaker = _speaker(statement, scene)
    general = {
        **{f"role:{role}": score for role, score in zip(ROLES, statement.role_scores, strict=False)},
        **{f"{role}:{speaker.kind}": score for role, score in zip(ROLES, statement.role_scores, strict=False)},
        **{f"words:{hit.name}": 1.0 for hit in hits},
        **speaker.general,
        **_place(statement, words, ordinal, count, scene),
        **_time(statement, scene),
        **_named(named, statement, scene),
        **_heading(statement),
    }
    if speaker.kind == "outside" and any(hit.name in wording.STANDS for hit in hits):
        general["speaker:outside, taking a stand"] = 1.0
    if scene.sizes.get(statement.id, 1) > 1:
        general["sources"] = log2(scene.sizes[statement.id])
    subject = _subject(statement, named, before)
    starts = {naming.side: [n.start for n in named if n.side == naming.side] for naming in named}
    goals = _goals(hits, statement.text, named)
    first_person = bool(FIRST_PERSON.intersection(words))
    headed = in_text(statement.heading or "", scene.parties)
    heading_goal = bool(headed) and any(name.startswith("heading:") and name.removeprefix("heading:") in wording.GOALS for name in general)
    by_side = {
        party.side.id: {
            **_about(party, starts, named, subject, before),
            **_headed(party, headed, heading_goal),
            **_spoken(party, speaker, first_person, starts),
            **goals.get(party.side.id, {}),
        }
        for party in scene.parties
    }
    return Found(
        {name: value for name, value in general.items() if value},
        by_side,
        subject,
        speaker.kind,
        speaker.voice.id if speaker.voice else None,
    )


class _Speaker(NamedTuple):
    kind: str
    general: dict[str, float]
    sides: frozenset[str]
    direct: bool
    voice: Voice | None


def _speaker(statement: Statement, scene: Scene) -> _Speaker:
    """Who speaks: a side, a voice outside the sides, the media, somebody without a name, nobody."""
    spoken = [scene.attributions[name] for name in statement.attributions if name in scene.attributions]
    quoted = any(mark in statement.text for mark in QUOTES)
    if not spoken:
        return _Speaker("none", {"speaker:none": 1.0, "speaker:none, quoted": float(quoted)}, frozenset(), False, None)
    first = spoken[0]
    voice = scene.voices.get(first.voice or "")
    sides = frozenset(voice.side for voice in [voice] if voice and voice.side)
    kind = "side" if sides else "unknown" if voice is None else "media" if voice.kind == "media" else "outside"
    general = {f"speaker:{kind}": 1.0, f"speaker:{kind}, {first.mode}": 1.0}
    if voice and kind == "outside":
        general[f"speaker:outside, {voice.kind}"] = 1.0
    return _Speaker(kind, general, sides, first.mode != "indirect", voice)


def _place(statement: Statement, words: Sequence[str], ordinal: int, count: int, scene: Scene) -> dict[str, float]:
    """Where it stands in its article, and what it shares with title and lead."""
    stems = _stems(words)
    shared = len(stems & scene.titles.get(statement.source, frozenset())) / max(1, len(stems))
    size = len(statement.text.split())
    return {
        "central": scene.central.get(statement.source, 0.0),
        "core": fsum([scene.core[stem] for stem in stems if stem in scene.core]) / max(1, len(stems)),  # whatever the order of a set
        "place:first": float(ordinal == 0),
        "place:lead": float(0 < ordinal < 4),
        "place:first third": float(4 <= ordinal < count / 3),
        "place:last third": float(ordinal > count * 2 / 3),
        "title": shared,
        "short": float(size < 9),
        "long": float(size > 35),
        "question": float(statement.text.rstrip().endswith("?")),
        "figures": float(any(map(str.isdigit, statement.text))),
        "restates": float(statement.restates),
    }


def _time(statement: Statement, scene: Scene) -> dict[str, float]:
    """How far back or ahead its dates lie from the day of its source."""
    published = scene.published.get(statement.source, "")
    year = published[:4]
    years = YEAR.findall(statement.text)
    found = {
        "time:past year": float(any(y < year for y in years) if year else bool(years)),
        "time:coming year": float(bool(year) and any(y > year for y in years)),
    }
    for date in statement.dates:
        if date.when and len(published) >= 10:
            cut = published[: len(date.when)]
            if date.when > cut:
                found["time:ahead"] = 1.0
            elif len(date.when) >= 10 and _days(date.when, published) <= RECENT:
                found["time:news"] = 1.0
            elif (date.when < cut) if len(date.when) < 10 else _days(date.when, published) > OLD:
                found["time:old"] = 1.0
    return found


def _days(early: str, late: str) -> int:
    from datetime import date

    try:
        return (date.fromisoformat(late[:10]) - date.fromisoformat(early[:10])).days
    except ValueError:
        return 0


def _named(named: Sequence[Naming], statement: Statement, scene: Scene) -> dict[str, float]:
    """How many sides it names, and whether others act in it."""
    count = len({naming.side for naming in named})
    countries = {country for party in scene.parties for country in party.countries}
    others = any(
        mention.kind in ("state", "organisation", "group")
        and mention.country not in countries
        and not any(party.pattern and party.pattern.match(mention.name) for party in scene.parties)
        for mention in statement.mentions
    )
    opens = any(
        mention.start - statement.start < OPENING
        and mention.kind != "place"
        and mention.country not in countries
        and not any(naming.start <= mention.start - statement.start for naming in named)
        for mention in statement.mentions
    )
    return {
        "sides:none": float(count == 0),
        "sides:one": float(count == 1),
        "sides:several": float(count > 1),
        "others": float(others),
        "others:open": float(opens),
        "no sides": float(not scene.parties),
    }


def _heading(statement: Statement) -> dict[str, float]:
    """What its heading says: the constructions of `wording.yaml` found there."""
    if not statement.heading:
        return {}
    return {f"heading:{hit.name}": 1.0 for hit in wording.general().find(wording.words(statement.heading))}


def _subject(statement: Statement, named: Sequence[Naming], before: Found | None) -> str | None:
    if named and named[0].start < OPENING:
        return named[0].side
    if before and before.subject and PRONOUN.match(statement.text):
        return before.subject
    return named[0].side if named else None


def _about(
    party: Party, starts: dict[str, list[int]], named: Sequence[Naming], subject: str | None, before: Found | None
) -> dict[str, float]:
    side = party.side.id
    mine = starts.get(side)
    found = {
        "about:named": float(bool(mine)),
        "about:opens": float(bool(mine) and mine[0] < OPENING) if mine else 0.0,
        "about:first": float(bool(named) and named[0].side == side),
        "about:only": float(bool(mine) and len(starts) == 1),
        "about:often": float(len(mine or ()) > 1),
        "about:subject": float(subject == side),
        "about:carried": float(subject == side and not mine),
        "about:before": float(before is not None and before.subject == side),
    }
    return {name: value for name, value in found.items() if value}


def _headed(party: Party, headed: Sequence[Naming], goal: bool) -> dict[str, float]:
    """Whether the heading names the side, names it first, and has a goal, which is then taken for that side's."""
    if all(naming.side != party.side.id for naming in headed):
        return {}
    first = headed[0].side == party.side.id
    found = {"about:heading, first": float(first), "about:heading, goal": float(first and goal)}
    return {name: value for name, value in found.items() if value}


def _spoken(party: Party, speaker: _Speaker, first_person: bool, starts: Mapping[str, list[int]]) -> dict[str, float]:
    if party.side.id in speaker.sides:
        return {"said:itself": 1.0, "said:itself, quoted": float(speaker.direct), "said:itself, first person": float(first_person)}
    if speaker.sides:
        return {"said:another side": 1.0}
    if speaker.voice is None:
        return {}
    about = " ".join(filter(None, (speaker.voice.name, speaker.voice.title, speaker.voice.affiliation)))
    return {
        "said:its people": float(party.pattern is not None and party.pattern.search(about) is not None),
        "said:against others": float(bool(starts) and party.side.id not in starts),
    }


def _goals(hits: Sequence[wording.Hit], text: str, named: Sequence[Naming]) -> dict[str, dict[str, float]]:
    """For each side, the goal expressions that are its own: the nearest side named before the expression has it."""
    found: dict[str, dict[str, float]] = {}
    goals = [hit for hit in hits if hit.name in wording.GOALS] if named else []
    starts = wording.starts(text) if goals else []
    for hit in goals:
        before = [naming for naming in named if naming.start < starts[hit.at]]
        if before:
            nearest = before[-1]
            distance = sum(nearest.start <= start < starts[hit.at] for start in starts)
            if distance <= NEAR:
                mine = found.setdefault(nearest.side, {})
                mine[f"goal:{hit.name}"] = 1.0
                mine["goal"] = 1.0
                if distance <= BESIDE and hit.name in wording.PLAIN_GOALS:
                    mine["goal:beside"] = 1.0
    return found


_COMMON = (
    "the a an of to in on at for and or but with by from as is are was were be been has have had it its this that he she they his her "
    "their who which will would not said says after"
)
COMMON = frozenset(_COMMON.split())


def stems_of(text: str) -> frozenset[str]:
    """The first letters of the words that carry meaning, for comparing texts."""
    return _stems(wording.words(text))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset([word[:6] for word in words if len(word) > 2 and word not in COMMON])
