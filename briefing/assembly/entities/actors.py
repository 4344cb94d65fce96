"""Who acts in the corpus: every state, body, party and person with what speaks for its being a side of the event.

One pass over statements and mentions; an actor is a key (a state's code, a family name, a body's folded name), so the whole is linear.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.analysis.actors.lexicon import Entry, Lexicon, load
from briefing.analysis.wordlists import any_of, listed
from briefing.assembly.entities import governments, unnamed_groups
from briefing.assembly.entities.mention_contexts import is_scene, named_in_title, thing_signs
from briefing.assembly.entities.unnamed_groups import UnnamedGroup
from briefing.assembly.text.names import SUFFIXES, family_key, normalize_name
from briefing.assembly.text.titles import title_of
from briefing.assembly.text.tokens import TokenMatrix, tokens_of
from briefing.assembly.text.vocabulary import BoundedCache
from briefing.model import Article, Mention, Statement, Voice

LEAD_SENTENCES = 3
"""Sentences at the head of an article that say what it is about."""

LEGISLATURE = listed("congress senate house parliament house_of_representatives lawmakers legislature knesset bundestag duma")

VOLITION_STEMS = listed(
    """want demand seek sought need hope hoping plan offer propos accus threat vow reject refus agree warn urg insist oppos support
    defend sue sued suing block attack critici condemn negotiat aim tries tried trying pledg promis deny denie denying announc approv
    order ban banned banning remov bid bidding deal pact talks dispute conflict campaign fight battl blam claim challeng veto overrid
    indict subpoena prosecut arrest convict extradit protest boycott lobb appeal lawsuit
    fired firing resign apologi endors clash rival rebuk blast slam mock vote voti sanction retaliat respond launch decid decision"""
)
VOLITION = re.compile(rf"\b{any_of(VOLITION_STEMS)}(?:s|d|e|es|ed|er|ers|ing|ion|ions|ize|ized|al|als|y|ies|ied)?\b")
"""Words of wanting, offering, opposing and deciding, in a text in lower case: where nobody does any of it, there are no sides."""


HARM = re.compile(
    r"\b(?:crash\w*|collid\w+|collision|derail\w*|storm\w*|snow\w*|hurricane|typhoon|flood\w*|earthquake|quake|tornado|landslide|wildfire|blaze|"
    r"injured|injur(?:y|ies)|hurt|died|dead|deaths?|drown\w*|rescue\w*|survivors?|victims?|weather|rain|inches|evacuat\w+|accident\w*|wreck\w*)\b"
)
"""Words of accidents and storms, in which nobody takes a side; in a text in lower case."""

OBJECTS = 3
"""Who is named after this many others is hardly whom the first acts towards."""

IN_TITLE = 3
"""A title says in few words who acts towards whom: it counts as this many statements."""

WANTS, HARMS, GROUP = 1, 2, 4
"""What a token can signal: none of these words has a space in it, and tokens come again and again."""


def _signals(tokens: TokenMatrix) -> Iterator[int]:
    """The signals of each text, added up."""

    def signal(token: str) -> int:
        low = token.lower()
        return WANTS * bool(VOLITION.search(low)) + HARMS * bool(HARM.search(low)) + GROUP * unnamed_groups.may_begin_group(low)

    of_token = tokens.map_unique(signal)
    will, hurt, group = (sign * tokens.containing((of_token & sign) > 0) for sign in (WANTS, HARMS, GROUP))
    return iter((will + hurt + group).tolist())


@dataclass
class Actor:
    """One candidate for a side, with counts over the corpus.

    `as_subject` of statements that name it first, `volition` of those among them that want something, `co_occurrences` with other actors,
    `quoted` of attributions, `things` and `scenes` of mentions that name a thing or the place of what happens. `offices` are those that the
    person is given in the state of `country`, a `seat` is a house that stands for one; `for_others` speaks who speaks for others.
    """

    key: str
    kind: str
    country: str | None = None
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    titles: int = 0
    leads: int = 0
    articles: int = 0
    as_subject: int = 0
    volition: int = 0
    quoted: int = 0
    co_occurrences: int = 0
    party: str | None = None
    things: int = 0
    scenes: int = 0
    offices: Counter[str] = field(default_factory=Counter)
    seat: bool = False
    for_others: bool = False
    spoken_for: int = 0
    """Attributions of voices that belong to it."""
    staff: int = 0
    """Mentions of people who belong to it."""

    @property
    def name(self) -> str:
        """The form it is named by most."""
        return max(sorted(self.names), key=lambda name: self.names[name])


@dataclass
class ActorStats:
    """All actors of a corpus, and what the corpus is like."""

    actors: dict[str, Actor]
    articles: int
    statements: int
    volition: int
    harms: int
    titled: int
    facing: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often the first of two acts towards the second: in statements of wanting, and in titles."""

    def __post_init__(self) -> None:
        """The highest counts of those with a name, at least 1, for shares."""
        named = [actor for actor in self.actors.values() if actor.kind != "collective"]
        self.most_mentions = max([1, *(actor.mentions for actor in named if actor.kind != "media")])
        self.most_as_subject = max([1, *(actor.as_subject for actor in named)])
        self.most_volition = max([1, *(actor.volition for actor in named)])
        self.most_quoted = max([1, *(actor.quoted for actor in named)])
        self.opponents = self._opponents()

    def _opponents(self) -> dict[str, Counter[str]]:
        """For each actor those whom it faces, whoever begins."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for (first, second), count in self.facing.items():
            if first in self.actors and second in self.actors:
                found[first][second] += count
                found[second][first] += count
        return found


class ActorCollector:
    """Collects the actors of a corpus."""

    def __init__(self) -> None:
        self.lexicon: Lexicon = load()
        self.actors: dict[str, Actor] = {}
        self._normalized, self._family_key = BoundedCache(normalize_name), BoundedCache(family_key)  # the same names come again and again
        self.country_of: dict[str, Counter[str]] = defaultdict(Counter)
        self.party_of: dict[str, Counter[str]] = defaultdict(Counter)
        self.facing: Counter[tuple[str, str]] = Counter()
        self.statements = self.volition = self.harms = self.titled = 0

    def collect(self, articles: Sequence[Article], tokens: TokenMatrix) -> ActorStats:
        """The actors of the articles, whose statements have these texts."""
        people = self._people(articles)
        signals = _signals(tokens)
        for article in articles:
            self._article(article, people, signals)
        for key, actor in self.actors.items():
            if actor.kind == "person":
                actor.country = _top(self.country_of[key])
                actor.party = _top(self.party_of[key])
        self._give_offices_their_state()
        self._take_in_products()
        self._set_outlets_apart(articles)
        for actor in self.actors.values():
            for owner in (actor.party, actor.country):
                if owner in self.actors and actor.kind == "person":
                    self.actors[owner].staff += actor.mentions
        return ActorStats(self.actors, len(articles), self.statements, self.volition, self.harms, self.titled, self.facing)

    def _give_offices_their_state(self) -> None:
        """Whoever is named with an office in a state and no state ("President Bo Lund") holds it at home."""
        seats: Counter[str] = Counter()
        for actor in self.actors.values():
            actor.seat = actor.kind == "organisation" and governments.is_seat(actor.name, self.lexicon)
            if actor.seat and actor.country:
                seats[actor.country] += actor.mentions
        home = governments.home_state(seats)
        for actor in self.actors.values():
            if actor.offices and actor.country is None:
                actor.country = home

    def _set_outlets_apart(self, articles: Sequence[Article]) -> None:
        """An outlet of the corpus that speaks of itself ("told the Courier") is a medium, whatever else its name may be."""
        for article in articles:
            outlet = article.source.metadata.outlet
            key = self._name_key(outlet.value, None, None, set()) if outlet else None
            if key in self.actors and self.actors[key].kind in ("organisation", "person", "group"):
                self.actors[key].kind = "media"

    def _take_in_products(self) -> None:
        """A name that only adds words to a far more frequent one is its product or part ("Lumo Phone X" of Lumo)."""
        for key in sorted(self.actors):
            actor = self.actors[key]
            first = key.split(" ")[0]
            owner = self.actors.get(first) or self.actors.get(" ".join(key.split(" ")[1:]))
            if owner is None or owner is actor or actor.kind not in ("organisation", "person") or owner.kind != "organisation":
                continue
            if owner.mentions >= 2 * actor.mentions or (owner.mentions >= actor.mentions and owner.articles > actor.articles):
                del self.actors[key]

    def _people(self, articles: Sequence[Article]) -> set[str]:
        """Family names of the people that any article names in full."""
        return {
            self._family_key[mention.name]
            for article in articles
            for mention in article.analysis.mentions
            if mention.kind == "person" and " " in mention.name
        }

    def _article(self, article: Article, people: set[str], signals: Iterator[int]) -> None:
        source, analysis = article.source, article.analysis
        keys = {mention.start: self._key(mention, people, source.text) for mention in analysis.mentions}
        present: set[str] = set()
        title, named = title_of(source), named_in_title(source, analysis.mentions, keys)
        self.titled += bool(title)
        in_title, in_lead = set(named.values()), set()
        lead_end = source.sentences[min(LEAD_SENTENCES, len(source.sentences)) - 1].end if source.sentences else 0
        at = source.title_span[0] if source.title_span else len(source.text)
        in_heading = unnamed_groups.find_groups(title.lower(), analysis.mentions, at)
        for group in in_heading:
            self._group(group)
            present.add(group.key)
            in_title.add(group.key)
        before: Mention | None = None
        for mention in analysis.mentions:
            key = keys[mention.start]
            if key is None:
                continue
            actor = self._actor(key, mention, source.text)
            actor.mentions += 1
            actor.things += thing_signs(source.text, mention.start, mention.end, person=mention.kind == "person")
            actor.scenes += is_scene(source.text, mention.start)
            if mention.kind == "person":
                self._office(key, source.text, mention, before)
            before = mention
            present.add(key)
            if mention.start not in named and mention.start < lead_end:
                in_lead.add(key)
        self._title(title, in_heading, named)
        for statement in analysis.statements:
            groups = self._statement(statement, keys, next(signals))
            present |= groups
            in_lead |= groups if statement.start < lead_end else set()
        for several, name in ((present, "articles"), (in_title, "titles"), (in_lead, "leads")):
            for key in several:
                setattr(self.actors[key], name, getattr(self.actors[key], name) + 1)
        self._voices(article, people)

    def _office(self, key: str, text: str, mention: Mention, before: Mention | None) -> None:
        """Count an office in a state that is printed right before a name, and whose it is where the name before says so."""
        found = governments.printed_office(text, mention.start)
        if found is None:
            return
        office, start = found
        owner = before if before is not None and before.end <= start <= before.end + len("'s ") else None
        if owner is None or owner.country:
            self.actors[key].offices[office] += 1
        if owner is not None and owner.country:
            self.country_of[key][owner.country] += 1

    def _title(self, text: str, groups: list[UnnamedGroup], keys: Mapping[int, str]) -> None:
        """Count who faces whom in a title, and who acts in it: the one that it names first."""
        here = sorted([*((one.start, one.key) for one in groups), *keys.items()])
        self._face(here, IN_TITLE)
        if here:
            self.actors[here[0][1]].as_subject += 1
            self.actors[here[0][1]].volition += VOLITION.search(text.lower()) is not None

    def _group(self, group: UnnamedGroup) -> Actor:
        """Count one naming of a group without a name of its own."""
        actor = self.actors.setdefault(group.key, Actor(group.key, "collective"))
        actor.mentions += 1
        actor.names[group.noun] += 1
        actor.forms[group.noun] += 1
        return actor

    def _statement(self, statement: Statement, keys: dict[int, str | None], signals: int) -> set[str]:
        """Count who acts in a statement that tells so much; gives the groups without a name among them."""
        volition = bool(signals & WANTS)
        self.statements += 1
        self.volition += volition
        self.harms += bool(signals & HARMS)
        here = [key for mention in statement.mentions if (key := keys.get(mention.start)) is not None]
        groups = unnamed_groups.find_groups(statement.text.lower(), statement.mentions, statement.start) if signals & GROUP else []
        for group in groups:
            self._group(group)
        if groups and not any(one.start < groups[0].start and keys.get(one.start) for one in statement.mentions):
            self.actors[groups[0].key].as_subject += 1
            self.actors[groups[0].key].volition += volition
        keys_of_groups = {group.key for group in groups}
        for name in keys_of_groups:
            self.actors[name].co_occurrences += len(keys_of_groups.union(here)) > 1
        if volition and len(here) + len(groups) > 1:
            self._face([(one.start, one.key) for one in groups] + [(one.start, keys.get(one.start)) for one in statement.mentions], 1)
        if not here:
            return keys_of_groups
        self.actors[here[0]].as_subject += 1
        self.actors[here[0]].volition += volition
        several = set(here)
        if len(several) > 1:
            for key in several:
                self.actors[key].co_occurrences += 1
        return keys_of_groups

    def _face(self, named: Sequence[tuple[int, str | None]], weight: int) -> None:
        """Count that who is named first acts towards those who are named next."""
        several = list(dict.fromkeys(key for _, key in sorted(named, key=lambda one: one[0]) if key is not None))
        for other in several[1:OBJECTS]:
            self.facing[several[0], other] += weight

    def _voices(self, article: Article, people: set[str]) -> None:
        keys: dict[str, str] = {}
        bodies: dict[str, str] = {}
        for voice in article.analysis.voices:
            if voice.affiliation and (body := self._name_key(voice.affiliation, self.lexicon.entries.get(voice.affiliation), None, people)):
                bodies[voice.id] = body
            key = self._voice_key(voice, people)
            if key is None:
                continue
            keys[voice.id] = key
            office = governments.office_in_state(voice.title) if voice.title and voice.kind == "person" and key in self.actors else None
            if office and (voice.affiliation is None or voice.country):
                self.actors[key].offices[office] += 1
            if voice.title and voice.kind == "person" and key in self.actors:
                self.actors[key].for_others |= governments.speaks_for_others(voice.title)
            if voice.country and voice.kind == "person":
                self.country_of[key][voice.country] += 1
            party = self.lexicon.entries.get(voice.affiliation or "")
            if party is not None and party.sort == "party" and voice.kind == "person":
                self.party_of[key][self._normalized[party.name]] += 1
        for attribution in article.analysis.attributions:
            key, body = keys.get(attribution.voice or ""), bodies.get(attribution.voice or "")
            if key in self.actors:
                self.actors[key].quoted += 1
            if body in self.actors and body != key:
                self.actors[body].spoken_for += 1

    def _voice_key(self, voice: Voice, people: set[str]) -> str | None:
        if voice.kind == "person":
            return self._family_key[voice.name]
        if (
            voice.kind in ("unnamed", "group")
            and (groups := unnamed_groups.find_groups(voice.name.lower()))
            and groups[-1].key in self.actors
        ):
            return groups[-1].key
        if voice.kind in ("state", "organisation", "group", "media"):
            return self._name_key(voice.name, self.lexicon.entries.get(voice.name), voice.country, people)
        return None

    def _actor(self, key: str, mention: Mention, text: str) -> Actor:
        actor = self.actors.get(key)
        entry = self.lexicon.entries.get(mention.name)
        if actor is None:
            kind: str = "party" if entry and entry.sort == "party" else "media" if entry and entry.sort == "media" else mention.kind
            kind = "legislature" if key == "congress" else "state" if key.isupper() else kind
            actor = self.actors[key] = Actor(key, kind, country=mention.country if kind != "person" else None)
        if actor.kind in ("person", "organisation", "place", "group"):
            actor.kinds[mention.kind] += 1
            if mention.kind != actor.kind:
                actor.kind = max(sorted(actor.kinds), key=lambda kind: actor.kinds[kind])
        actor.names[self._called(key, mention)] += 1
        actor.forms[text[mention.start : mention.end]] += 1
        return actor

    def _called(self, key: str, mention: Mention) -> str:
        if key.isupper():
            return self.lexicon.states.get(key, mention.name)
        if key == "congress":
            return "Congress" if mention.name in ("Senate", "House", "House of Representatives", "Congress") else mention.name
        return mention.name

    def _key(self, mention: Mention, people: set[str], text: str) -> str | None:
        if mention.kind == "person":
            return self._family_key[mention.name]
        printed = text[mention.start : mention.end]
        return self._name_key(
            mention.name, self.lexicon.entries.get(printed) or self.lexicon.entries.get(mention.name), mention.country, people
        )

    def _name_key(self, name: str, entry: Entry | None, country: str | None, people: set[str]) -> str | None:
        if entry is not None and entry.sort in ("name", "people", "capital"):
            return entry.country
        normalized = self._normalized[name]
        if normalized.replace(" ", "_") in LEGISLATURE:
            return "congress"
        if entry is None and country is None and " " not in name and normalized in people:
            return normalized
        words = [word for word in normalized.split() if word not in SUFFIXES and word != "the"]
        return " ".join(words) or None


def _top(counts: Counter[str]) -> str | None:
    return max(sorted(counts), key=lambda key: counts[key]) if counts else None


def collect_actors(articles: Sequence[Article], tokens: TokenMatrix | None = None) -> ActorStats:
    """The actors of a corpus; `tokens` are those of its statements, where they were split already."""
    return ActorCollector().collect(articles, tokens if tokens is not None else tokens_of(articles))
