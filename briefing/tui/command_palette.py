"""The palette: every action, section, source and voice by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from briefing.tui import commands
from briefing.tui.main_screen import MainScreen
from briefing.tui.wrapping import clipped

if TYPE_CHECKING:
    from textual.fuzzy import Matcher


MOST = 2000
"""Sources and voices that are looked through by name; a corpus with more has the search."""

Entry = tuple[str, str, Callable[[], None]]


class Palette(CommandPalette):
    """Textual's palette, which fails at a page key that comes before its list is laid out."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region or not action.startswith("page_"):
            super()._action_command_list(action)


class CommandProvider(Provider):
    """All that the palette offers: a name, what it is, what it does."""

    @property
    def main_screen(self) -> MainScreen:
        """The screen that the palette was opened over."""
        assert isinstance(self.screen, MainScreen)
        return self.screen

    def actions(self) -> Iterator[Entry]:
        """Every command with its keys; one that can't be done now says why."""
        screen = self.main_screen
        reasons = {command.name: command.why_not(screen) for command in commands.COMMANDS if command.name != "palette"}
        in_order = sorted(commands.COMMANDS, key=lambda command: commands.GROUPS.index(command.group))
        for command in sorted(in_order, key=lambda command: bool(reasons.get(command.name))):  # what can be done here comes first
            if command.name == "palette":
                continue
            reason = reasons[command.name]
            keys = commands.keys_shown(command, screen.own_keys)
            note = f"{keys}   not now: {reason}" if reason else keys
            yield command.title, note, partial(screen.action_do, command.name, "")

    def places(self) -> Iterator[Entry]:
        """Every section, source and voice."""
        navigator = self.main_screen.navigator
        view = navigator.view
        if view is None:
            return
        for section in view.shown_sections():
            yield clipped(section.title, 80), "section", partial(navigator.show_view, "brief", section.id)
        for source in view.sources()[:MOST]:
            yield clipped(f"{source.outlet}: {source.title}", 80), "source", partial(navigator.show_source, source.id)
        for voice in view.voices()[:MOST]:
            yield clipped(voice.name, 80), "voice", partial(navigator.show_view, "voices", voice.id)

    async def discover(self) -> Hits:
        """What is offered before anything is typed: the actions."""
        for name, note, run in self.actions():
            yield DiscoveryHit(name, run, help=escape(note))

    async def search(self, query: str) -> Hits:
        """Whatever holds the letters that were typed."""
        matcher = self.matcher(query)
        for source in (self.actions, self.places):
            for name, note, run in source():
                score = matcher.match(name)
                if score > 0:
                    yield Hit(score, highlighted(matcher, name), run, text=name, help=escape(note))


def highlighted(matcher: Matcher, name: str) -> Content:
    """A name with the letters that were typed highlighted. It is no markup, as the matcher's own `highlight` takes it to be."""
    content = Content(name)
    for place in matcher.fuzzy_search.match(matcher.query, name)[1]:
        if not name[place].isspace():
            content = content.stylize(matcher.match_style, place, place + 1)
    return content
