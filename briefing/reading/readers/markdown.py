"""Markdown, with or without YAML front matter. The text is what the marks mean: emphasis, links and HTML leave only their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing.model import Known, Metadata, Problem
from briefing.reading import calendar
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode, decoding_problems
from briefing.reading.files import ReadError
from briefing.reading.layout.lines import BYLINE, around
from briefing.reading.layout.mastheads import masthead
from briefing.reading.publishers.people import people
from briefing.reading.readers import articles, labels
from briefing.reading.readers.blocks import joined

if TYPE_CHECKING:
    from markdown_it.token import Token

SOFT_BREAK = "\x1e"
"""Stands for the end of a line within a paragraph, until it is known whether that tells anything."""
LONGEST_HEAD = 5
"""Lines of what stands below a headline."""
FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
TOML_FRONT = re.compile(r"\A\+\+\+[ \t]*\r?\n(?P<toml>.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
MARKS = (
    (re.compile(r"%%.{0,20000}?%%", re.DOTALL), ""),  # a comment
    (re.compile(r"!\[\[[^\[\]\n]{1,400}\]\]"), ""),  # what is shown of another note
    (re.compile(r"==(?=\S)([^=\n]{1,2000}?)(?<=\S)=="), r"\1"),  # marked with a pen
    (re.compile(r"^((?:[ \t]*>)+[ \t]*)\[![\w-]{1,40}\][+-]?[ \t]*", re.MULTILINE), r"\1"),  # the kind of a quotation
    (re.compile(r"^([ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[[ xX/-]\][ \t]+", re.MULTILINE), r"\1"),  # the box of a task
    (re.compile(r"^\[\^[^\]\s]{1,60}\]:[ \t]*", re.MULTILINE), ""),  # the mark before a footnote
    (re.compile(r"(?<=\S)\[\^[^\]\s]{1,60}\]"), ""),  # the mark of a footnote
    (re.compile(r"[ \t]\^[A-Za-z0-9-]{1,40}[ \t]*$", re.MULTILINE), ""),  # the name of a block
)
"""Marks that programs for notes (Obsidian, Joplin) write into a text and that say nothing, and what stays of each."""
JOPLIN = re.compile(r"(?:\A|\n\n)(?P<fields>id: [0-9a-f]{32}\n(?:\w{1,40}:[^\n]{0,4000}\n){2,60}type_: \d{1,2})\s*\Z")
"""What Joplin writes below each of the notes that it exports."""
WIKI_LINK = re.compile(r"(?<!!)\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<words>[^\[\]|\n]{1,200})\]\]")
"""A link to another note: `[[Note]]`, `[[Note|the words shown]]`."""
KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "site", "sitename", "site_name", "website"),
    "published": ("published", "date", "published_at", "date_published", "pubdate", "published_time", "publish_date"),
    "modified": ("modified", "updated", "date_modified", "lastmod"),
    "fetched": (
        "fetched",
        "saved",
        "accessed",
        "retrieved",
        "date_download",
        "clipped",
        "created",
        "created_time",
        "date_saved",
        "date_added",
    ),
    "language": ("language", "lang"),
    "address": ("url", "address", "link", "source_url", "canonical", "canonical_url", "original", "original_url", "source"),
    "agency": ("agency",),
}
DEEPEST_KEY = 20
"""Dots of a key of TOML, each of which opens a table within the one before."""
LONGEST_FRONT = 100_000
"""Characters of front matter."""
ADDRESSES = ("http://", "https://")
"""How an address begins: `source` may name one, or an outlet."""
LONGEST_NAMES = 1000
"""Characters of a value that names authors."""
DATES = ("published", "modified", "fetched")


def read(document: Document) -> Iterator[Draft | Problem]:
    """The one article of the file; the front matter becomes metadata."""
    decoded = decode(document.read())
    yield from decoding_problems(decoded, document.name)
    metadata, text = _front(decoded.text)
    if found := JOPLIN.search(text):
        fields = dict(re.findall(r"^(\w+): ?(.*)$", found["fields"], re.MULTILINE))
        if fields.get("type_", "").strip() != "1":
            return  # a notebook, a tag, a file: no note
        metadata, text = _joplin(fields, text[: found.start()])
    if metadata == Metadata():
        metadata, text = _properties(text)
    body, given = joined(list(_pieces(_without_marks(text))))
    yield Draft(text=body, format="markdown", metadata=metadata, given=given)


def _joplin(fields: dict[str, str], text: str) -> tuple[Metadata, str]:
    """What Joplin knows of a note, whose first line is its title, and the text below that."""
    title, _, body = text.lstrip("\n").partition("\n")
    record = {"title": title, "author": fields.get("author"), "url": fields.get("source_url"), "fetched": fields.get("created_time")}
    return articles.metadata_of({key: value for key, value in record.items() if value}, "note"), body


def _properties(text: str) -> tuple[Metadata, str]:
    """What lines such as `Source: …` below the headline say, as Notion exports the properties of a note, and the text without them."""
    metadata, spans = labels.find(text)
    for (start, end), _ in reversed(spans):
        text = text[:start] + text[end:]
    return metadata, text


def _without_marks(text: str) -> str:
    """The text without the marks of programs for notes."""
    for pattern, kept in MARKS:
        text = pattern.sub(kept, text)
    return WIKI_LINK.sub(r"\g<words>", text)


def _pieces(text: str) -> Iterator[tuple[str, int | None]]:
    """The blocks as people read them, without marks: headings with their level, items and table rows with 0."""
    from markdown_it import MarkdownIt  # comes with rich

    heading, items, cells = 0, 0, list[str]()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "list_item_open":
            items += 1
        elif token.type == "list_item_close":
            items -= 1
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " | ".join(cells), 0
        elif token.type in ("fence", "code_block"):
            yield token.content.strip(), 0
        elif token.type == "inline":
            content = _inline(token)
            if token.level and token.map is None:
                cells.append(content)
            elif content:
                yield content, heading or (0 if items else None)


def _inline(token: Token) -> str:
    """The words of a block; pictures and HTML are left out."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "softbreak":
            parts.append(SOFT_BREAK)
    whole = "".join(parts).strip()
    return whole.replace(SOFT_BREAK, "\n" if _is_head(whole.split(SOFT_BREAK)) else " ")


