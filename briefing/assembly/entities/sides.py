"""The sides of an event, found without being told: actors that titles and leads name, that want, offer and oppose."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.analysis.actors.lexicon import load
from briefing.analysis.actors.linking import family_name
from briefing.analysis.wordlists import listed
from briefing.assembly.entities import unnamed_groups
from briefing.assembly.entities.actors import Actor, ActorStats, collect_actors
from briefing.assembly.entities.side_names import side_id
from briefing.assembly.text.names import normalize_name
from briefing.assembly.text.tokens import TokenMatrix
from briefing.model import Article, Record, Side
from briefing.templates import Template
from briefing.yamlfile import shipped

WEIGHTS = Path(__file__).parent.parent / "models" / "sides.yaml"
MOST_CANDIDATES = 25
"""Actors looked at: the most mentioned."""
BEYOND_DOUBT = 0.8
"""From this probability an actor is a side beside its own party, or beside one of its people."""
OFTEN, LEAST_STATEMENTS = 10, 30
"""Two act towards each other as much as can be where one statement in so many says so; a shorter text counts as one of this many."""

HALF = 0.5
SPEAKS = 3
"""Who is quoted less and wants nothing is no party, even where nobody else wants anything."""

MOST_GROUPS = 10
"""Groups without a name of their own that are looked at beside them."""

UNHEARD = 0.6
"""Share of the statements about an actor in which it must want something where nobody speaks for it."""

NUMBERED = re.compile(r"-\d+[A-Z]?$")
"""At the end of a name, what numbers things of one kind: "Corva-2"."""

LEAST_PUBLIC = 0.03
"""Share of all mentions that are of parties, parliaments and holders of offices; with less, an event is no public matter."""

STAFF = listed("union unions workers employees staff pilots players")
"""Words that make a body's name that of those who work for it."""


class Weights(Record, frozen=True):
    """The weights of `sides.yaml`: evidence to log-odds, the least probability of a side and of a lone side's opponent, the most sides.

    `harm` and `will` are shares of statements, `thing` and `scene` of mentions (see `_can_take_sides`); `lone` is the share of a person's
    statements that must want something where nobody else is a side; `faces` adds to the log-odds of whom a likely side faces, and a lone
    side's opponent must have faced it `meetings` times.
    """

    weights: dict[str, float]
    least: float
    opponent: float
    harm: float
    will: float
    most: int
    thing: float
    scene: float
    lone: float
    faces: float
    meetings: int


class SideCandidate(NamedTuple):
    """An actor and the probability that it is a side."""

    probability: float
    actor: Actor


def find_sides(articles: Sequence[Article], template: Template, tokens: TokenMatrix | None = None) -> tuple[Side, ...]:
    """The sides of the event, the likeliest first; none where the event has none or the template asks for none.

    `tokens` are those of the articles' statements, where they were split already.
    """
    if not any(section.each_side for section in template.sections):
        return ()
    return sides_among(collect_actors(articles, tokens))


def sides_among(stats: ActorStats) -> tuple[Side, ...]:
    """The sides among the actors of a corpus."""
    learned = weights()
    candidates = _beside_each_other([one for one in rank_candidates(stats) if _can_take_sides(one.actor, stats)], stats)
    chosen = [one for one in candidates if one.probability >= learned.least]
    if len(chosen) == 1:
        chosen += _opponent(chosen[0], candidates, stats)
    chosen = _without_parts(_without_leaders(chosen))
    chosen = [one for one in chosen if not _is_only_the_subject(one, chosen, stats)][: learned.most]
    if len(chosen) == 1 and not _wants_something(chosen[0].actor):
        return ()
    sides: dict[str, Side] = {}
    for one in chosen:
        side = replace(_side(one.actor, stats), certainty=round(one.probability, 3))
        sides.setdefault(side.id, side)
    return tuple(sides.values())


def _opponent(alone: SideCandidate, candidates: list[SideCandidate], stats: ActorStats) -> list[SideCandidate]:
    """The likeliest candidate whom a side without another faces, if it is likely enough."""
    facing = stats.opponents[alone.actor.key]
    for one in candidates:
        acts = _is_heard(one.actor) or one.actor.volition > 1
        if one is not alone and acts and facing[one.actor.key] >= weights().meetings and not _of_one_government(alone.actor, one.actor):
            return [one] if one.probability >= weights().opponent else []
    return []


