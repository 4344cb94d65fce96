"""What speaks for a section: named observations about a statement, each a number, most of them 0 or 1.

General evidence bears on every section; evidence about a side bears only on that side's motives. The names are the keys
of the weights (`model.json`) and of the words in which a choice is explained (`explained.yaml`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from math import log2
from typing import NamedTuple

import numpy as np

from briefing.assembly.sections import wording
from briefing.assembly.sections.parties import Naming, Party, in_text, namings
from briefing.assembly.sections.reading import Reading, Told
from briefing.assembly.texts import Texts
from briefing.model import ROLES, Attribution, Statement, Voice

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
PRONOUN = re.compile(
    r"(?:[\"“]?(?:He|She|They|It|His|Her|Their|The (?:company|firm|group|country|president|leader|government|bank|union|party))\b)"
)
ARTICLES_AT_ONCE = 200
"""Articles whose words are looked at in one go."""
NEAR = 14
"""Words between a side's name and the goal that is taken for its own."""
BESIDE = 5
"""Words between them where nothing can have come between."""
OPENING = 30
"""Characters: a side named within these opens the statement and is most likely its subject."""
BODIES = ("state", "organisation", "group")
"""What can act beside the sides and is no single person."""
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
    """Statement id to the number of sources of its point, where there are several."""
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
    hopeful: tuple[wording.Hit, ...] = ()
    """Its words of likelihood."""


class _Speaker(NamedTuple):
    kind: str
    general: dict[str, float]
    sides: frozenset[str]
    direct: bool
    voice: Voice | None


NOBODY = _Speaker("none", {"speaker:none": 1.0}, frozenset(), False, None)
NOBODY_QUOTED = _Speaker("none", {"speaker:none": 1.0, "speaker:none, quoted": 1.0}, frozenset(), False, None)


class _Look(NamedTuple):
    """A statement with what its words tell, the sides that it names, and who says it."""

    statement: Statement
    told: Told
    named: Sequence[Naming]
    speaker: _Speaker


class _Heading(NamedTuple):
    """What a heading says: the constructions of `wording.yaml` in it, the sides it names, and whether it then names a goal."""

    general: dict[str, float]
    named: Sequence[Naming]
    goal: bool


class _Setting(NamedTuple):
    """What the statements of an article share."""

    size: int
    central: float
    published: str
    headings: Mapping[str | None, _Heading]
    countries: frozenset[str]


def of_articles(articles: Sequence[Sequence[Statement]], scene: Scene, texts: Texts) -> Iterator[list[Found]]:
    """The evidence in each statement of each article; `texts` are those of all their statements."""
    sizes = [len(statements) for statements in articles]
    titles = [scene.titles.get(statements[0].source, frozenset[str]()) if statements else frozenset[str]() for statements in articles]
    reading = Reading(texts, scene.core, titles)
    start = 0
    for at in range(0, len(articles), ARTICLES_AT_ONCE):
        some = sizes[at : at + ARTICLES_AT_ONCE]
        told = reading.of(start, np.repeat(np.arange(at, at + len(some)), some))
        start += len(told)
        each = iter(told)
        for statements in articles[at : at + ARTICLES_AT_ONCE]:
            yield _of_article(statements, list(islice(each, len(statements))), scene)


def _of_article(statements: Sequence[Statement], told: Sequence[Told], scene: Scene) -> list[Found]:
    if not statements:
        return []
    source = statements[0].source
    setting = _Setting(
        len(statements),
        scene.central.get(source, 0.0),
        scene.published.get(source, ""),
        {heading: _heading(heading, scene) for heading in {statement.heading for statement in statements}},
        frozenset([country for party in scene.parties for country in party.countries]),
    )
    found: list[Found] = []
    for ordinal, (statement, tells) in enumerate(zip(statements, told, strict=True)):
        found.append(_of_statement(statement, tells, ordinal, found[-1] if found else None, setting, scene))
    return found


def _of_statement(statement: Statement, told: Told, ordinal: int, before: Found | None, setting: _Setting, scene: Scene) -> Found:
    speaker = _speaker(statement, told.quotes, scene)
    look = _Look(statement, told, namings(statement, scene.parties) if scene.parties else [], speaker)
    heading = setting.headings[statement.heading]
    scores = statement.role_scores
    general: dict[str, float] = dict(zip(_of_roles(speaker.kind), (*scores, *scores), strict=False))
    for hit in told.hits:
        general[hit.key] = 1.0
    general.update(speaker.general)
    _place(general, look, ordinal, setting)
    _time(general, statement, told.figures, setting.published)
    _named(general, look, setting.countries, scene.parties)
    general.update(heading.general)
    if speaker.kind == "outside" and any(hit.name in wording.STANDS for hit in told.hits):
        general["speaker:outside, taking a stand"] = 1.0
    if statement.id in scene.sizes:
        general["sources"] = log2(scene.sizes[statement.id])
    subject = _subject(look, before)
    return Found(
        general if all(general.values()) else {name: value for name, value in general.items() if value},
        _by_side(look, subject, before, heading, scene.parties) if scene.parties else {},
        subject,
        speaker.kind,
        speaker.voice.id if speaker.voice else None,
        tuple([hit for hit in told.hits if hit.name in wording.LIKELIHOOD]),
    )


def _by_side(
    look: _Look, subject: str | None, before: Found | None, heading: _Heading, parties: Sequence[Party]
) -> dict[str, dict[str, float]]:
    starts = {naming.side: [one.start for one in look.named if one.side == naming.side] for naming in look.named}
    goals = _goals(look.told.hits, look.statement.text, look.named)
    return {
        party.side.id: {
            **_about(party, starts, look.named, subject, before),
            **_headed(party, heading),
            **_spoken(party, look.speaker, look.told.first_person, starts),
            **goals.get(party.side.id, {}),
        }
        for party in parties
    }


