"""Whether two printed names are one person's or one body's: folding, spelling variants, surnames alone."""

from __future__ import annotations

import re
import unicodedata

from briefing.analysis.actors.lexicon import load
from briefing.analysis.actors.linking import family_name
from briefing.analysis.wordlists import listed

SUFFIXES = listed("jr sr ii iii iv inc corp corporation co company ltd llc plc ag group holdings")
PARTICLES = listed("al el ad ul bin ibn de del van von der den da di la le")
COMMON_FAMILIES = listed(
    """smith johnson williams brown jones miller davis garcia rodriguez wilson martinez anderson taylor thomas moore martin jackson
    thompson white lopez lee gonzalez harris clark lewis robinson walker perez hall young allen sanchez wright king scott green baker
    adams nelson hill ramirez campbell mitchell roberts carter phillips evans turner kim park choi wang li zhang liu chen nguyen tran
    khan ahmed ali hassan hussein singh kumar sharma patel silva santos fernandez gomez diaz muller schmidt ivanov petrov rossi cohen"""
)
"""Family names that many people bear: alone they prove nothing."""

NICKNAMES = frozenset(
    frozenset(pair.split("/"))
    for pair in listed(
        """bill/william will/william bob/robert rob/robert dick/richard rick/richard rich/richard mike/michael jim/james joe/joseph
        jack/john tom/thomas tony/anthony dan/daniel dave/david steve/stephen steve/steven chris/christopher ben/benjamin sam/samuel
        matt/matthew ed/edward ted/edward ted/theodore ken/kenneth ron/ronald don/donald greg/gregory jeff/jeffrey andy/andrew
        alex/alexander nick/nicholas pete/peter phil/philip larry/lawrence harry/harold chuck/charles charlie/charles mitch/mitchell
        tim/timothy pat/patrick pat/patricia liz/elizabeth beth/elizabeth betty/elizabeth kate/katherine kathy/katherine sue/susan
        debbie/deborah jen/jennifer cathy/catherine vicky/victoria maggie/margaret peggy/margaret barb/barbara mandy/amanda
        sandy/sandra gerry/gerald jerry/gerald fred/frederick sasha/alexander volodya/vladimir pepe/josé paco/francisco lou/louis
        ray/raymond walt/walter stan/stanley doug/douglas russ/russell bernie/bernard marty/martin jon/jonathan josh/joshua
        zach/zachary nate/nathan abe/abraham gus/augustus"""
    )
)
"""Given names and their short forms."""

SPELLINGS = (
    ("kh", "h"),
    ("zh", "j"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("ph", "f"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ye", "e"),
)

BETWEEN = re.compile(r"[\s\-–.’'`]+")


def normalize_name(name: str) -> str:
    """A name without accents, hyphens, dots and capitals."""
    plain = name
    if not name.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return BETWEEN.sub(" ", plain).casefold().strip()


def family_key(name: str) -> str:
    """The folded family name of a person's name."""
    return normalize_name(family_name(name, load()))


def phonetic_key(name: str) -> str:
    """The consonants of a name, with spellings of other alphabets evened out: "Dmitri" and "Dmitry", "Mohamed" and "Muhammad"."""
    words = []
    for word in normalize_name(name).split():
        if word in PARTICLES:
            continue
        for old, new in SPELLINGS:
            word = word.replace(old, new)
        word = word.translate(str.maketrans("cqwyx", "kkvis"))
        bones = re.sub(r"[aeiou]", "", word[1:])
        words.append(re.sub(r"(.)\1+", r"\1", ("a" if word[0] in "aeiou" else word[0]) + bones))
    return " ".join(words)


def name_words(name: str) -> list[str]:
    """The folded words of a person's name without initials in the middle, "Jr." and the like."""
    words = [word for word in normalize_name(name).split() if word not in SUFFIXES]
    return [word for number, word in enumerate(words) if len(word) > 1 or number == 0] or words


def same_given_name(left: str, right: str) -> bool:
    """Whether two given names can be one: equal, an initial of it, or its short form."""
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]) or frozenset((left, right)) in NICKNAMES


def slug(name: str) -> str:
    """A name as an id: lower case, hyphens, letters of any alphabet."""
    return re.sub(r"[^\w]+", "-", normalize_name(name)).strip("-_") or "voice"


NEAR_SOUNDS = str.maketrans("yjuezw", "iioasv")
"""Letters that stand for a near sound of another."""


HARD, HISSED, DOUBLED = re.compile("ck|q|c(?![ieh])"), re.compile("sch|sh|ch"), re.compile(r"(.)\1+")


def letters_only(name: str) -> str:
    """Letters without accents, in lower case."""
    low = name.lower()
    return low if low.isascii() and low.isalpha() else "".join(letter for letter in unicodedata.normalize("NFKD", low) if letter.isalpha())


def sound_key(name: str) -> str:
    """What spellings of one foreign name share: doubled letters, vowels and near sounds made equal."""
    text = HISSED.sub("s", HARD.sub("k", letters_only(name).replace("ph", "f")))
    return DOUBLED.sub(r"\1", text.replace("kh", "h").replace("zh", "z").translate(NEAR_SOUNDS))