def _can_take_sides(actor: Actor, stats: ActorStats) -> bool:
    """Whether an actor can be a side of an event like this: it wants something itself, and is no thing, no place and no one else's voice.

    Where more is harmed than wanted (accidents, storms) only armed groups are sides; where hardly anything is wanted, no person is.
    """
    harm, will = stats.harms / max(1, stats.statements), stats.volition / max(1, stats.statements)
    if harm >= weights().harm and harm > will:
        return actor.kind == "group"
    if actor.kind in ("person", "organisation") and (
        _only_speaks(actor)
        or not (_is_heard(actor) or _is_surely_somebody(actor))
        or actor.things >= weights().thing * actor.mentions
        or NUMBERED.search(actor.name)
    ):
        return False
    silent = actor.volition < 1 and actor.kind != "collective" and actor.quoted < SPEAKS
    if silent or actor.things + actor.scenes >= weights().scene * actor.mentions:
        return False
    return will >= weights().will or actor.kind != "person"


def _is_heard(actor: Actor) -> bool:
    """Whether somebody speaks, is spoken for, or wants something in most statements: a ship or a man under arrest is only told of."""
    return actor.quoted + actor.spoken_for > 0 or actor.volition > UNHEARD * max(1, actor.as_subject)


def _is_surely_somebody(actor: Actor) -> bool:
    """Whether an office or a given name says that somebody who is not heard is a person all the same."""
    given = load().given
    return actor.kind == "person" and (bool(actor.offices) or any(" " in form and form.split()[0] in given for form in actor.forms))


def _only_speaks(actor: Actor) -> bool:
    """Whether somebody is only another's voice; an adviser or lawyer whom most articles begin with is what the event is about."""
    return actor.for_others and actor.leads < HALF * actor.articles


def _wants_something(actor: Actor) -> bool:
    """Whether an actor who would be the only side does more than be told of: a person must speak, and want something in many statements.

    The police alone, or any group without a name, are no party: nobody stands against them.
    """
    if actor.kind == "person":
        return _is_heard(actor) and actor.volition > max(1, weights().lone * actor.as_subject)
    return actor.kind != "collective"


def _is_only_the_subject(candidate: SideCandidate, chosen: Sequence[SideCandidate], stats: ActorStats) -> bool:
    """Whether somebody is only whom a story of sport, film or crime is about: no public matter, and no other side that he acts towards."""
    if candidate.actor.kind != "person" or candidate.actor.offices or candidate.actor.party:
        return False
    public = sum(actor.mentions for actor in stats.actors.values() if _is_public(actor))
    if public >= LEAST_PUBLIC * sum(actor.mentions for actor in stats.actors.values()):
        return False
    return all(_faces(candidate.actor, other.actor, stats) < HALF for other in chosen if other is not candidate)


def _is_public(actor: Actor) -> bool:
    """Whether an actor is a party or a parliament, holds an office or stands for a state."""
    return (
        actor.kind in ("party", "legislature") or bool(actor.offices) or actor.seat or (actor.kind == "person" and actor.party is not None)
    )


def _beside_each_other(candidates: list[SideCandidate], stats: ActorStats) -> list[SideCandidate]:
    """The candidates with their probabilities beside the others: who acts towards a likely side, or is acted on by it, is rather one.

    The likeliest stays first, and as likely as it was.
    """
    if not candidates:
        return []
    learned, found = weights(), []
    for one in candidates[1:]:
        share = max(other.probability * _faces(one.actor, other.actor, stats) for other in candidates if other is not one)
        odds = one.probability / (1 - one.probability) * math.exp(learned.faces * share)
        found.append(SideCandidate(odds / (1 + odds), one.actor))
    return [candidates[0], *sorted(found, key=lambda one: (-one.probability, one.actor.key))]


def _faces(actor: Actor, other: Actor, stats: ActorStats) -> float:
    """How much two act towards each other, from 0 to 1; half for a state and those who act for it, of whom one will be left."""
    if _of_one_government(actor, other):
        return HALF
    return min(1.0, OFTEN * stats.opponents[actor.key][other.key] / max(LEAST_STATEMENTS, stats.statements))


