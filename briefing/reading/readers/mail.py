"""E-mails (newsletters), mailboxes, and web pages saved as MHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from msgspec.structs import replace

from briefing.model import Known, Metadata, Problem
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.metadata import calendar
from briefing.reading.readers import html

FROM_LINE = re.compile(rb"From \S+.{0,40}\d{4}\s*$")
NEWSLETTER = re.compile(r"\s*(?:via|by|from)\s+\S+$|newsletters?$", re.IGNORECASE)
FEWEST = 40
"""Code points below which the plain part of a mail only says that there is an HTML part."""


def read(document: Document) -> Iterator[Draft | Problem]:
    """The article of a mail or page; of a mailbox, one a message."""
    if FROM_LINE.match(document.head.split(b"\n", 1)[0].rstrip(b"\r")):
        yield from _mailbox(document)
    else:
        yield _draft(document.read(), "")


def _mailbox(document: Document) -> Iterator[Draft | Problem]:
    """Messages as they come, each held to the limit of a record."""
    most, number, size = document.limits.record_bytes, 0, 0
    lines: list[bytes] = []
    with document.open() as stream:
        blank = True
        while True:
            line = stream.readline(most)
            if not line or (blank and FROM_LINE.match(line.rstrip(b"\r\n"))):
                if number:
                    yield from _message(b"".join(lines), size > most, number, document)
                if not line:
                    break
                number, size, lines = number + 1, 0, []
                continue
            blank = not line.strip()
            size += len(line)
            if size <= most:
                lines.append(line[1:] if line.startswith(b">From ") else line)
    document.check_unchanged()


def _message(data: bytes, too_large: bool, number: int, document: Document) -> Iterator[Draft | Problem]:
    path = f"{document.name}#{number}"
    if too_large:
        yield Problem(
            path=path,
            error=f"the message is larger than {megabytes(document.limits.record_bytes)}",
            advice="Raise the limit in the settings.",
        )
        return
    try:
        yield _draft(data, str(number))
    except ReadError as error:
        yield Problem(path=path, error=error.error, advice=error.advice)


def _draft(data: bytes, part: str) -> Draft:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    location = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    page, text = _bodies(message)
    if location or message.get_content_type() == "multipart/related":
        if page is None:
            raise ReadError("there is no page in it", "Save the page again.")
        draft = html.draft_of(page, location)
        fetched = _date(message, "date of saving")
        return replace(draft, format="mhtml", part=part, metadata=replace(draft.metadata, fetched=fetched))
    if text is not None and (len(text.strip()) >= FEWEST or page is None):
        body = Draft(text=text, format="mail", part=part)
    elif page is not None:
        content, given = html.text_of_fragment(page)
        body = Draft(text=content, given=given, format="mail", part=part)
    else:
        raise ReadError("there is no text in the mail", "If the article is an attachment, save that as a file.")
    return replace(body, metadata=_metadata(message))


def _bodies(message: EmailMessage) -> tuple[str | None, str | None]:
    """The HTML and the plain text of a message; attachments left out."""
    found: dict[str, str] = {}
    for piece in message.walk():
        kind = piece.get_content_type()
        if kind not in ("text/html", "text/plain") or piece.get_content_disposition() == "attachment" or kind in found:
            continue
        payload = piece.get_payload(decode=True)
        if isinstance(payload, bytes):
            found[kind] = decode(payload, piece.get_content_charset()).text
    return found.get("text/html"), found.get("text/plain")


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as one line; broken ones count as missing."""
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _metadata(message: EmailMessage) -> Metadata:
    title, sender = _header(message, "Subject"), _header(message, "From")
    name = NEWSLETTER.sub("", parseaddr(sender or "")[0]).strip(" \"'")
    return Metadata(
        title=Known(value=title, certainty="sure", origin="subject of the mail") if title else None,
        outlet=Known(value=name, certainty="likely", origin="sender of the mail") if name else None,
        published=_date(message, "date of the mail"),
        language=Known(value=language, certainty="sure", origin="header of the mail")
        if (language := _header(message, "Content-Language"))
        else None,
    )


def _date(message: EmailMessage, origin: str) -> Known | None:
    moment = calendar.find(_header(message, "Date") or "")
    return Known(value=moment.iso, certainty="sure", origin=origin) if moment else None
