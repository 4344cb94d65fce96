"""Who says it, in lines: voice → via → outlet, how it is said, and what else stands behind the point."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.strip import Strip

from briefing.tui.display import Target
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Piece, cells, clipped, strip, wrapped
from briefing.workspace.rows import Chain, StatementRow
from briefing.workspace.wording import is_quotation

HOW = {"direct": "in their own words", "mixed": "partly in their own words", "indirect": "in the article's words"}
SHORT = 8
"""Lines of a pane in which there is no room for near lines."""


def chain_lines(target: Target, width: int, height: int, styles: Styles) -> list[Strip]:
    """The lines beneath the text: at most a third of the pane's height."""
    statement = target.statement
    assert statement
    lines: list[list[Piece]] = [[("─" * width, styles.border)]]
    most = max(1, height // 3 - 2)
    if not statement.chains:
        lines += _itself(statement, width, styles)
    chains = _once_each(statement.chains)
    for chain in chains[:most]:
        lines += _chain(chain, width, styles, narrow=height < 20)
    if len(chains) > most:
        lines.append([(f"  and {len(chains) - most} more", styles.muted)])
    lines = lines[: most + 1]
    if statement.speaker_set:
        lines.append([(clipped("  You said who says it; @ changes that.", width - 1), styles.pinned)])
    if target.point and target.point.near and height > SHORT:
        first = target.point.near[0]
        lines.append([(clipped(f"  ≈ may say the same (c joins, C no): {first.lead.text}", width - 1), styles.pinned)])
    if target.standing:
        lines.append([(clipped(f"  {target.standing}", width - 1), styles.pinned)])
    if target.statement_count > 1:
        lines.append(_behind(target, width, styles))
    return [strip(line, width, styles.text) for line in lines]


def _once_each(chains: Sequence[Chain]) -> list[Chain]:
    """Who says two parts of a sentence says it once, partly in their own words where one of the parts is."""
    found: dict[tuple[str | None, str | None], Chain] = {}
    for one in chains:
        key = (one.voice_name, one.via_name)
        known = found.get(key)
        found[key] = one if known is None else replace(known, mode=known.mode if known.mode == one.mode else "mixed")
    return list(found.values())


def _itself(statement: StatementRow, width: int, styles: Styles) -> list[list[Piece]]:
    how = " quotes somebody not named" if is_quotation(statement.text) else " says so itself"
    return [[("  ", styles.text), (clipped(statement.outlet, width - 2 - len(how)), styles.attribution), (how, styles.muted)]]


def _chain(chain: Chain, width: int, styles: Styles, narrow: bool) -> list[list[Piece]]:
    """The chain on one line where it fits, else over several; then what is known of the voice."""
    voice = chain.voice_name or "Somebody not named"
    how = HOW.get(chain.mode or "", "")
    stations = " → ".join(part for part in (voice, chain.via_name, chain.outlet) if part)
    notes = ", ".join(part for part in (chain.voice_note, how) if part)
    if cells(stations) + cells(notes) + 5 <= width:
        return [[("  ", styles.text), (clipped(stations, width - 2), styles.attribution), (f"  {notes}", styles.muted)]]
    if narrow:
        return [
            [("  ", styles.text), (clipped(stations, width - 3), styles.attribution)],
            [("    " + clipped(notes, width - 5), styles.muted)],
        ]
    lines: list[list[Piece]] = [[("  ", styles.text), (line, styles.attribution)] for line in wrapped(stations, width - 4, 2)]
    return [*lines, *([("    " + line, styles.muted)] for line in wrapped(notes, width - 6, 2))]


def _behind(target: Target, width: int, styles: Styles) -> list[Piece]:
    """Which of the statements behind the point this is."""
    origins = f" · {target.point.in_words}" if target.point else ""
    return [(clipped(f"  {target.statement_index + 1} of {target.statement_count}, step with , and .{origins}", width - 1), styles.muted)]
