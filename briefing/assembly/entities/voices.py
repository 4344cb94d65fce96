"""One voice across the corpus: spellings and printed forms joined where evidence agrees, and the joining explained."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from briefing.analysis.voices.offices import is_past
from briefing.assembly.entities.side_by_context import sides_by_context
from briefing.assembly.entities.side_by_description import SideByDescription
from briefing.assembly.entities.voice_linking import VoiceCluster, cluster_voices
from briefing.assembly.text.names import normalize_name, slug
from briefing.model import Analysis, Article, Attribution, Side, Voice, VoiceForm

Word = TypeVar("Word", bound=str)


class LocalVoice(NamedTuple):
    """A voice of one article, and how many attributions it has there."""

    article: int
    voice: Voice
    quoted: int


def link_voices(articles: Sequence[Article]) -> list[Article]:
    """The articles with voice ids of the corpus in their voices and attributions. Any order of articles gives the same ids."""
    locals_ = _locals(articles)
    named = [_full_names(article) for article in articles]
    clusters = cluster_voices([one.voice for one in locals_], [named[one.article] for one in locals_])
    voices = _with_ids([_voice([locals_[number] for number in cluster.members], cluster) for cluster in clusters])
    ids: list[dict[str, Voice]] = [{} for _ in articles]
    for cluster, voice in zip(clusters, voices, strict=True):
        for number in cluster.members:
            ids[locals_[number].article][locals_[number].voice.id] = voice
    return [replace(article, analysis=_renamed(article.analysis, ids[number])) for number, article in enumerate(articles)]


def _full_names(article: Article) -> frozenset[str]:
    """The people whom an article names in full, normalized."""
    return frozenset(normalize_name(one.name) for one in article.analysis.mentions if one.kind == "person" and " " in one.name)


def assign_sides(articles: Sequence[Article], parties: Sequence[Side]) -> list[Article]:
    """The articles with `Voice.side` set where a voice seems to belong to a side: evidence for sections, never printed (`proven_sides`)."""
    if not parties:
        return list(articles)

    allegiance = SideByDescription(parties)
    taken = {voice.id: replace(voice, side=allegiance.of(voice)) for voice in corpus_voices(articles)}
    taken |= {name: replace(taken[name], side=side) for name, side in sides_by_context(taken, articles, parties).items()}
    return [
        replace(article, analysis=replace(article.analysis, voices=tuple(taken[voice.id] for voice in article.analysis.voices)))
        for article in articles
    ]


def corpus_voices(articles: Sequence[Article]) -> tuple[Voice, ...]:
    """Every voice of the corpus once, with the forms of all articles, ordered by id."""
    voices = {voice.id: voice for article in articles for voice in article.analysis.voices}
    return tuple(voices[key] for key in sorted(voices))


def _locals(articles: Sequence[Article]) -> list[LocalVoice]:
    found: list[LocalVoice] = []
    for number, article in enumerate(articles):
        counts = Counter(one for attribution in article.analysis.attributions for one in (attribution.voice, attribution.via) if one)
        found.extend(LocalVoice(number, voice, counts[voice.id]) for voice in article.analysis.voices)
    return found


def _voice(members: Sequence[LocalVoice], cluster: VoiceCluster) -> Voice:
    """One voice of the corpus out of the voices of its articles; its id is given later."""
    names: Counter[str] = Counter()
    for member in members:
        names[member.voice.name] += 1 + member.quoted
    name = max(sorted(names), key=lambda form: (min(len(form.split()), 2), names[form], len(form)))
    aliases: Counter[str] = Counter()
    forms = []
    for number, member in zip(cluster.members, members, strict=True):
        why = cluster.why.get(number, "")
        for alias in (member.voice.name, *member.voice.aliases):
            aliases[alias] += 1
        for form in member.voice.forms:
            forms.append(replace(form, why="; ".join(part for part in (form.why, why) if part)) if why else form)
    kinds = [member.voice.kind for member in members]
    titles = [member.voice.title for member in members]
    past = [title for title in titles if title and is_past(title)]
    return Voice(
        id="",
        name=name,
        aliases=tuple(alias for alias, _ in sorted(aliases.items(), key=lambda item: (-item[1], item[0])) if alias != name),
        # A surname alone looks like a body's name: where it was joined with a full name, it is none.
        kind="person" if "person" in kinds else _most_frequent(kinds) or "person",
        title=_most_frequent(past or titles),
        affiliation=None if past else _most_frequent([member.voice.affiliation for member in members]),
        country=_most_frequent([member.voice.country for member in members]),
        forms=tuple(_counted(forms)),
    )


def _counted(forms: Sequence[VoiceForm]) -> list[VoiceForm]:
    counts: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for form in forms:
        counts[form.source, form.text, form.why] += form.count
    return [VoiceForm(text=text, source=source, why=why, count=count) for (source, text, why), count in sorted(counts.items())]


def _most_frequent(values: Sequence[Word | None]) -> Word | None:
    """The value that most articles give; of equals the first in the alphabet, so that the order of the articles does not matter."""
    if len(values) == 1:
        return values[0]
    counts = Counter(value for value in values if value is not None)
    return max(sorted(counts), key=lambda value: counts[value]) if counts else None


def _with_ids(voices: Sequence[Voice]) -> list[Voice]:
    """The voices with ids: slugs of their names; of several with one slug the most quoted has it bare."""

    stems = [slug(voice.name)[:80] for voice in voices]

    def rank(index: int) -> tuple[str, int, list[tuple[str, str]]]:
        forms = voices[index].forms
        return stems[index], -sum(form.count for form in forms), [(form.source, form.text) for form in forms]

    order = sorted(range(len(voices)), key=rank)
    seen: Counter[str] = Counter()
    ids = {}
    for number in order:
        stem = stems[number]
        seen[stem] += 1
        ids[number] = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
    return [replace(voice, id=ids[number]) for number, voice in enumerate(voices)]


def _renamed(analysis: Analysis, voices: dict[str, Voice]) -> Analysis:
    def renamed(attribution: Attribution) -> Attribution:
        voice, via = (voices[name].id if name else None for name in (attribution.voice, attribution.via))
        return attribution if (voice, via) == (attribution.voice, attribution.via) else replace(attribution, voice=voice, via=via)

    unique = {voice.id: voice for voice in voices.values()}
    return replace(
        analysis, attributions=tuple(renamed(one) for one in analysis.attributions), voices=tuple(unique[key] for key in sorted(unique))
    )
