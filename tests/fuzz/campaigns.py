"""What `make fuzz` runs: one row for each kind of input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.fuzz import fields, messages, storage, units
from tests.fuzz.runner import Count, read_all
from tests.fuzz.samples import samples

FOLDERS = 10
"""An input that is a whole folder, each of which is a brief that is made, costs as much as so many files."""
CORPORA = 100
"""The same of a corpus that is read, painted, exported and checked."""
UNITS = 20
"""The same of a unit that is repeated, read and put together at two lengths."""


class Campaign(NamedTuple):
    """One kind of input: how many files one input costs as much as, what runs them, and the sample that is mutated, if one is."""

    name: str
    costs: int
    run: Callable[[int, int, float], Count]
    """Takes the number of inputs, the seed, and the time (monotonic, seconds) at which to end."""
    data: bytes | None = None


def campaigns() -> Iterator[Campaign]:
    """All of them."""
    for name, data in samples().items():
        yield Campaign(name, 1, lambda count, seed, until, name=name, data=data: read_all(name, data, count, seed, until), data)
    yield Campaign(fields.NAME, CORPORA, lambda count, seed, until: read_all(fields.NAME, b"", count, seed, until), b"")
    for name in storage.KINDS:
        yield Campaign(name, FOLDERS, lambda count, seed, until, name=name: storage.run(name, count, seed, until))
    for name, costs in messages.KINDS.items():
        yield Campaign(name, costs, lambda count, seed, until, name=name: messages.throw_all(name, count, seed, until))
    yield Campaign("units", UNITS, units.grow)
