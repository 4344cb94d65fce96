"""The sides of an event, found without being told: actors that titles and leads name, that want, offer and oppose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml
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

WEIGHTS = Path(__file__).parent.parent / "models" / "sides.yaml"
MOST_CANDIDATES = 25
"""Actors looked at: the most mentioned."""
BEYOND_DOUBT = 0.8
"""From this probability an actor is a side beside its own party, or beside one of its people."""
MOST_GROUPS = 10
"""Groups without a name of their own that are looked at beside them."""

STAFF = listed("union unions workers employees staff pilots players")
"""Words that make a body's name that of those who work for it."""


class Weights(Record, frozen=True):
    """The weights of `sides.yaml`: evidence to log-odds, the least probability of a side and of a lone side's opponent, the most sides.

    `harm` and `will` are shares of statements: see `_can_take_sides`.
    """

    weights: dict[str, float]
    least: float
    opponent: float
    harm: float
    will: float
    most: int


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
    candidates = [one for one in rank_candidates(stats) if _can_take_sides(one.actor, stats)]
    chosen = [one for one in candidates if one.probability >= learned.least]
    if len(chosen) == 1 and len(candidates) > 1 and candidates[1].probability >= learned.opponent:
        chosen.append(candidates[1])
    chosen = _without_parts(_without_leaders(chosen))[: learned.most]
    sides: dict[str, Side] = {}
    for one in chosen:
        side = replace(_side(one.actor, stats), certainty=round(one.probability, 3))
        sides.setdefault(side.id, side)
    return tuple(sides.values())


def _can_take_sides(actor: Actor, stats: ActorStats) -> bool:
    """Where more is harmed than wanted (accidents, storms) only armed groups are sides; where hardly anything is wanted, no person is."""
    harm, will = stats.harms / max(1, stats.statements), stats.volition / max(1, stats.statements)
    if harm >= weights().harm and harm > will:
        return actor.kind == "group"
    return will >= weights().will or actor.kind != "person"


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
    return {
        "bias": 1.0,
        "title": titles,
        "lead": actor.leads / max(1, stats.articles),
        "share": actor.mentions / stats.most_mentions,
        "often": math.log(1 + actor.mentions / max(1, stats.articles)),
        "first": actor.as_subject / stats.most_as_subject,
        "will": actor.volition / stats.most_volition,
        "spoken": actor.quoted / stats.most_quoted,
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


def _has_counterpart(state: Actor, stats: ActorStats) -> bool:
    """Whether another state is in the titles and about as often named: an event between states."""
    return state.titles > 0 and any(
        other.kind == "state" and other.key.isupper() and other is not state and other.titles > 0 and other.mentions >= 0.4 * state.mentions
        for other in stats.actors.values()
    )


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The learned weights."""
    return msgspec.convert(yaml.safe_load(WEIGHTS.read_text(encoding="utf-8")), Weights)


def _without_leaders(chosen: list[SideCandidate]) -> list[SideCandidate]:
    """Of a state and its leader one is a side: the state where it is named much more often, else the leader.

    Of a party and one of its people it is the likelier, but where each is a side nearly beyond doubt, both are.
    """
    owners = {one.actor.key: one for one in chosen if one.actor.kind in ("state", "party")}
    dropped: set[str] = set()
    for one in chosen:
        if one.actor.kind != "person":
            continue
        for owner in (owners.get(one.actor.country or ""), owners.get(one.actor.party or "")):
            if owner is None:
                continue
            if owner.actor.kind == "state":
                dropped.add(one.actor.key if owner.actor.mentions > 1.5 * one.actor.mentions else owner.actor.key)
            elif min(one.probability, owner.probability) < BEYOND_DOUBT:
                dropped.add(one.actor.key if owner.probability > one.probability else owner.actor.key)
    return [one for one in chosen if one.actor.key not in dropped]


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
