"""Good files made bad: bytes flipped and moved, markup torn and nested, records with odd values, and the same inside what is packed."""

# ruff: noqa: E501 (lists of pieces read better whole)

from __future__ import annotations

import gzip
import io
import json
import random
import re
import zipfile
from copy import deepcopy
from typing import Any

PIECES = (
    b"\x00", b"\xff\xfe", b"<", b">", b"&amp;", b"&#x110000;", b"<!--", b"]]>", b"<p>", b"</div>", b'"', b"{", b"[", b"}", b"\\u0000", b"\\ud800", b"\r\n\r\n",
    b"\n\n", b"From x 2024\n", b"Content-Type: text/html; charset=none\n", b"PK\x03\x04", b"%PDF", b"endobj", b"stream\n", b"---\n", b"9999999999", b"-1",
    b"\xe2\x80\x9c", b"\xe2\x80\xae", b"\x1b[2J", b"(Reuters)", b"Read more:", b"7 comments\n", b"\xf0\x9f\x92\xa5", b"=\xff=", b"a" * 300, b"' \" ", b"\t", b",", b";",
    b"=?utf-8?q?=ff?=", b"boundary=", b"0000-00-00", b"99/99/9999", b"http://[", b"\xed\xa0\x80", b"xml:base", b"[^", b"characters 0\xe2\x80\x93\xc2\xb2", b"- x[^x]", b"`", b"\\", b"<q>", b"</q>", b"data-end=", b"&e;", b"1e999", b"@article{",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, 10**40, "", " ", "\x00", "\ud800", "a" * 5000, [], {}, [[]], [None], {"name": None}, {"": ""}, "9999-99-99", "http://[", "http://x:99999999/",
    -62135596801, 253402300800, ["a", 1, None, {"name": 3}], {"date-parts": [[None]]}, {"date-parts": [["2024", "x", {}]]}, {"date-parts": []}, {"$date": {}}, "‮" * 40,
)  # fmt: skip
TAG = re.compile(rb"<[^<>]{0,400}>")
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with a few changes, in its bytes, its structure, or inside what it packs."""
    first = data.lstrip()[:1]
    way = chance.random()
    if data.startswith(ZIP) and way < 0.8:
        return _inside_zip(data, chance)
    if data.startswith(GZIP) and way < 0.7:
        return gzip.compress(changed(gzip.decompress(data), chance), 1, mtime=0)
    if first in (b"{", b"[") and way < 0.5:
        return _odd_json(data, chance)
    if first == b"<" and way < 0.4:
        return _torn(data, chance)
    return changed(data, chance)


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight changes: flipped, cut, doubled, moved, or a telling piece put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(out) + 1)
        kind = chance.randrange(6)
        if kind == 0 and out:
            out[min(place, len(out) - 1)] = chance.randrange(256)
        elif kind == 1:
            del out[place : place + chance.choice((1, 4, 60, 1000))]
        elif kind == 2:
            out[place:place] = out[place : place + chance.choice((1, 20, 400))]
        elif kind == 3:
            out[place:place] = chance.choice(PIECES)
        elif kind == 4:
            other = chance.randrange(len(out) + 1)
            out[place:place] = out[other : other + 50]
        else:
            end = len(out) if chance.random() < 0.2 else place + 2
            del out[place:end]
    return bytes(out)


def _inside_zip(data: bytes, chance: random.Random) -> bytes:
    """One member changed, or left out, or under another name; the archive itself is sound."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        names = archive.namelist()
        chosen, way = chance.choice(names), chance.random()
        for name in names:
            content = archive.read(name)
            if name != chosen:
                made.writestr(name, content)
            elif way < 0.85:
                made.writestr(name, mutated(content, chance))
            elif way < 0.95:
                made.writestr(chance.choice(("../x", "a/../../b.html", "\x1b]0;x\x07.txt", "x" * 300, "‮txt.exe")), content)
    return out.getvalue()


def _torn(data: bytes, chance: random.Random) -> bytes:
    """Markup whose tags are dropped, doubled, moved, or nested deeply."""
    tags = [match.span() for match in TAG.finditer(data)]
    if not tags:
        return changed(data, chance)
    for _ in range(chance.randint(1, 5)):
        start, end = chance.choice(tags)
        tag, way = data[start:end], chance.randrange(4)
        other = chance.choice(tags)[0]
        if way == 0:
            data = data[:start] + data[end:]
        elif way == 1:
            data = data[:other] + tag + data[other:]
        elif way == 2:
            data = data[:start] + tag * chance.choice((3, 50, 2000)) + data[start:]
        else:
            data = data[:end] + chance.choice((b"x", b"\n", b"a b. " * 400, chance.choice(PIECES))) + data[end:]
        tags = [match.span() for match in TAG.finditer(data[:200_000])] or [(0, 0)]
    return data


def _odd_json(data: bytes, chance: random.Random) -> bytes:
    """Records one of whose values is something else, or has another name; of JSON Lines, in the first line."""
    line, newline, rest = data.partition(b"\n") if b"}\n{" in data else (data, b"", b"")
    try:
        value = json.loads(line)
    except ValueError:
        return changed(data, chance)
    for _ in range(chance.randint(1, 4)):
        holder = _some_holder(value, chance)
        if isinstance(holder, dict):
            key = chance.choice(list(holder))
            holder[chance.choice((key, chance.choice(("text", "date", "url", "authors", "source", "title", "type", "issued")), ""))] = (
                deepcopy(chance.choice(ODD))
            )
        elif isinstance(holder, list):
            holder[chance.randrange(len(holder))] = deepcopy(chance.choice(ODD))
    return json.dumps(value).encode() + newline + rest


def _some_holder(value: Any, chance: random.Random) -> Any:
    """A list or a mapping somewhere within a value, or the value itself."""
    while True:
        inner = [
            item
            for item in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
            if isinstance(item, (dict, list)) and item
        ]
        if not inner or chance.random() < 0.4:
            return value if value else None
        value = chance.choice(inner)
