"""The one table of outlets, agencies and families of publishers (`outlets.yaml`), with what the user has added to it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import field

from briefing.model import Record

SHIPPED = Path(__file__).parent / "outlets.yaml"
SHORT = 4
"""Letters up to which a name in capitals may be anything: a state, a company, a battery."""
PLACE = re.compile(r"\s*\([^()]{2,40}\)$")
"""The town or the land behind the name of a paper, as press databases print it."""


class Listed(Record, frozen=True, forbid_unknown_fields=True):
    """An outlet or an agency of the table."""

    hosts: tuple[str, ...] = ()
    """Registrable domains, or hosts below one where that is a paper of its own."""
    names: tuple[str, ...] = ()
    """Other names that it goes by."""
    family: str | None = None
    """The papers whose stories are one another's."""


class Table(Record, frozen=True, forbid_unknown_fields=True):
    """The file: outlets and agencies by name."""

    outlets: dict[str, Listed] = field(default_factory=dict)
    agencies: dict[str, Listed] = field(default_factory=dict)


class Registry:
    """The table, looked up by host and by name."""

    def __init__(self, table: Table) -> None:
        self.agencies = {form: name for name, listed in table.agencies.items() for form in (name, *listed.names)}
        """The agency of each name that one goes by."""
        known = {**table.agencies, **table.outlets}
        self._by_host = {host.lower().strip("."): name for name, listed in known.items() for host in listed.hosts}
        self._by_name = {name_key(form): name for name, listed in known.items() for form in (name, *listed.names)}
        self._family = {name: listed.family for name, listed in known.items() if listed.family}
        self._agency_by_fold = {form.casefold(): name for form, name in self.agencies.items() if not may_be_anything(form)}
        forms = sorted(self.agencies, key=len, reverse=True)
        self.agency_forms = "(?:" + "|".join(map(_expression, forms)) + ")"
        """Any name of an agency, as an expression."""
        self.plain_forms = "(?:" + "|".join(_expression(form) for form in forms if not may_be_anything(form)) + ")"
        """Any name that is an agency's wherever it stands, as an expression."""

    def of_host(self, host: str) -> str | None:
        """The outlet or agency that publishes at a host, or above it."""
        labels = host.lower().rstrip(".").split(".")
        return next((name for place in range(len(labels) - 1) if (name := self._by_host.get(".".join(labels[place:])))), None)

    def name_of(self, name: str) -> str:
        """The name under which an outlet or agency stands in the table; one that does not stand there as it is."""
        return self._by_name.get(name_key(name)) or self._by_name.get(name_key(PLACE.sub("", name)), name)

    def knows(self, name: str) -> bool:
        """Whether an outlet or agency of that name stands in the table."""
        return name_key(name) in self._by_name

    def publisher_of(self, name: str) -> str:
        """Whose stories an outlet prints: its family's, else its own."""
        listed = self.name_of(name)
        return self._family.get(listed, listed)

    def agency(self, text: str) -> str | None:
        """The agency whose name this is, or None."""
        stripped = text.strip()
        return self.agencies.get(stripped) or self._agency_by_fold.get(stripped.casefold())


def may_be_anything(form: str) -> bool:
    """Whether a name is so short, and in capitals, that it tells an agency only where one stands."""
    return len(form.replace(".", "")) <= SHORT and form.upper() == form


def name_key(name: str) -> str:
    """A name by which `The Andean Post`, `Andean Post` and `andeanpost.com` are one."""
    bare = re.sub(r"^(?:the|der|die|das|le|la|el)\s+", "", name.strip().lower())
    return re.sub(r"\.(?:com|org|net|co\.uk|de|ru|fr|info)$", "", re.sub(r"[^\w.]+", "", bare))


def _expression(form: str) -> str:
    pattern = re.escape(form).replace(r"\ ", r"[\s-]")
    return pattern if may_be_anything(form) or form.islower() else f"(?i:{pattern})"


class _Own:
    """The file of the user that is in use, and when it was changed."""

    file: Path | None = None
    changed: int = 0


def use(file: Path | None) -> None:
    """Add the table of the user to the one that ships; None for none. Raises `YamlFileError` where it says what can't be used."""
    changed = file.stat().st_mtime_ns if file is not None and file.is_file() else 0
    if (file if changed else None, changed) != (_Own.file, _Own.changed):
        _Own.file, _Own.changed = file if changed else None, changed
        registry.cache_clear()
    registry()


@cache
def registry() -> Registry:
    """The table as it is now: the shipped one, under what the user has added."""
    from briefing.yamlfile import read  # YAML takes 15 ms to import, and few commands read articles

    shipped = read(SHIPPED, Table).value
    own = read(_Own.file, Table).value if _Own.file is not None else Table()
    return Registry(Table(outlets={**shipped.outlets, **own.outlets}, agencies={**shipped.agencies, **own.agencies}))
