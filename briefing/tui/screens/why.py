"""Why a statement stands where it stands: what the program went by, each reason with its weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.tui.display import Target
from briefing.tui.painting import in_marks
from briefing.tui.screens.text_modal import TextModal
from briefing.tui.styles import Styles
from briefing.tui.widgets.chain import HOW
from briefing.tui.wrapping import Line, clipped, wrapped
from briefing.workspace.wording import is_quotation, pull

if TYPE_CHECKING:
    from briefing.workspace.view import View


class WhyScreen(TextModal):
    """Section, role, speakers, corroboration and disputes of the statement in the source pane."""

    heading = "Why is this here"

    def __init__(self, view: View, target: Target) -> None:
        super().__init__()
        self.view, self.target = view, target

    def lines(self, width: int, styles: Styles) -> Sequence[Line]:
        """The statement, then one block for each thing that was decided about it."""
        statement = self.target.statement
        assert statement
        titles = {section.id: section.title for section in self.view.sections()}
        section = titles.get(statement.section or "", "No section wants it")
        found: list[Line] = [[(line, styles.text)] for line in wrapped(in_marks(statement.text), width)]
        found += _block(f"Section: {section}", [], width, styles)
        for reason in sorted(statement.evidence, key=lambda one: -abs(one.weight)):
            sign = "+" if reason.weight > 0 else "−"
            found += [[(line, styles.text)] for line in wrapped(f"  {sign} {pull(reason.weight)}: {reason.what}", width)]
        if statement.role:
            found += _block(f"Role in its article: {statement.role.replace('_', ' ')}", [], width, styles)
        if statement.heading:
            found += _block(f"Stands under the heading “{statement.heading}”", [], width, styles)
        for chain in statement.chains:
            said = [HOW.get(chain.mode or "", ""), chain.voice_note]
            found += _block(f"Said by {chain.voice_name or 'somebody not named'}", [part for part in said if part], width, styles)
        if not statement.chains:
            by = f"Quoted by {statement.outlet}" if is_quotation(statement.text) else f"Said by {statement.outlet} itself"
            found += _block(by, ["no attribution was found"], width, styles)
        return found + self._support(width, styles)

    def _support(self, width: int, styles: Styles) -> list[Line]:
        """What stands behind the point, and what stands against it."""
        point = self.target.point
        if point is None:
            return []
        outlets = list(dict.fromkeys(statement.outlet for statement in point.statements))
        found = _block(f"Behind this point: {point.origins}", outlets[:20], width, styles)
        for name in point.row.disputes[:10]:
            dispute = self.view.dispute(name)
            values = [f"{value}: {', '.join(dict.fromkeys(one.outlet for one in said))}" for value, said in dispute.positions]
            found += _block(f"Disputed ({dispute.kind}): {dispute.about}", values, width, styles)
        return found


def _block(head: str, more: Sequence[str], width: int, styles: Styles) -> list[Line]:
    lines: list[Line] = [[], *([(line, styles.strong)] for line in wrapped(head, width))]
    return lines + [[("  " + clipped(one, width - 2), styles.text)] for one in more]
