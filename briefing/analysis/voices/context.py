"""One article as resolution looks at it: names by place, sentences, paragraphs, quotations, and who was named last."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import log

from briefing.analysis.actors.lexicon import load
from briefing.analysis.actors.namesakes import Sex
from briefing.analysis.datelines import DATELINE
from briefing.analysis.quotes import quotations
from briefing.analysis.vocabulary import is_plural
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.descriptions import Describer
from briefing.analysis.voices.sexes import sexes_of
from briefing.analysis.voices.standing import Standing, place_of
from briefing.model import Mention, Source, Span

FAR = 24
"""Mentions looked back at for a pronoun or a title: further back nobody is meant."""

LONGEST_DATELINE = 120
"""Characters behind the start of a source span in which the dateline before it ends."""

LONG_TITLES = {
    "sen.": "senator",
    "sen": "senator",
    "rep.": "representative",
    "rep": "representative",
    "gov.": "governor",
    "gov": "governor",
    "gen.": "general",
    "gen": "general",
}
NOBODY = -100.0
HEAD_WEIGHT = 2.0
"""How much more likely "he" is whom the sentence just before begins with."""
CALLED_BEFORE = re.compile(r"\b(?P<noun>[\w-]+) \Z")
CALLED_AFTER = re.compile(
    r",? (?:is |was |are )?(?:an?|the) (?:[^\W_][\w.’'-]* ){0,4}?(?P<noun>[a-z-]+)"
    r"(?=[,.;)]|\s(?:that|which|in|at|from|based|with|whose|of)\b)"
)
""" "the airline | Lumo", "Lumo, | an airline in Quito,"."""
HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
NUMBERED = re.compile(r"[A-Z][A-Za-z]{0,15}-\d+[A-Za-z]?")
"""A name of a thing that is numbered, a ship's or an iceberg's: "K-31"."""

ACTS = re.compile(
    r"(?: ?\([^()]{1,20}\))?(?:[’']s?\b|,? (?:(?:also|now|later|then|never|really|still|often|recently|"
    r"has|have|had|will|would|could|can|may|is|was|were|did|does|"
    r"said|says|tells|told|plans|wants|expects|[a-z]+ed)\b))"
)
ASKED = re.compile(r"\b(?:[Ii]s|[Ww]as|[Dd]oes|[Dd]id|[Hh]as|[Hh]ad|[Ww]ill|[Cc]an) \Z")
ADDRESS = re.compile(r"\w\.[a-z]{2,}\Z")
"""The end of the name of a website: "Kori.com"."""

ADJECTIVE = -1.0
"""How well an adjective ("Peruvian hikers") fits "the government", against a state's name."""

SURE = 1.0
"""Least score of a body that is "the company": below, it stays without a name rather than get a wrong one."""
FAR_GROUP = -1.0
"""The same of "the group" or "the organisation": below, the name stands far off and by the way."""
WHOSE = re.compile(r"(?:[’']s)? (?:[a-z-]+ ){1,4}")
"""Between the name of somebody and that of an aide of hers."""

PLACED = re.compile(r"\b(?:of|in|near|at|outside|around|across) \Z")