def rank_candidates(stats: ActorStats) -> list[SideCandidate]:
    """The foremost actors with the probability that each is a side, the likeliest first."""
    ranked = sorted(stats.actors.values(), key=lambda actor: (-actor.mentions - 5 * actor.titles, actor.key))
    foremost = [one for one in ranked if one.kind != "collective"][:MOST_CANDIDATES] + [one for one in ranked if one.kind == "collective"][
        :MOST_GROUPS
    ]
    learned = weights().weights
    found = []
    for actor in foremost:
        if actor.kind not in ("place", "media"):
            score = sum(learned[name] * value for name, value in side_features(actor, stats).items())
            found.append(SideCandidate(1 / (1 + math.exp(-score)), actor))
    return sorted(found, key=lambda one: (-one.probability, one.actor.key))


def side_features(actor: Actor, stats: ActorStats) -> dict[str, float]:
    """What speaks for an actor's being a side; the names are those of `sides.yaml`."""
    titles = actor.titles / max(1, stats.titled)
    state = actor.kind == "state" and actor.key.isupper()
    person = actor.kind == "person"
    home = stats.actors.get(actor.country or "") if person else None
    party = stats.actors.get(actor.party or "") if person else None
    things, scenes = actor.things / max(1, actor.mentions), actor.scenes / max(1, actor.mentions)
    return {
        "bias": 1.0,
        "title": titles,
        "lead": actor.leads / max(1, stats.articles),
        "share": actor.mentions / stats.most_mentions,
        "often": math.log(1 + actor.mentions / max(1, stats.articles)),
        "first": actor.as_subject / stats.most_as_subject,
        "will": actor.volition / stats.most_volition,
        "spoken": actor.quoted / stats.most_quoted,
        "faced": _faced(actor, stats),
        "thing": things,
        "scene": scenes,
        "office": float(bool(actor.offices)),
        "together": actor.co_occurrences / max(1, actor.mentions),
        "title_share": titles * actor.mentions / stats.most_mentions,
        "counterpart": float(state and _has_counterpart(actor, stats)),
        "person": float(person),
        "state": float(actor.kind == "state"),
        "organisation": float(actor.kind == "organisation"),
        "party": float(actor.kind == "party"),
        "group": float(actor.kind == "group"),
        "collective": float(actor.kind == "collective"),
        "legislature": float(actor.kind == "legislature"),
        "region": float(actor.kind == "state" and not state),
        "state_staff": actor.staff / max(1, actor.mentions) if state else 0.0,
        "party_staff": min(3.0, actor.staff / max(1, actor.mentions)) if actor.kind == "party" else 0.0,
        "under_state": min(2.0, home.mentions / max(1, actor.mentions)) if home else 0.0,
        "under_party": min(2.0, party.mentions / max(1, actor.mentions)) if party else 0.0,
    }


def _faced(actor: Actor, stats: ActorStats) -> float:
    """How much the actor and whom it faces most act towards one another, in a text of this length; places and media face nobody."""
    most = max(
        (
            count
            for key, count in stats.opponents[actor.key].items()
            if stats.actors[key].kind not in ("place", "media") and not _of_one_government(actor, stats.actors[key])
        ),
        default=0,
    )
    return min(2.0, 10 * most / max(10, stats.statements))


def _of_one_government(actor: Actor, other: Actor) -> bool:
    """Whether two actors are a state, its head, his officers or his seat."""
    return actor.country is not None and actor.country == other.country and _governs(actor) and _governs(other)


def _governs(actor: Actor) -> bool:
    """Whether an actor is a state, or acts for one as its head, officer or seat."""
    return actor.key == actor.country or actor.seat or bool(actor.offices)


