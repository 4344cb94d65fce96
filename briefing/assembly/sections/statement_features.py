"""The features of a statement by which its section is decided: named numbers, most of them 0 or 1.

General features bear on every section; features about a side bear only on that side's motives. Their names are the keys of the weights
(`models/sections.json`) and of the words in which a choice is explained (`explanation_text.yaml`).
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

from briefing.analysis.dates import patterns
from briefing.assembly.arrays import batches
from briefing.assembly.entities.side_mentions import SideMatcher, SideMention, described, mentions_in_statement, mentions_in_text
from briefing.assembly.sections import goal_owners, motive_signs, phrases
from briefing.assembly.sections.lexical_features import LexicalFeatures, LexicalFeaturesOfStatement
from briefing.assembly.text.tokens import TokenMatrix
from briefing.model import ROLES, Attribution, Statement, Voice

YEAR = re.compile(rf"\b{patterns.YEAR}\b")
PRONOUN = re.compile(
    r"(?:[\"“]?(?:He|She|They|It|His|Her|Their|The (?:company|firm|group|country|president|leader|government|bank|union|party))\b)"
)
ARTICLES_PER_BATCH = 200
"""Articles whose words are looked at in one go."""
MOST_WORDS_TO_GOAL = 14
"""Words between a side's name and the goal that is taken for its own."""
MOST_WORDS_BESIDE = 5
"""Words between them where nothing can have come between."""
OPENING_CHARACTERS = 30
"""Characters: a side named within these opens the statement and is most likely its subject."""
BODIES = ("state", "organisation", "group")
"""What can act beside the sides and is no single person."""
OLD_DAYS, RECENT_DAYS = 45, 3
"""Days before the source's date: what is older is earlier history, what is within RECENT is the news."""


class CorpusContext(NamedTuple):
    """What is known of the corpus while its statements are looked at."""

    side_matchers: tuple[SideMatcher, ...]
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
    phrases: phrases.PhraseMatcher
    """Finds the expressions that say which section a statement answers."""


class StatementFeatures(NamedTuple):
    """The features of one statement. `by_side` has an entry for each side, in their order."""

    general: dict[str, float]
    by_side: dict[str, dict[str, float]]
    subject: str | None
    """The side that the statement is mainly about, which a pronoun in the next one may mean."""
    speaker: str
    """Who says it: none, side, outside, media, unknown."""
    voice: str | None
    """The id of the voice that says it."""
    likelihood: tuple[phrases.PhraseMatch, ...] = ()
    """Its words of likelihood."""


class _Speaker(NamedTuple):
    kind: str
    general: dict[str, float]
    sides: frozenset[str]
    direct: bool
    voice: Voice | None


NOBODY = _Speaker("none", {"speaker:none": 1.0}, frozenset(), False, None)
NOBODY_QUOTED = _Speaker("none", {"speaker:none": 1.0, "speaker:none, quoted": 1.0}, frozenset(), False, None)


class _StatementView(NamedTuple):
    """A statement with what its words tell, the sides that it names, and who says it."""

    statement: Statement
    lexical: LexicalFeaturesOfStatement
    named: Sequence[SideMention]
    speaker: _Speaker


class _HeadingFeatures(NamedTuple):
    """What a heading says: the constructions of `phrases.yaml` in it, the sides it names, and whether it then names a goal."""

    general: dict[str, float]
    named: Sequence[SideMention]
    goal: bool


class _ArticleContext(NamedTuple):
    """What the statements of an article share."""

    size: int
    central: float
    published: str
    headings: Mapping[str | None, _HeadingFeatures]
    countries: frozenset[str]


