"""What stands around a page: its head with the policy, its style and its script, and the tools to find lines."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from briefing.export.html_text import text
from briefing.export.part import RECORD
from briefing.export.quotes import VERSION

TOOLS = """<div class="tools" role="search" aria-label="Find lines" hidden>
<label>Search <input type="search" id="words" autocomplete="off" spellcheck="false"></label>
<label>Section <select id="in-section"><option value="">all</option></select></label>
<label>Voice <select id="of-voice"><option value="">all</option></select></label>
<label>Source <select id="in-source"><option value="">all</option></select></label>
<button type="button" id="all" hidden>Show all</button>
<p id="count" role="status"></p>
</div>
"""
"""Shown by the script: nothing of it works without."""


@cache
def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _sum(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"


def script() -> str:
    """The script of a page, which finds lines and does nothing else."""
    return _part("html_page.js")


def policy() -> str:
    """The content security policy: our style and our script, known by their sums, and nothing else at all."""
    style, ours = _sum(_part("html_page.css")), _sum(script())
    return f"default-src 'none'; style-src {style}; script-src {ours}; base-uri 'none'; form-action 'none'"


def head(title: str, edited: str, kind: str, holds: str) -> str:
    """From the first line to the beginning of the body; `kind` is page or record, `holds` says for programs which part it is."""
    return "".join(
        (
            f'<!DOCTYPE html>\n<!-- briefing: {VERSION} -->\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n',
            f'<meta name="briefing-edits" content="{text(edited)}">\n' if edited else "",
            f'<meta name="briefing-holds" content="{text(holds)}">\n' if holds != RECORD else "",
            f'<meta name="referrer" content="no-referrer">\n<title>{text(title)}</title>\n',
            f'<style>{_part("html_page.css")}</style>\n</head>\n<body class="{kind}">\n',
            '<a class="skip" href="#page">Skip to the lines</a>\n',
        )
    )


def foot() -> str:
    """The end of the page."""
    return f"<script>{script()}</script>\n</body>\n</html>"