def _has_counterpart(state: Actor, stats: ActorStats) -> bool:
    """Whether another state is in the titles and about as often named: an event between states."""
    return state.titles > 0 and any(
        other.kind == "state" and other.key.isupper() and other is not state and other.titles > 0 and other.mentions >= 0.4 * state.mentions
        for other in stats.actors.values()
    )


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The learned weights."""
    return msgspec.convert(shipped(WEIGHTS), Weights)


def _without_leaders(chosen: list[SideCandidate]) -> list[SideCandidate]:
    """Of a state and those who act for it one is a side: the state where it is named much more often than its head, else the head.

    Of a party and one of its people it is the likelier, but where each is a side nearly beyond doubt, both are.
    """
    owners = {one.actor.key: one for one in chosen if one.actor.kind in ("state", "party")}
    dropped = {key for members in _governments(chosen) for key in _all_but_one(members)}
    for one in chosen:
        if one.actor.kind != "person":
            continue
        state, party = owners.get(one.actor.country or ""), owners.get(one.actor.party or "")
        if state is not None and not one.actor.offices:
            dropped.add(one.actor.key if state.actor.mentions > 1.5 * one.actor.mentions else state.actor.key)
        if party is not None and min(one.probability, party.probability) < BEYOND_DOUBT:
            dropped.add(one.actor.key if party.probability > one.probability else party.actor.key)
    return [one for one in chosen if one.actor.key not in dropped]


def _governments(chosen: list[SideCandidate]) -> list[list[SideCandidate]]:
    """Those among the candidates who act for one state, by state."""
    found: dict[str, list[SideCandidate]] = {}
    for one in chosen:
        if one.actor.country and _governs(one.actor):
            found.setdefault(one.actor.country, []).append(one)
    return list(found.values())


def _all_but_one(members: list[SideCandidate]) -> set[str]:
    """Of those who act for one state all but the one who stands for them."""
    state = next((one for one in members if one.actor.kind == "state"), None)
    heads = [one for one in members if one.actor.offices["head"]]
    first = max(heads, key=lambda one: one.actor.mentions) if heads else members[0]
    stands = state if state is not None and state.actor.mentions > 1.5 * first.actor.mentions else first
    return {one.actor.key for one in members if one is not stands}


def _without_parts(chosen: list[SideCandidate]) -> list[SideCandidate]:
    """Of two bodies of which one bears a part of the other's name ("Halden Airlines", "Airlines") only the likelier is a side.

    Those who work for a body are no part of it, though they bear its name: "Halden Airlines Union" stands against it.
    """
    kept: list[SideCandidate] = []
    for one in chosen:
        words = set(one.actor.key.split())
        others = (set(other.actor.key.split()) for other in kept if "person" not in (one.actor.kind, other.actor.kind))
        if not any((words <= other or other <= words) and STAFF.isdisjoint(words ^ other) for other in others):
            kept.append(one)
    return kept


def _side(actor: Actor, stats: ActorStats) -> Side:
    """An actor as a side, under the name that it goes by, with its other forms as aliases."""
    if actor.kind == "collective":
        return _group(actor)
    name = _person_name(actor, stats) if actor.kind == "person" else _body_name(actor)
    forms = tuple(form for form, _ in sorted(actor.forms.items(), key=lambda item: (-item[1], item[0])) if form != name)
    return Side(id=side_id(name), name=name, aliases=forms[:12])


def _group(actor: Actor) -> Side:
    """A group without a name of its own under the noun it goes by most; one of them (a prosecutor) speaks for it."""
    forms = dict.fromkeys(form for noun in sorted(actor.names) for form in (noun, noun.capitalize(), unnamed_groups.singular(noun)))
    name = actor.name[:1].upper() + actor.name[1:]
    return Side(id=side_id(name), name=name, aliases=tuple(form for form in forms if form != name))


def _person_name(actor: Actor, stats: ActorStats) -> str:
    """A person's name as newspapers have it after the first time, unless a medium or body goes by that too."""
    full = actor.name
    short = [
        form
        for form in actor.forms
        if len(form.split()) < len(full.split()) and normalize_name(form).split()[-1:] == normalize_name(full).split()[-1:]
    ]
    family = max(sorted(short), key=lambda form: actor.forms[form]) if short else family_name(full, load())
    taken = any(
        other is not actor and other.kind in ("organisation", "media") and normalize_name(family) == normalize_name(other.name).split()[0]
        for other in stats.actors.values()
    )
    return full if taken or len(family) < 2 else family


def _body_name(actor: Actor) -> str:
    """A state or known body by its common name; another by its most frequent form, in two words rather than in one of them."""
    if actor.kind in ("state", "party", "legislature") or actor.name in load().entries:
        return actor.name
    forms = {form: count for form, count in actor.forms.items() if not form.isupper() or len(form) <= 6}
    if not forms:
        return actor.name
    often = max(sorted(forms), key=lambda form: forms[form])
    longer = [form for form in forms if form.split()[0] == often and len(form.split()) == 2 and actor.name.startswith(form)]
    return max(sorted(longer), key=lambda form: forms[form]) if longer and not often.isupper() else often