def features_of_articles(
    articles: Sequence[Sequence[Statement]], context: CorpusContext, tokens: TokenMatrix
) -> Iterator[list[StatementFeatures]]:
    """The features of each statement of each article; `tokens` are those of all their statements."""
    sizes = [len(statements) for statements in articles]
    titles = [context.titles.get(statements[0].source, frozenset[str]()) if statements else frozenset[str]() for statements in articles]
    lexical = LexicalFeatures(tokens, context.core, titles, context.phrases)
    start = 0
    for batch in batches(len(articles), ARTICLES_PER_BATCH):
        of_batch = lexical.of(start, np.repeat(np.arange(batch.start, batch.stop), sizes[batch]))
        start += len(of_batch)
        each = iter(of_batch)
        for statements in articles[batch]:
            yield _features_of_article(statements, list(islice(each, len(statements))), context)


def _features_of_article(
    statements: Sequence[Statement], lexical: Sequence[LexicalFeaturesOfStatement], context: CorpusContext
) -> list[StatementFeatures]:
    if not statements:
        return []
    source = statements[0].source
    article = _ArticleContext(
        len(statements),
        context.central.get(source, 0.0),
        context.published.get(source, ""),
        {heading: _heading_features(heading, context) for heading in {statement.heading for statement in statements}},
        frozenset([country for matcher in context.side_matchers for country in matcher.countries]),
    )
    features: list[StatementFeatures] = []
    for ordinal, (statement, own) in enumerate(zip(statements, lexical, strict=True)):
        features.append(_features_of_statement(statement, own, ordinal, features[-1] if features else None, article, context))
    return features


def _features_of_statement(
    statement: Statement,
    lexical: LexicalFeaturesOfStatement,
    ordinal: int,
    before: StatementFeatures | None,
    article: _ArticleContext,
    context: CorpusContext,
) -> StatementFeatures:
    speaker = _speaker(statement, lexical.quotes, context)
    view = _StatementView(
        statement, lexical, mentions_in_statement(statement, context.side_matchers) if context.side_matchers else [], speaker
    )
    heading = article.headings[statement.heading]
    scores = statement.role_scores
    general: dict[str, float] = dict(zip(_role_names(speaker.kind), (*scores, *scores), strict=False))
    for match in lexical.matches:
        general[match.key] = 1.0
    general.update(speaker.general)
    _add_position(general, view, ordinal, article)
    _add_time(general, statement, lexical.has_figures, article.published)
    _add_sides(general, view, article.countries, context.side_matchers)
    general.update(heading.general)
    if speaker.kind == "outside" and any(match.name in phrases.STANCES for match in lexical.matches):
        general["speaker:outside, taking a stand"] = 1.0
    if statement.id in context.sizes:
        general["sources"] = log2(context.sizes[statement.id])
    subject = _subject_of(view, before)
    return StatementFeatures(
        general if all(general.values()) else {name: value for name, value in general.items() if value},
        _features_by_side(view, subject, before, heading, context.side_matchers) if context.side_matchers else {},
        subject,
        speaker.kind,
        speaker.voice.id if speaker.voice else None,
        tuple([match for match in lexical.matches if match.name in phrases.LIKELIHOOD]),
    )


def _features_by_side(
    view: _StatementView,
    subject: str | None,
    before: StatementFeatures | None,
    heading: _HeadingFeatures,
    side_matchers: Sequence[SideMatcher],
) -> dict[str, dict[str, float]]:
    starts = {mention.side: [place.start for place in view.named if place.side == mention.side] for mention in view.named}
    goals = _goals_by_side(view.lexical.matches, view.statement.text, view.named)
    telling = goal_owners.Telling(view.speaker.sides, subject)
    owned = goal_owners.owned_goals(view.lexical.matches, view.statement.text, view.named, telling)
    signs = motive_signs.signs_by_side(
        view.lexical.matches,
        view.statement.text,
        view.named,
        side_matchers,
        motive_signs.Speaking(view.speaker.sides, view.speaker.voice, view.speaker.kind != "none", subject),
    )
    return {
        matcher.side.id: motive_signs.with_plain_signs(
            {
                **_about_side(matcher, starts, view.named, subject, before),
                **_heading_about_side(matcher, heading),
                **_said_of_side(matcher, view.speaker, view.lexical.first_person, starts),
                **goals.get(matcher.side.id, {}),
                **owned.get(matcher.side.id, {}),
                **signs.get(matcher.side.id, {}),
            }
        )
        for matcher in side_matchers
    }