@cache
def _of_roles(speaker: str) -> tuple[str, ...]:
    """The names of the evidence that roles are: by themselves, and with who speaks."""
    return (*(f"role:{role}" for role in ROLES), *(f"{role}:{speaker}" for role in ROLES))


def _speaker(statement: Statement, quotes: bool, scene: Scene) -> _Speaker:
    """Who speaks: a side, a voice outside the sides, the media, somebody without a name, nobody."""
    spoken = [scene.attributions[name] for name in statement.attributions if name in scene.attributions]
    if not spoken:
        return NOBODY_QUOTED if quotes else NOBODY
    first = spoken[0]
    voice = scene.voices.get(first.voice or "")
    sides = frozenset([voice.side]) if voice and voice.side else frozenset[str]()
    kind = "side" if sides else "unknown" if voice is None else "media" if voice.kind == "media" else "outside"
    general = {f"speaker:{kind}": 1.0, f"speaker:{kind}, {first.mode}": 1.0}
    if voice and kind == "outside":
        general[f"speaker:outside, {voice.kind}"] = 1.0
    return _Speaker(kind, general, sides, first.mode != "indirect", voice)


def _place(general: dict[str, float], look: _Look, ordinal: int, setting: _Setting) -> None:
    """Add where it stands in its article, and what it shares with title and lead."""
    statement, told = look.statement, look.told
    text = statement.text
    general["central"] = setting.central
    general["core"] = told.core
    if ordinal == 0:
        general["place:first"] = 1.0
    elif ordinal < 4:
        general["place:lead"] = 1.0
    elif ordinal < setting.size / 3:
        general["place:first third"] = 1.0
    if ordinal > setting.size * 2 / 3:
        general["place:last third"] = 1.0
    if told.title:
        general["title"] = told.title
    if told.size < 9:
        general["short"] = 1.0
    elif told.size > 35:
        general["long"] = 1.0
    if "?" in text and text.rstrip().endswith("?"):
        general["question"] = 1.0
    if told.figures:
        general["figures"] = 1.0
    if statement.restates:
        general["restates"] = 1.0


def _time(general: dict[str, float], statement: Statement, figures: bool, published: str) -> None:
    """Add how far back or ahead its dates lie from the day of its source."""
    if figures and (years := YEAR.findall(statement.text)):
        year = published[:4]
        if not year or any(y < year for y in years):
            general["time:past year"] = 1.0
        if year and any(y > year for y in years):
            general["time:coming year"] = 1.0
    for date in statement.dates:
        if date.when and len(published) >= 10:
            cut = published[: len(date.when)]
            if date.when > cut:
                general["time:ahead"] = 1.0
            elif len(date.when) >= 10 and _days(date.when, published) <= RECENT:
                general["time:news"] = 1.0
            elif (date.when < cut) if len(date.when) < 10 else _days(date.when, published) > OLD:
                general["time:old"] = 1.0


def _days(early: str, late: str) -> int:
    try:
        return (datetime.date.fromisoformat(late[:10]) - datetime.date.fromisoformat(early[:10])).days
    except ValueError:
        return 0


def _named(general: dict[str, float], look: _Look, countries: frozenset[str], parties: Sequence[Party]) -> None:
    """Add how many sides it names, and whether others act in it."""
    statement, named = look.statement, look.named
    count = len({naming.side for naming in named}) if named else 0
    general["sides:several" if count > 1 else "sides:one" if count else "sides:none"] = 1.0
    first = statement.start + min(named[0].start if named else OPENING, OPENING)
    others = opens = False
    for mention in statement.mentions:
        if mention.country not in countries:
            others = others or (mention.kind in BODIES and not _bears(mention.name, parties))
            opens = opens or (mention.start < first and mention.kind != "place")
    if others:
        general["others"] = 1.0
    if opens:
        general["others:open"] = 1.0
    if not parties:
        general["no sides"] = 1.0


def _bears(name: str, parties: Sequence[Party]) -> bool:
    """Whether a name begins with that of a side."""
    return any(party.pattern and party.pattern.match(name) for party in parties)


def _heading(heading: str | None, scene: Scene) -> _Heading:
    if not heading:
        return _Heading({}, (), False)
    names = [hit.name for hit in wording.general().find(wording.words(heading))]
    named = in_text(heading, scene.parties)
    return _Heading({f"heading:{name}": 1.0 for name in names}, named, bool(named) and not set(names).isdisjoint(wording.GOALS))


def _subject(look: _Look, before: Found | None) -> str | None:
    named = look.named
    if named and named[0].start < OPENING:
        return named[0].side
    if before and before.subject and PRONOUN.match(look.statement.text):
        return before.subject
    return named[0].side if named else None


def _about(
    party: Party, starts: Mapping[str, list[int]], named: Sequence[Naming], subject: str | None, before: Found | None
) -> dict[str, float]:
    side = party.side.id
    mine = starts.get(side, [])
    found = {
        "about:named": bool(mine),
        "about:opens": bool(mine) and mine[0] < OPENING,
        "about:first": bool(named) and named[0].side == side,
        "about:only": bool(mine) and len(starts) == 1,
        "about:often": len(mine) > 1,
        "about:subject": subject == side,
        "about:carried": subject == side and not mine,
        "about:before": before is not None and before.subject == side,
    }
    return {name: 1.0 for name, there in found.items() if there}


def _headed(party: Party, heading: _Heading) -> dict[str, float]:
    """Whether the heading names the side first, and has a goal, which is then taken for that side's."""
    if not heading.named or heading.named[0].side != party.side.id:
        return {}
    return {"about:heading, first": 1.0, **({"about:heading, goal": 1.0} if heading.goal else {})}


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