def _is_head(lines: Sequence[str]) -> bool:
    """Whether the lines of a paragraph are those below a headline: who wrote it, and the outlet or the day in a line of its own."""
    if not 1 < len(lines) <= LONGEST_HEAD:
        return False
    return any(BYLINE.fullmatch(line) or masthead(line) or around(line, True) in ("date line", "byline") for line in map(str.strip, lines))


def _front(text: str) -> tuple[Metadata, str]:
    """What the front matter says, and the text below it. Raises `ReadError` for front matter that can't be understood."""
    if found := TOML_FRONT.match(text):
        _check_length(found["toml"])
        return _metadata(_toml(found["toml"])), text[found.end() :]
    found = FRONT.match(text)
    if found and found.end() > LONGEST_FRONT:
        return Metadata(), text  # a text between two rules
    data = _yaml(found["yaml"]) if found else None
    # Text between two rules is no front matter; nothing between them may be an empty one.
    if found is None or not (data is None or isinstance(data, dict)):
        return Metadata(), text
    return _metadata(data or {}), text[found.end() :]


def _check_length(front: str) -> None:
    if len(front) > LONGEST_FRONT:
        raise ReadError(f"the front matter is longer than {LONGEST_FRONT:,} characters", "Shorten it, or remove it.")


def _toml(front: str) -> dict[str, Any]:
    import tomllib

    try:
        if any(_key(line).count(".") > DEEPEST_KEY for line in front.splitlines()):
            raise ValueError("nested too deeply")
        return tomllib.loads(front)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            f"the front matter is not valid TOML ({str(error)[:100]})", "Correct the lines between the first two +++, or remove them."
        ) from error


def _key(line: str) -> str:
    """The key of a line of TOML, or the name of its table."""
    return line if line.lstrip().startswith("[") else line.partition("=")[0]


def _yaml(front: str) -> Any:
    import yaml

    from briefing import yamlfile

    try:
        return yamlfile.texts(front)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = f" in line {line + 2}" if line is not None else f" ({error})" if isinstance(error, ValueError) else ""
        raise ReadError(
            f"the front matter is not valid YAML{where}", "Correct the lines between the first two ---, or remove them."
        ) from error


def _metadata(data: dict[Any, Any]) -> Metadata:
    """The metadata among the keys of front matter."""
    values = {str(key).strip().lower().replace(" ", "_").replace("-", "_"): value for key, value in data.items()}
    fields: dict[str, Any] = {field: _known(field, keys, values) for field, keys in KEYS.items()}
    return Metadata(**fields, authors=_authors(values))


def _known(field: str, keys: tuple[str, ...], values: dict[str, Any]) -> Known | None:
    for key in keys:
        value = values.get(key)
        if value is None or isinstance(value, (dict, list)):
            continue
        text = value.isoformat() if isinstance(value, date) else " ".join(str(value).split())
        if (field == "outlet" and text.startswith(ADDRESSES)) or (field == "address" and not text.startswith(ADDRESSES)):
            continue
        if field in DATES:
            moment = calendar.find(text)
            if moment is None:
                continue
            text = moment.iso
        if text:
            return Known(value=text[:2000], certainty="sure", origin="front matter")
    return None


def _authors(values: dict[str, Any]) -> tuple[Known, ...]:
    found = values.get("authors") or values.get("author") or values.get("by") or values.get("byline") or ()
    names = found if isinstance(found, list) else [found] if found else []
    texts = [str(name.get("name", "")) if isinstance(name, dict) else str(name) for name in names]
    return people([" ".join(text.split())[:LONGEST_NAMES] for text in texts], "front matter", None)