@cache
def _role_names(speaker: str) -> tuple[str, ...]:
    """The names of the features of roles: by themselves, and with who speaks."""
    return (*(f"role:{role}" for role in ROLES), *(f"{role}:{speaker}" for role in ROLES))


def _speaker(statement: Statement, quotes: bool, context: CorpusContext) -> _Speaker:
    """Who speaks: a side, a voice outside the sides, the media, somebody without a name, nobody."""
    spoken = [context.attributions[name] for name in statement.attributions if name in context.attributions]
    if not spoken:
        return NOBODY_QUOTED if quotes else NOBODY
    first = spoken[0]
    voice = context.voices.get(first.voice or "")
    sides = frozenset([voice.side]) if voice and voice.side else frozenset[str]()
    kind = "side" if sides else "unknown" if voice is None else "media" if voice.kind == "media" else "outside"
    general = {f"speaker:{kind}": 1.0, f"speaker:{kind}, {first.mode}": 1.0}
    if voice and kind == "outside":
        general[f"speaker:outside, {voice.kind}"] = 1.0
    return _Speaker(kind, general, sides, first.mode != "indirect", voice)


def _add_position(general: dict[str, float], view: _StatementView, ordinal: int, article: _ArticleContext) -> None:
    """Add where it stands in its article, and what it shares with title and lead."""
    statement, lexical = view.statement, view.lexical
    text = statement.text
    general["central"] = article.central
    general["core"] = lexical.core
    if ordinal == 0:
        general["place:first"] = 1.0
    elif ordinal < 4:
        general["place:lead"] = 1.0
    elif ordinal < article.size / 3:
        general["place:first third"] = 1.0
    if ordinal > article.size * 2 / 3:
        general["place:last third"] = 1.0
    if lexical.title:
        general["title"] = lexical.title
    if lexical.size < 9:
        general["short"] = 1.0
    elif lexical.size > 35:
        general["long"] = 1.0
    if "?" in text and text.rstrip().endswith("?"):
        general["question"] = 1.0
    if lexical.has_figures:
        general["figures"] = 1.0
    if statement.restates:
        general["restates"] = 1.0


def _add_time(general: dict[str, float], statement: Statement, has_figures: bool, published: str) -> None:
    """Add how far back or ahead its dates lie from the day of its source."""
    if has_figures and (years := YEAR.findall(statement.text)):
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
            elif len(date.when) >= 10 and _days(date.when, published) <= RECENT_DAYS:
                general["time:news"] = 1.0
            elif (date.when < cut) if len(date.when) < 10 else _days(date.when, published) > OLD_DAYS:
                general["time:old"] = 1.0


def _days(early: str, late: str) -> int:
    try:
        return (datetime.date.fromisoformat(late[:10]) - datetime.date.fromisoformat(early[:10])).days
    except ValueError:
        return 0


def _add_sides(general: dict[str, float], view: _StatementView, countries: frozenset[str], side_matchers: Sequence[SideMatcher]) -> None:
    """Add how many sides it names, and whether others act in it."""
    statement, named = view.statement, view.named
    count = len({mention.side for mention in named}) if named else 0
    general["sides:several" if count > 1 else "sides:one" if count else "sides:none"] = 1.0
    first = statement.start + min(named[0].start if named else OPENING_CHARACTERS, OPENING_CHARACTERS)
    others = opens = False
    for mention in statement.mentions:
        if mention.country not in countries:
            others = others or (mention.kind in BODIES and not _begins_with_side(mention.name, side_matchers))
            opens = opens or (mention.start < first and mention.kind != "place")
    if others:
        general["others"] = 1.0
    if opens:
        general["others:open"] = 1.0
    if not side_matchers:
        general["no sides"] = 1.0