class Context:
    """The names of one article, ready to be asked who was meant at an offset."""

    def __init__(self, source: Source, mentions: Sequence[Mention]) -> None:
        self.text = source.text
        self.lexicon = load()
        self.describer = Describer(source.text, mentions, self.lexicon)
        self.people = self.describer.describe_all()
        self.titled = self._titled()
        self.mentions = list(mentions)
        self.starts = [mention.start for mention in mentions]
        self.first_named = {mention.name: mention for mention in reversed(mentions)}
        self.told_of: frozenset[str] = frozenset()
        """Who is named in what is said where a pronoun or description is read: it is somebody else."""
        self.often = Counter(mention.name for mention in mentions)
        self.sentences = [sentence.start for sentence in source.sentences]
        self.sentence_ends = [sentence.end for sentence in source.sentences]
        self.paragraphs = [start for start, _ in source.paragraphs]
        self.quoted: list[Span] = [span for start, end in source.paragraphs for span in quotations(source.text, start, end)]
        self.quote_starts = [start for start, _ in self.quoted]
        self._standings: dict[int, Standing] = {}

    def _titled(self) -> dict[str, list[tuple[str, str | None]]]:
        """The people of each title word, with their countries; a vice-president is no president."""
        found: dict[str, list[tuple[str, str | None]]] = {}
        for name, description in self.people.items():
            words = [LONG_TITLES.get(word, word) for word in (description.title or "").lower().split()]
            for word in dict.fromkeys(words):
                if not (word == "president" and "vice" in words):
                    found.setdefault(word, []).append((name, description.country))
        return found

    def mentions_inside(self, spans: Sequence[Span]) -> list[Mention]:
        """The mentions that lie in any of some spans."""
        return [mention for start, end in spans for mention in self.describer.mentions_within(start, end)]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self.sentences, at)

    def sentence_start(self, at: int) -> int:
        """Where the sentence starts that holds an offset."""
        number = self.sentence(at)
        return self.sentences[number - 1] if number else 0

    def sentence_before(self, at: int) -> int:
        """Where the sentence starts before the one that holds an offset; 0 where there is none."""
        return self.sentence_start(max(0, self.sentence_start(at) - 2))

    def sentence_end(self, at: int) -> int:
        """Where the sentence ends that holds an offset; the end of the text where none does."""
        number = self.sentence(at)
        end = self.sentence_ends[number - 1] if number else 0
        return end if at < end else len(self.text)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right(self.paragraphs, at)

    def behind_dateline(self, span: Span) -> Span:
        """A span without what of it lies in the dateline of its paragraph: nothing is left of "LIMA, Peru"."""
        number = self.paragraph(span[0])
        dateline = DATELINE.match(self.text, self.paragraphs[number - 1], span[0] + LONGEST_DATELINE) if number else None
        return (max(span[0], min(dateline.end(), span[1])), span[1]) if dateline else span

    def is_quoted(self, at: int) -> bool:
        """Whether an offset lies in quotation marks."""
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and at < self.quoted[index][1]

    def mentions_before(self, at: int, limit: int = FAR) -> Iterator[Mention]:
        """The mentions before an offset, the nearest first."""
        index = bisect_left(self.starts, at)
        yield from reversed(self.mentions[max(0, index - limit) : index])

    def opens_sentence(self, mention: Mention, kinds: tuple[str, ...]) -> bool:
        """Whether no other name of these kinds stands before it in its sentence: it is likely the subject."""
        index = bisect_left(self.starts, mention.start)
        number = self.sentence(mention.start)
        start = self.sentences[number - 1] if number else 0
        while index > 0 and self.starts[index - 1] >= start:
            index -= 1
            if self.mentions[index].kind in kinds and not self._modifies(index):
                return False
        return True

    def _modifies(self, index: int) -> bool:
        """Whether a name only tells whose aide or lawyer the next is: "Okoro campaign manager Rosa Alvarez"."""
        one, after = self.mentions[index], self.mentions[index + 1 : index + 2]
        between = self.text[one.end : after[0].start] if after and after[0].kind == "person" else ""
        return WHOSE.fullmatch(between) is not None and between.split()[-1].removesuffix("s") in self.lexicon.titles

    def _pronoun_before(self, mention: Mention) -> bool:
        """Whether "he" or "she" is the subject of its sentence already."""
        return HE_OR_SHE.search(self.text, self.sentence_start(mention.start), mention.start) is not None

    def owns(self, mention: Mention) -> bool:
        """Whether a name stands as an owner ("Alvarez's")."""
        return self.text[mention.end : mention.end + 2] in ("'s", "’s")

    def antecedent_person(
        self, at: int, sex: Sex | None, speaker: str | None, spoken_at: int = -1, fits: Callable[[str], bool] = lambda name: True
    ) -> Mention | None:
        """Whom "he" or "she" means at an offset: near, likely a subject, the last speaker (above all in one sentence), of fitting sex.

        `fits` tells of a name whether its bearer can be meant.
        """
        scored = [
            (self._antecedent_score(mention, at, speaker), mention)
            for mention in self.mentions_before(at)
            if self._fits_sex(mention, sex) and fits(mention.name)
        ]
        likely = [row for row in scored if row[0] > NOBODY and not self._is_of_many(row[1].name)]
        best = max(likely or scored, key=lambda row: (row[0], row[1].start), default=None)
        best = None if best and best[1].name in self.told_of else best
        spoke = self.first_named.get(speaker or "")
        if spoke is not None and spoken_at >= 0 and self._fits_sex(spoke, sex) and spoke.name not in self.told_of:
            # Who spoke last is present where he spoke, also where "he said" was all that named him there.
            far, paragraphs = self.sentence(at) - self.sentence(spoken_at), self.paragraph(at) - self.paragraph(spoken_at)
            score = (6.1 if far == 0 else 3.8) - min(far, 4) - 0.7 * min(paragraphs, 3) + 0.3 * log(self.often[spoke.name])
            if far <= 8 and (best is None or score > best[0]):
                return spoke
        return best[1] if best and best[0] > NOBODY else None

    def _is_of_many(self, name: str) -> bool:
        """Whether a name that nothing shows to be a person's ends in a plural: a team, or words of a caption."""
        return name not in self._known_people and is_plural(name.split()[-1].lower())

    def may_hold_office(self, name: str) -> bool:
        """Whether a name is a person's by more than that it acts, as the names of programs and ships do too."""
        return name in self._known_people

    def is_surely_person(self, name: str) -> bool:
        """Whether a name that may be a person's is one, and not a thing's that looks like it."""
        return name in self._persons

    def _fits_sex(self, mention: Mention, sex: Sex | None) -> bool:
        known = self.sexes.get(mention.name)
        return mention.kind == "person" and not (sex and known and known != sex)

    @cached_property
    def sexes(self) -> dict[str, Sex]:
        """The sex of each person, as far as it is known; whom a pronoun was taken for is of its sex from then on."""
        people = [one for one in self.mentions if one.kind == "person" and not self.is_quoted(one.start)]
        starts = [one.start for one in people]
        spans = list(pairwise([*self.sentences, len(self.text)]))
        sentences = [(span, people[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]) for span in spans]
        return sexes_of(self.people, sentences, self.text, self.is_quoted, self.lexicon)

    def _antecedent_score(self, mention: Mention, at: int, speaker: str | None) -> float:
        """How likely a pronoun at an offset means a person named before it."""
        far = self.sentence(at) - self.sentence(mention.start)
        if far > 8:
            return NOBODY
        behind, subject, first, goes_on = self._standing(mention)
        quoted = self.is_quoted(mention.start)
        heads = subject and far == 1 and first
        subject = subject and (far == 0 or goes_on)
        score = -1.0 * min(far, 4) - 0.7 * min(self.paragraph(at) - self.paragraph(mention.start), 3)
        score += (2.6 if subject and far == 0 else 1.6 * subject) + 2.2 * (mention.name == speaker) + HEAD_WEIGHT * heads
        score += 0.3 * log(self.often[mention.name]) - 1.0 * self.owns(mention) - 3.0 * quoted
        if self.is_surely_person(mention.name):
            return score
        return NOBODY if behind else score - 2.0

    def _standing(self, mention: Mention) -> Standing:
        """How a name stands in its sentence, worked out once."""
        known = self._standings.get(mention.start)
        if known is not None:
            return known
        place = place_of(self.text, self.sentence_start(mention.start), mention, self.lexicon.titles)
        only_whose = self._modifies(bisect_left(self.starts, mention.start))
        may_be = not (place.behind or only_whose or self.is_quoted(mention.start)) and self.opens_sentence(mention, ("person",))
        subject = may_be and not self._pronoun_before(mention)
        goes_on = subject and (place.described or self._acts(mention))
        self._standings[mention.start] = standing = Standing(place.behind, subject, subject and place.first, goes_on)
        return standing

    @cached_property
    def _persons(self) -> frozenset[str]:
        """The people who are surely such: known ones, and those who act; others may be things."""
        return self._known_people | {one.name for one in self.mentions if one.kind == "person" and self._acts(one)}

    @cached_property
    def _known_people(self) -> frozenset[str]:
        """The people whom a title, a sex, a party, a given name or a surname alone shows to be such."""
        shown = {name for name, one in self.people.items() if one.title or one.sex or one.party}
        for one in self.mentions:
            words = one.name.split()
            if one.kind == "person" and (
                words[0] in self.lexicon.given or words[0] in self.lexicon.family_first or one.end - one.start < len(one.name)
            ):
                shown.add(one.name)
        return frozenset(shown)

    def antecedent_body(self, at: int, noun: str, words: frozenset[str], speaker: str | None) -> Mention | None:
        """Which body "the ministry", "it" or "the company" means: its name has the word, or it spoke last, or it is near and prominent.

        Of several companies none is taken where none is likely.
        """
        best: tuple[float, Mention] | None = None
        here = self.sentence(at)
        company = noun in speaker_nouns.COMPANY
        for mention in self.mentions_before(at, 2 * FAR):
            fits = self._noun_fit(mention, noun)
            if not fits or NUMBERED.fullmatch(mention.name) or (self.is_quoted(mention.start) and not self.is_quoted(at)):
                continue
            score = fits + (0.0 if noun == "party" else log(self.often[mention.name])) - 0.5 * min(here - self.sentence(mention.start), 6)
            score += 4.0 * bool(words & {word.lower() for word in mention.name.split()})
            # Of companies, the last speaker is less in focus where another was named since.
            score += (1.0 if company and best is not None else 2.0) * (mention.name == speaker)
            score += self._like_a_company(mention.name, noun) if company else 0.0
            if not company or self._acts(mention):
                score += 1.0 * self.opens_sentence(mention, ("organisation", "group", "person"))
            if best is None or score > best[0]:
                best = (score, mention)
        least = SURE if company else FAR_GROUP if noun in speaker_nouns.GROUP else NOBODY
        return best[1] if best and (best[0] >= least or best[1].name in self._acting) else None

    def _like_a_company(self, name: str, noun: str) -> float:
        """What speaks for a name's being "the airline" or "the firm": that the article or its own words call it so, that it acts at all."""
        called, words = self._called.get(name, frozenset()) & speaker_nouns.COMPANY, frozenset(re.split(r"[ -]", name))
        known = noun in called or not words.isdisjoint(speaker_nouns.KINDRED.get(noun, frozenset()))
        may_be_anything = name not in self._acting and words.isdisjoint(speaker_nouns.COMPANY_WORDS)
        thing = name in self._with_article and not called
        return (3.0 if known else 1.0 if called else 0.0) - 1.5 * may_be_anything - 2.0 * thing

    def _acts(self, mention: Mention) -> bool:
        """Whether a verb or what it owns stands beside a name: "Lumo said", "Lumo's", "Will Lumo", but not "the Lumo show"."""
        behind = ACTS.match(self.text, mention.end, min(len(self.text), mention.end + 40))
        return behind is not None or ASKED.search(self.text, max(0, mention.start - 8), mention.start) is not None

    @cached_property
    def _acting(self) -> frozenset[str]:
        """The names that act somewhere in the article; all others may be anything."""
        return frozenset(one.name for one in self.mentions if one.kind == "organisation" and self._acts(one))

    @cached_property
    def _with_article(self) -> frozenset[str]:
        """The names that act with an article, as those of ships and offices do and hardly a company's: "the Sea Wolf has"."""
        return frozenset(one.name for one in self.mentions if self._acts(one) and self.text[one.start - 4 : one.start] in ("the ", "The "))

    def is_called_body(self, name: str) -> bool:
        """Whether the article calls what bears a name a body: "the airline Lumo", "Lumo, a bank in Quito"."""
        return name in self._called

    @cached_property
    def _called(self) -> dict[str, frozenset[str]]:
        """The nouns that the article calls each body by: "the airline Lumo", "Lumo, a bank in Quito", "the union Verdi"."""
        found: dict[str, set[str]] = {}
        for one in self.mentions:
            if one.kind == "organisation":
                before = CALLED_BEFORE.search(self.text, max(0, one.start - 24), one.start)
                after = CALLED_AFTER.match(self.text, one.end, min(len(self.text), one.end + 110))
                for match in (before, after):
                    if match and match.group("noun") in speaker_nouns.BODY:
                        found.setdefault(one.name, set()).add(match.group("noun"))
        return {name: frozenset(called) for name, called in found.items()}

    @cached_property
    def _placed(self) -> frozenset[str]:
        """Unknown names of one word that only ever stand where places do: "the dockers of Callao" do not make Callao "the union"."""
        placed: dict[str, bool] = {}
        for one in self.mentions:
            if one.kind == "organisation" and " " not in one.name and not one.name.isupper() and one.name not in self.lexicon.entries:
                here = PLACED.search(self.text, max(0, one.start - 12), one.start) is not None
                placed[one.name] = placed.get(one.name, True) and here
        return frozenset(name for name, always in placed.items() if always)

    def _noun_fit(self, mention: Mention, noun: str) -> float:
        """How well a name fits the noun that points back to it; 0 where it cannot be meant."""
        entry = self.lexicon.entries.get(mention.name)
        sort = entry.sort if entry else ""
        no_group = speaker_nouns.ASSEMBLIES | speaker_nouns.PUBLIC_WORDS
        if noun in speaker_nouns.GROUP and (sort in ("party", "people", "seat") or set(mention.name.split()) & no_group):
            return 0.0
        if noun in speaker_nouns.MEDIA:
            if noun in ("website", "site"):
                return 2.0 if ADDRESS.search(mention.name) else 0.0
            fits = sort == "media" and not (noun in speaker_nouns.PRINTED and mention.name in speaker_nouns.PLATFORMS)
            return 2.0 if fits or mention.name.split()[-1].lower() == noun else 0.0
        if mention.kind == "group":
            return 2.0 if noun in speaker_nouns.GROUP else 0.5 if noun == "" else 0.0
        if mention.kind == "state":
            printed = self.lexicon.entries.get(self.text[mention.start : mention.end])
            adjective = printed is not None and printed.sort == "people"
            fits = noun in speaker_nouns.COUNTRY | {"", "government", "administration", "regime"}
            return (ADJECTIVE if adjective else 0.4) if fits else 0.0
        if sort == "party":
            return 1.0 if noun in ("party", "") else 0.0
        if noun in speaker_nouns.GOVERNMENTS and "Capitol" in mention.name:
            return 0.0  # the seat of those who make laws
        governs = sort == "seat" and noun in speaker_nouns.GOVERNMENTS
        if noun in speaker_nouns.OF_ONE_NAME and not governs and noun not in mention.name.lower().split():
            return 0.0
        if mention.kind != "organisation" or sort == "media":
            return 0.0
        if noun in speaker_nouns.COMPANY and speaker_nouns.MEDIUM_WORDS & set(re.split(r"[ -]", mention.name)):
            return 0.0
        if noun in speaker_nouns.COMPANY and set(mention.name.split()) & speaker_nouns.PUBLIC_WORDS:
            return 0.0
        if noun in speaker_nouns.COMPANY and entry is None and self._is_of_people(mention.name):
            return 0.0
        if mention.name in speaker_nouns.OF_A_CONTINENT or (noun and mention.name.split()[-1] in self.lexicon.thing_words):
            return 0.0
        if noun and mention.name in self._placed and noun not in mention.name.lower():
            return 0.0
        if noun in speaker_nouns.COMPANY:
            return 0.2 if sort in {"body", "seat", "party"} else 1.5
        return 0.0 if noun and entry is None and self._may_be_anything(mention.name, noun) else 1.0

    def _is_of_people(self, name: str) -> bool:
        """Whether a name that nothing calls a company is a given name, or a word of somebody's name."""
        return name in self._parts_of_people and self._called.get(name, frozenset()).isdisjoint(speaker_nouns.COMPANY)

    @cached_property
    def _parts_of_people(self) -> frozenset[str]:
        """Surnames and given names: one of them alone is no company's."""
        return frozenset(one.name.split()[-1] for one in self.mentions if one.kind == "person") | self.lexicon.given

    def _may_be_anything(self, name: str, noun: str) -> bool:
        """Whether a name is one unknown word that nothing makes "the union": a ship, a storm or a brand can be called so."""
        short = name.isupper() and len(name.replace(".", "")) > 2
        return " " not in name and not short and noun not in name.lower() and noun not in self._called.get(name, frozenset())
