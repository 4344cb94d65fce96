"""Why every statement stands where it stands: the evidence and its weight, in words, as markdown."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.export.contents import Contents
from briefing.export.escaping import escape
from briefing.model import Evidence, Statement
from briefing.workspace import wording
from briefing.workspace.view import View

VERSION = "explanation/1"
"""Says whose file this is, so that one that lies among articles is read for none."""
NOWHERE = "In no section"


def write(view: View) -> Iterator[bytes]:
    """Section by section each statement with what spoke for it (+) and against it (−), the weightiest first."""
    return (part.encode() for part in _parts(view))


def _parts(view: View) -> Iterator[str]:
    titles = {section.id: section.title for section in view.shown_sections()}
    by_section: dict[str | None, list[Statement]] = {name: [] for name in (*titles, None)}
    contents = Contents(view)
    for statement in contents.statements():
        if statement.id in contents.excluded:
            continue
        by_section[statement.section if statement.section in titles else None].append(statement)
    yield f"---\nbriefing: {VERSION}\n---\n\n# {escape(view.title)}: why each statement stands where it stands\n"
    for name, statements in by_section.items():
        yield f"\n## {escape(titles.get(name or '', NOWHERE))}\n"
        for statement in statements:
            yield from _statement(statement, titles)


def _statement(statement: Statement, titles: dict[str, str]) -> Iterator[str]:
    yield f"\n- {escape(statement.text)}\n"
    for reason in sorted(statement.evidence, key=lambda one: -abs(one.weight)):
        yield f"  - {_reason(reason)}\n"
    if statement.also:
        yield f"  - could also stand in {escape(', '.join(titles.get(name, name) for name in statement.also))}\n"


def _reason(reason: Evidence) -> str:
    sign = "+" if reason.weight > 0 else "−"
    return f"{sign}{abs(reason.weight):.1f} {wording.pull(reason.weight)}: {escape(reason.what)}"