def _begins_with_side(name: str, side_matchers: Sequence[SideMatcher]) -> bool:
    """Whether a name begins with that of a side."""
    return any(matcher.pattern and matcher.pattern.match(name) for matcher in side_matchers)


def _heading_features(heading: str | None, context: CorpusContext) -> _HeadingFeatures:
    if not heading:
        return _HeadingFeatures({}, (), False)
    names = [match.name for match in context.phrases.find(phrases.lower_words(heading))]
    named = mentions_in_text(heading, context.side_matchers)
    return _HeadingFeatures({f"heading:{name}": 1.0 for name in names}, named, bool(named) and not set(names).isdisjoint(phrases.GOALS))


def _subject_of(view: _StatementView, before: StatementFeatures | None) -> str | None:
    named = view.named
    if named and named[0].start < OPENING_CHARACTERS:
        return named[0].side
    if before and before.subject and PRONOUN.match(view.statement.text):
        return before.subject
    return named[0].side if named else None


def _about_side(
    matcher: SideMatcher,
    starts: Mapping[str, list[int]],
    named: Sequence[SideMention],
    subject: str | None,
    before: StatementFeatures | None,
) -> dict[str, float]:
    side = matcher.side.id
    mine = starts.get(side, [])
    features = {
        "about:named": bool(mine),
        "about:opens": bool(mine) and mine[0] < OPENING_CHARACTERS,
        "about:first": bool(named) and named[0].side == side,
        "about:only": bool(mine) and len(starts) == 1,
        "about:often": len(mine) > 1,
        "about:subject": subject == side,
        "about:carried": subject == side and not mine,
        "about:before": before is not None and before.subject == side,
    }
    return {name: 1.0 for name, there in features.items() if there}


def _heading_about_side(matcher: SideMatcher, heading: _HeadingFeatures) -> dict[str, float]:
    """Whether the heading names the side first, and has a goal, which is then taken for that side's."""
    if not heading.named or heading.named[0].side != matcher.side.id:
        return {}
    return {"about:heading, first": 1.0, **({"about:heading, goal": 1.0} if heading.goal else {})}


def _said_of_side(matcher: SideMatcher, speaker: _Speaker, first_person: bool, starts: Mapping[str, list[int]]) -> dict[str, float]:
    if matcher.side.id in speaker.sides:
        camp = {} if matcher.is_itself(described(speaker.voice)) else {"said:its camp": 1.0}
        return {"said:itself": 1.0, "said:itself, quoted": float(speaker.direct), "said:itself, first person": float(first_person), **camp}
    if speaker.sides:
        return {"said:another side": 1.0}
    if speaker.voice is None:
        return {}
    about = described(speaker.voice)
    return {
        "said:its people": float(matcher.pattern is not None and matcher.pattern.search(about) is not None),
        "said:against others": float(bool(starts) and matcher.side.id not in starts),
    }


def _goals_by_side(matches: Sequence[phrases.PhraseMatch], text: str, named: Sequence[SideMention]) -> dict[str, dict[str, float]]:
    """For each side, the goal expressions that are its own: the nearest side named before the expression has it."""
    features: dict[str, dict[str, float]] = {}
    goals = [match for match in matches if match.name in phrases.GOALS] if named else []
    starts = phrases.word_starts(text) if goals else []
    for match in goals:
        before = [mention for mention in named if mention.start < starts[match.at]]
        if before:
            nearest = before[-1]
            distance = sum(nearest.start <= start < starts[match.at] for start in starts)
            if distance <= MOST_WORDS_TO_GOAL:
                mine = features.setdefault(nearest.side, {})
                mine[f"goal:{match.name}"] = 1.0
                mine["goal"] = 1.0
                if distance <= MOST_WORDS_BESIDE and match.name in phrases.PLAIN_GOALS:
                    mine["goal:beside"] = 1.0
    return features
