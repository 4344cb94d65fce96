"""Hostile fields through every view of the desk, every list and every export: nothing acts, and nothing is live."""

# ruff: noqa: E501 (lists of pieces read better whole)

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

from click.testing import CliRunner
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from briefing.cli import cli
from briefing.export import formats, html_shell
from briefing.export.citation import cite
from briefing.tui import styles
from briefing.tui.screens.problems import ProblemsScreen
from briefing.tui.screens.why import WhyScreen
from briefing.tui.views.registry import ROWS, view_class
from briefing.tui.widgets.chain import chain_lines
from briefing.tui.wrapping import strip
from briefing.workspace.filter_query import Filter
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from briefing.workspace.view import View
from tests import hostile_fields, hostile_forms
from tests.hostile_fields import ACTS

NAME = "fields"
PIECES = (
    *hostile_fields.TRICKS.values(),
    *"\\`*_[]{}|~$^=#@:;<>&%\"'!?().,-+/ \t\n",
    "--", "...", "``", "](", "![", "[^", "[[", "]]", "%%", "==", "::", "<%", "{{", "$=", "= ", "dv:", "www.a.b", "http://", "a@b.c", "javascript:",
    "” — ", "“", "\\\\", "&lt;", "&#x1b;", "\x1b", "\x9b", "\x9d", "\u202e", "1. ", "- ", "(a) ", "| --- |", "\n---\n", "\n# ", "said", "Mr. ", "\r\n", "\nER  - ", "\nEND:VEVENT", "é", "東", "👩‍👧",
)  # fmt: skip
WIDTHS = (24, 60, 140)
LIVE = ("img", "script", "iframe", "svg", "object", "embed", "form", "input", "base", "video", "audio")
OURS = [("input", "words"), ("script", html_shell.script())]
"""What is live in a page by right: the line in which words are searched for, and what searches."""


def wrong_with(seed: str) -> str:
    """What goes wrong with the corpus that is made of a seed, or an empty string."""
    chance = random.Random(seed)

    def trick(field: str) -> str:
        return field + "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 6)))

    with tempfile.TemporaryDirectory(prefix="briefing-fuzz-") as place:
        folder = hostile_fields.write(Path(place) / "in", trick)
        template = hostile_fields.write_project(folder, lambda field: re.sub("[/\x00]", "", trick(field)) or field)
        view = open_view(Options(paths=(folder,), cache=False, jobs=1, template=str(template)))
        try:
            hostile_fields.decide(view, trick)
            return _painted(view) or _exported(view, folder) or hostile_forms.wrong_with(view)
        finally:
            view.close()


def _painted(view: View) -> str:
    """Every row of every view at three widths, as the desk paints it."""
    plain = styles.without_colour()
    for name in (row.name for row in ROWS):
        listing = view_class(name)(view, Filter(), "said")
        for group in listing.groups():
            for row in listing.rows(group.id):
                lines = [line for width in WIDTHS for line in listing.paint(row, width, plain)]
                target = listing.target(row, 0)
                if target and target.statement:
                    lines += WhyScreen(view, target).lines(60, plain)
                    cite(target.statement, view.source(target.source).source)
                painted = [strip(line, 140, plain.text).text for line in lines]
                painted += [line.text for line in (chain_lines(target, 60, 40, plain) if target and target.statement else ())]
                if found := next(filter(ACTS.search, painted), ""):
                    return f"{name}: {found!r}"
    for line in ProblemsScreen(view.problems()).lines(60, plain):
        if ACTS.search(found := strip(line, 60, plain.text).text):
            return f"problems: {found!r}"
    return ""


def _exported(view: View, folder: Path) -> str:
    """Every format: nothing acts, nothing is live, and the export holds."""
    for form, suffix in (("markdown", ".md"), ("html", ".html"), ("json", ".json"), ("docx", ".docx"), ("csv", ".csv")):
        data = b"".join(formats.parts(view, form))
        text = "" if form in ("docx", "csv") else data.decode()  # `hostile_forms` looks into these
        if form != "json" and (found := ACTS.search(text.replace("\t", " "))):  # a note may have tabs
            return f"{form}: {text[max(0, found.start() - 60) : found.end()]!r}"
        page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text.split("\n---\n", 1)[1]) if form == "markdown" else text
        live = (
            []
            if form in ("json", "docx", "csv")
            else [(one.tag, one.get("id") or one.text) for one in lxml_html.document_fromstring(page).iter(*LIVE)]
        )
        if live != (OURS if form == "html" else []):
            return f"{form}: what is live is {live}"[:300]
        file = folder.parent / f"brief{suffix}"
        file.write_bytes(data)
        done = CliRunner().invoke(cli, ["check", str(file), str(folder)])
        if done.exit_code:
            return f"{form}: check exits with {done.exit_code}: {done.output[-600:]!r} {done.exception!r}"
        if ACTS.search(done.output):
            return f"{form}: check prints {done.output!r}"
    return ""
