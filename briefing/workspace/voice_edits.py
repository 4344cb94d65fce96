"""Edits of voices: renamed, joined with others or kept apart from them, split; and of statements: given other speakers, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from briefing.model import Attribution, Point, Voice
from briefing.workspace.edits import Edit, Quote
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import among
from briefing.workspace.speakers import Speakers, own_voice_id
from briefing.workspace.store import Store
from briefing.workspace.wording import is_quotation

KINDS = ("rename", "join", "unlike", "part", "speaker", "as_found")


class Replay(Protocol):
    """What is needed of the replay whose edits these are."""

    overlay: Overlay
    orphans: dict[str, tuple[Quote, ...]]
    store: Store

    def point(self, name: str) -> Point:
        """A point as the edits so far have it. Raises KeyError for an unknown id."""

    def change(self, name: str, **values: object) -> None:
        """Change fields of a point; with other statements its support is counted anew."""

    def home(self, statement: str) -> str:
        """The point that a statement stands behind, edits so far applied."""


def apply(edit: Edit, replay: Replay, statements: Sequence[str]) -> None:
    """Lay one of these edits over the brief; `statements` are those that it is about."""
    overlay, speakers = replay.overlay, Speakers(replay.store, replay.overlay)
    if edit.edit in ("part", "speaker", "as_found"):
        _Speaking(edit, replay, speakers).apply(statements)
        return
    mine, others = speakers.named(edit.voice), speakers.named(edit.text)
    if not mine or not (others or edit.edit == "rename"):
        replay.orphans.setdefault(edit.id, ())
    elif edit.edit == "rename":
        overlay.voices.update(dict.fromkeys(mine, edit.text or ""))
    elif edit.edit == "unlike":
        overlay.unlike.add(frozenset((edit.voice or "", edit.text or "")))
    else:
        _join(overlay, mine, overlay.voice(others[0]))


def _join(overlay: Overlay, mine: Sequence[str], target: str) -> None:
    """Let voices be another one, with all that were joined with them before."""
    for name in mine:
        for other in overlay.voices_of(name):
            if other != target:
                overlay.joined[other] = target


class _Speaking:
    """An edit that says who says some statements."""

    def __init__(self, edit: Edit, replay: Replay, speakers: Speakers) -> None:
        self._edit, self._replay, self._speakers = edit, replay, speakers

    def apply(self, statements: Sequence[str]) -> None:
        """Change who says them, and what follows from that for their points."""
        overlay = self._replay.overlay
        for number, name in enumerate(statements):
            before = self._speakers.of(name)
            if self._edit.edit == "as_found":
                overlay.speakers.pop(name, None)
            else:
                overlay.speakers[name] = self._spoken(name, number, before)
            self._follow(name, before)

    def _spoken(self, statement: str, ordinal: int, before: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """Who says a statement now: where the voice that the edit speaks of was not found to, whoever was found first is replaced."""
        overlay = self._replay.overlay
        target = self._target(before)
        if target and any(overlay.voice(one.voice or "") == overlay.voice(target) for one in before) and not self._edit.voice:
            return tuple(one for one in before if overlay.voice(one.voice or "") == overlay.voice(target))
        leaving = {overlay.voice(name) for name in self._speakers.named(self._edit.voice)} if self._edit.voice else set()
        replaced = [one for one in before if not self._edit.voice or overlay.voice(one.voice or "") in leaving]
        kept = [one for one in before if one not in replaced]
        if target is None:
            return tuple(kept)
        if any(overlay.voice(one.voice or "") == overlay.voice(target) for one in kept):
            return tuple(kept)  # it is said to say it already: twice would be no more
        if not replaced:
            replaced, kept = kept[:1], kept[1:]
        first = replaced[0] if replaced else self._unspoken(statement)
        # The words that name the speaker still do where a voice is split, as two may bear one name; another speaker has other words.
        spans = first.source_spans if self._edit.edit == "part" else ()
        said = replace(first, id=f"e{self._edit.id}.{ordinal}", voice=target, source_spans=spans)
        return (said, *kept) if not before or first == before[0] else (*kept, said)

    def _unspoken(self, statement: str) -> Attribution:
        """How a statement is said to which no speaker was found."""
        row = self._replay.store.row(
            "SELECT s.start, s.finish, s.text, o.id FROM statement s JOIN source o ON o.number = s.source WHERE s.id = ?", (statement,)
        )
        assert row
        start, end, text, source = row
        return Attribution(id="", source=source, content_spans=((start, end),), mode="direct" if is_quotation(text) else "indirect")

    def _target(self, before: Sequence[Attribution]) -> str | None:
        """The id of the voice that the edit names, which is made where there is none; None where it names nobody."""
        name = self._edit.text
        if not name:
            return None
        if known := self._speakers.named(name):
            return known[0]
        found = own_voice_id(name)
        if found not in self._replay.overlay.own_voices:
            like = self._speakers.voices(one.voice for one in before if one.voice) if self._edit.edit == "part" else {}
            voice = next(iter(like.values()), Voice(id=found, name=name))
            self._replay.overlay.own_voices[found] = Voice(id=found, name=name, kind=voice.kind)
        return found

    def _follow(self, statement: str, before: Sequence[Attribution]) -> None:
        """Let the point of a statement follow: its support, where another origin stands behind it; no gloss that names who said it."""
        overlay, home = self._replay.overlay, self._replay.home(statement)
        origin, found = self._origin(statement)
        known = overlay.origins.pop(statement, found)
        if origin != found:
            overlay.origins[statement] = origin
        if not home:
            return
        point = self._replay.point(home)
        if origin != known:
            self._replay.change(home, statements=point.statements)
        if point.lead == statement and point.gloss:
            voices = self._speakers.voices(one.voice for one in before if one.voice).values()
            names = {name for voice in voices for name in (voice.name, overlay.voices.get(voice.id))}
            self._replay.change(home, gloss=tuple(one for one in point.gloss if one.name.partition(", ")[0] not in names))

    def _origin(self, statement: str) -> tuple[int, int]:
        """The origin behind a statement as it is said now, and as it was found, in the numbers of the store."""
        store = self._replay.store
        row = store.row("SELECT s.origin, o.story FROM statement s JOIN source o ON o.number = s.source WHERE s.id = ?", (statement,))
        assert row
        said = self._replay.overlay.speakers.get(statement)
        if said is None:
            return row[0], row[0]
        names = [name for one in said for name in (one.via, one.voice) if name]
        media = {name: rest for name, *rest in among(store, "SELECT id, story, channel FROM voice WHERE id IN", names)}
        for one in said:
            through = media.get(one.via or "", (None, None))[1]
            behind = through if through is not None else media.get(one.voice or "", (None, None))[0]
            if behind is not None:
                return behind, row[0]
        return row[1], row[0]
