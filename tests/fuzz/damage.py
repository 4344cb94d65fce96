"""Files damaged as disks and crashes do it: bits, runs of bytes, whole pages, an end that is missing."""

from __future__ import annotations

import random

PAGE = 4096


def damaged(data: bytes, chance: random.Random) -> bytes:
    """`data` damaged in one of the ways, at a place of chance; never as it was."""
    while True:
        changed = bytearray(data)
        chance.choice((_bits, _run, _zero_page, _page_of_another, _cut, _grown))(changed, chance)
        if changed != data:
            return bytes(changed)


def _bits(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3, 50))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _run(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    length = min(chance.choice((2, 16, 500)), len(data) - start)
    data[start : start + length] = chance.randbytes(length)


def _zero_page(data: bytearray, chance: random.Random) -> None:
    start = _page(data, chance)
    data[start : start + PAGE] = bytes(len(data[start : start + PAGE]))


def _page_of_another(data: bytearray, chance: random.Random) -> None:
    start, other = _page(data, chance), _page(data, chance)
    data[start : start + PAGE] = data[other : other + PAGE]


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _grown(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.choice((1, 100, PAGE)))


def _page(data: bytearray, chance: random.Random) -> int:
    return chance.randrange(max(1, len(data) // PAGE)) * PAGE
