"""Templates: which sections there are, in what order, and what belongs in each.

A template is a YAML file that a person writes; `briefing templates show event` prints one whose comments say what each key means.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.model import ROLES, Record, SectionKind
from briefing.yamlfile import Document, Key, YamlFileError, nearest, read

FOLDER = Path(__file__).parent
ANSWERS = tuple(kind.value for kind in SectionKind)
SPEAKERS = ("any", "side", "outside")
ORDERS = ("central", "newest", "oldest", "voice")
"""Of the points of a section: the best supported first, the newest, the oldest, or together by who says them."""


class SectionRule(Record, frozen=True, forbid_unknown_fields=True):
    """One section of a template.

    `answers` (one of ANSWERS) is what its statements do; where it is left out, the `id` says it. `roles`, `speakers`, `headings`
    and `cues` narrow it: a section with `headings` or `cues` holds only statements under such a heading or with such words,
    and is preferred for them to one without. `each_side` makes one section a side, `ID/<side id>`. `limit` is the most
    lines of the page in it. `title_at_home` is its title where no state and no international body speaks in it.
    """

    id: str
    title: str
    question: str = ""
    answers: str | None = None
    each_side: bool = False
    roles: tuple[str, ...] = ()
    speakers: str = "any"
    headings: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    order: str = "central"
    limit: int | None = None
    hint: str = ""
    title_at_home: str = ""

    @property
    def kind(self) -> str:
        """One of ANSWERS."""
        return self.answers or self.id

    @property
    def narrowed(self) -> bool:
        """Whether it asks for more than that."""
        return bool(self.roles or self.headings or self.cues) or self.speakers != "any"


class Template(Record, frozen=True, forbid_unknown_fields=True):
    """A template, as its YAML file has it. `description` says what it is for."""

    name: str
    title: str
    sections: tuple[SectionRule, ...]
    description: str = ""


def load_template(name: str) -> Template:
    """The template that ships under `name`, or the one in the file `name`. Raises `YamlFileError`."""
    return check_template(Path(name) if name.endswith((".yaml", ".yml")) else FOLDER / f"{name}.yaml")


def check_template(file: Path) -> Template:
    """The template in `file`. Raises `YamlFileError`, which names file, line, key and the nearest right word."""
    document = read(file, Template)
    if not document.value.sections:
        raise document.error(("sections",), "needs at least one section")
    if not document.value.name.strip():
        raise document.error(("name",), "is empty")
    seen: dict[str, int] = {}
    for number, rule in enumerate(document.value.sections):
        key: Key = ("sections", number)
        if rule.id in seen:
            raise document.error((*key, "id"), f'"{rule.id}" stands twice; the first is sections[{seen[rule.id]}]')
        seen[rule.id] = number
        _check_section(document, key, rule)
    return document.value


def _check_section(document: Document[Template], key: Key, rule: SectionRule) -> None:
    if not rule.id or rule.id != rule.id.lower() or not rule.id.replace("-", "").isalnum():
        raise document.error((*key, "id"), f'"{rule.id}" is no id; use lower-case letters, figures and hyphens')
    if rule.answers is None and rule.id not in ANSWERS:
        raise document.error(key, f'answers: is missing, and "{rule.id}" does not say it{nearest(rule.id, ANSWERS)}')
    if rule.answers is not None:
        raise_unknown(document, (*key, "answers"), rule.answers, ANSWERS)
    raise_unknown(document, (*key, "speakers"), rule.speakers, SPEAKERS)
    raise_unknown(document, (*key, "order"), rule.order, ORDERS)
    for number, role in enumerate(rule.roles):
        raise_unknown(document, (*key, "roles", number), role, ROLES)
    if rule.each_side and "{side}" not in rule.title:
        raise document.error((*key, "title"), 'needs {side} in it, because there is one such section for each side: "Motives: {side}"')
    if not rule.each_side and "{" in rule.title:
        raise document.error((*key, "title"), "has a { in it, which only sections with each_side: true may have")
    if rule.title_at_home and rule.each_side:
        raise document.error((*key, "title_at_home"), "is for sections without each_side: true; leave it out")
    if rule.each_side != (rule.kind == SectionKind.MOTIVES):
        raise document.error((*key, "each_side"), "must be true where a section answers motives, and only there")
    if rule.limit is not None and rule.limit < 1:
        raise document.error((*key, "limit"), "must be 1 or more; leave it out for five")


def raise_unknown(document: Document[Template], key: Key, word: str, words: Iterable[str]) -> None:
    """Raise `YamlFileError` where `word` is none of `words`."""
    if word not in words:
        raise document.error(key, f'"{word}" is not known{nearest(word, words)}')


__all__ = ["ANSWERS", "ORDERS", "SPEAKERS", "SectionRule", "Template", "YamlFileError", "check", "load"]
