"""A corpus in which every field that somebody else fills holds what could act on a terminal or in an export: for tests and the fuzzer."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import yaml

from briefing.workspace.folders import PROJECT

Trick = Callable[[str], str]
"""The text for a field, from what the field is called."""

SECRET = base64.b64encode(b"pwned by a document").decode()
TRICKS = {
    "clipboard": f"\x1b]52;c;{SECRET}\x07",
    "clipboard with the other end": f"\x1b]52;c;{SECRET}\x1b\\",
    "title": "\x1b]0;PWNED\x07",
    "link": "\x1b]8;;http://pwn.example/\x1b\\x\x1b]8;;\x1b\\",
    "device": "\x1bP+q544e\x1b\\\x1b_Gi=1;pwn\x1b\\",
    "cursor": "\x1b[77;7H\x1b[31;5mx\x1b[3J",
    "eight bits": f"\x9d52;c;{SECRET}\x9c\x9b77;7H\x90pwn\x9c\x85",
    "bell": "\x07\x05\x08\x7f\x0e",
    "turning": "\u202edenwp\u202c\u2066x\u2069\u2067",
    "breaks": "a\rb\u2028c\x0bd",
    "unseen": "p\u2060w\ufeff\U000e0041",
    "markup": "[bold]x[/] [link=http://pwn.example]y[/link] [@click=app.quit]z[/] $error",
    "picture": "![](http://pwn.example/p.png) ![[p]] [[w]] <img src=//pwn.example/p> #tag %%c%% ==h== ^[n]",
    "cells": "http://a.example|![](http://pwn.example/q.png)|a@b.cc+d@e.ff",
    "templates": "<%* tp %> {{ x }} {% x %} ${x} = dv $= dv.x() k:: v",
    "page": "\"'><script>pwn()</script><!--",
    "formula": "=cmd|' /C calc'!A0;+1+1|@SUM(1)\t-2+3",
    "records": "\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nER  - \r\nTY  - JOUR\r\n}\n@misc{x,\n\\input{/etc/passwd}",
}

ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u206f\u2028\u2029\ufeff\U000e0000-\U000e007f]")
"""What nothing that is shown may hold: controls but the line feed, turns of the direction of writing, and what nobody sees."""


def every(field: str) -> str:
    """All tricks at once, with the field's name before them."""
    return field + " " + " ".join(TRICKS.values())


def one(name: str) -> Trick:
    """One trick in every field."""
    return lambda field: f"{field}{TRICKS[name]}x"


def file_name(text: str, suffix: str = "") -> str:
    """The text as far as the name of a file can hold it: without what a path is made of, 200 bytes at most."""
    return text.replace("/", "_").replace("\x00", "").encode()[:200].decode(errors="ignore") + suffix


def write(folder: Path, trick: Trick) -> Path:
    """The corpus in `folder`: articles with voices that agree and disagree, an archive, a record, a file that can't be read."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, men in enumerate(("400", "250")):
        (folder / file_name(f"{number}{trick('file')}", ".txt")).write_text(_article(trick, number, men), encoding="utf-8", newline="")
    (folder / file_name(trick("empty"), ".txt")).write_bytes(b"")
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as archive:
        archive.writestr(file_name(f"m{trick('member')}", ".txt"), _article(trick, 2, "300"))
        archive.writestr(file_name(f"n{trick('unread')}", ".txt"), b"")
    (folder / "box.zip").write_bytes(packed.getvalue())
    record = {
        "title": f"Ships {trick('title')}",
        "maintext": f"Ships wait before Callao, {trick('text')} the harbour master said on Monday. The strike is in its ninth day.",
        "authors": [f"Julia {trick('author')}"],
        "source_name": f"Post {trick('outlet')}",
        "date_publish": f"2024-03-04 {trick('date')}",
        "url": f"javascript:{trick('address')}",
    }
    (folder / "record.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def write_project(folder: Path, trick: Trick) -> Path:
    """The title, the sides and a template of the corpus, hostile too; the template's file is returned."""
    heading, question = (
        trick(field).replace("{", "(").replace("}", ")") for field in ("section", "question")
    )  # braces name the side there
    sections = [
        {"id": "developments", "title": f"Happened {heading}", "question": f"What {question}?"},
        {"id": "motives", "title": f"{{side}} {heading}", "each_side": True},
        {"id": "reaction", "title": f"Reaction {heading}", "order": "voice"},
    ]
    template = folder.parent / file_name(trick("template"), ".yaml")
    words = {"name": "mine", "title": trick("title"), "description": trick("description"), "sections": sections}
    template.write_text(yaml.safe_dump(words), encoding="utf-8")
    sides = [{"name": f"Union {trick('side')}", "aliases": ["union"]}, {"name": "company", "aliases": [f"Harbour {trick('alias')}"]}]
    (folder / PROJECT).write_text(yaml.safe_dump({"title": f"Strike {trick('briefing')}", "sides": sides}), encoding="utf-8")
    return template


def _article(given: Trick, number: int, men: str) -> str:
    """An article about a strike, in words of its own number, so that the three of them disagree on how many struck."""

    def trick(field: str) -> str:
        return given(field).replace("\r\n", "\r").replace("\n", " ")  # a line feed would end the field

    voice = f"Rosa Quispe{trick('voice')}Mamani"
    return (
        f"Title: Strike {number} {trick('title')}\nSource: Gazette {number} {trick('outlet')}\nDate: 2024-03-0{number + 4}\n"
        f"URL: https://gazette.example/{number}/{trick('address')}\n\n"
        f"Dockers {trick('text')} in Callao went back to work on Monday. The union of dockers said that {men} men had been on strike.\n\n"
        f"Wages {trick('heading')} rise\n\n"
        f"“We have what we came for {trick('quote')},” said {voice}, head of the union. {voice} said that wages would rise by {number + 6} "
        f"per cent.\n\nThe harbour company said that ships {trick('text')} would be late for {number + 1} weeks. "
        f"Minister Juan Salas{trick('voice')} said that the state may pay nothing in {2025 + number}.\n"
    )


def decide(view: object, trick: Trick) -> None:
    """A note, a title, a voice's name and a section's as somebody else's edits file may hold them."""
    from briefing.workspace.view import View

    assert isinstance(view, View)
    sections = [section for section in view.shown_sections() if section.count]
    for section in sections:
        point = view.points(section.id)[0].id
        view.edits.note([point], f"Seen {trick('note')}\nand {trick('note')}")
        view.edits.pin([point])
    view.edits.retitle(f"Retitled {trick('retitled')}")
    view.edits.retitle(f"Section {trick('retitled')}", sections[-1].id)
    if voices := view.voices():
        view.edits.rename(voices[0].id, f"Renamed {trick('renamed')}")
    statements = [name for (name,) in view.store.rows("SELECT id FROM statement ORDER BY number LIMIT 3")]
    view.edits.set_speaker(statements[:1], f"Speaker {trick('speaker')}")
    view.edits.set_speaker(statements[1:2], None)
