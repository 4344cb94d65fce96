"""E-mails (newsletters), mailboxes, and web pages saved as MHTML."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import parseaddr

from msgspec.structs import replace

from briefing.model import Known, Metadata, Problem, Source
from briefing.reading import calendar
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.formats import MAILBOX, NOT_ARTICLES, suffix_of
from briefing.reading.layout import FURNITURE
from briefing.reading.readers import addresses, html
from briefing.reading.readers.mail_bodies import bodies, parts
from briefing.reading.readers.mail_headers import BOUNDED, header

NEWSLETTER = re.compile(r"\s*(?:via|by|from)\s+\S+$|newsletters?$", re.IGNORECASE)
FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,40}[^\n-][^\n]{0,60}?-{2,40}|-{2,80}"
    r"|(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message réexpédié|Inicio del mensaje reenviado):)"
    r"[ \t]*\n\s*"
    r"(?=(?:[ \t]*\**[\w-]+:[^\n]*\n){0,11}[ \t]*\**(?:From|Von|De|Da|Van|Från|Fra|Od|От):)"
    r"(?P<head>(?:[ \t]*\**[\w-]+:[^\n]*\n){2,12})",
    re.MULTILINE,
)
"""The lines above a mail that was sent on, its sender among them."""
FORWARD_WITHIN = 1500
"""Code points in which a forwarded mail begins; what stands above more of them is an article of its own."""
SENT_ON = re.compile(r"^(?:(?:fwd?|re|wg|aw|tr|rv|i|enc|vs|doorst|pd)\s*:\s*)+", re.IGNORECASE)
FEWEST_BESIDE = 200
"""Code points below which what is written beside an attachment is no article."""
LEAST_PLAIN = 0.5
"""How much of the length of its HTML part the plain part of a mail must have: less only says that there is one."""


QUOTED_FROM = re.compile(rb">+From ")
"""A line that begins with From, as mailboxes quote it: each of its signs may stand for one."""


def read(document: Document) -> Iterator[Draft | Source | Problem]:
    """The article of a mail or page; of a mailbox, one a message."""
    if MAILBOX.match(document.head):
        yield from _mailbox(document)
    else:
        yield from _read(_bare(document), "", document)


def _bare(document: Document) -> bytes:
    """The bytes of a mail. Apple Mail's files have its length in a line above it, and notes of the program below."""
    data = document.read()
    length, newline, rest = data.partition(b"\n")
    return rest[: int(length)] if newline and len(length) < 12 and length.strip().isdigit() else data


def _mailbox(document: Document) -> Iterator[Draft | Source | Problem]:
    """Messages as they come, each held to the limit of a record."""
    most, number, size = document.limits.record_bytes, 0, 0
    lines: list[bytes] = []
    with document.open() as stream:
        blank = True
        while True:
            line = stream.readline(most)
            if not line or (blank and MAILBOX.match(line)):
                if number:
                    yield from _message(b"".join(lines), size > most, number, document)
                if not line:
                    break
                number, size, lines = number + 1, 0, []
                continue
            blank = not line.strip()
            size += len(line)
            if size <= most:
                lines.append(line[1:] if QUOTED_FROM.match(line) else line)
    document.check_unchanged()


def _message(data: bytes, too_large: bool, position: int, document: Document) -> Iterator[Draft | Source | Problem]:
    path = f"{document.name}#{position}"
    if too_large:
        yield Problem(
            path=path,
            error=f"the message is larger than {megabytes(document.limits.record_bytes)}",
            advice="Raise the limit in the settings.",
        )
        return
    try:
        yield from _read(data, str(position), document)
    except ReadError as error:
        yield error.problem(path)


def _read(data: bytes, part: str, document: Document) -> Iterator[Draft | Source | Problem]:
    """The article of a message, and those that are attached to it. A few words beside an attachment are no article."""
    message = _innermost(message_from_bytes(data, policy=BOUNDED))
    if addresses.ALERT.search(header(message, "From") or "") and (
        listed := addresses.in_alert("\n".join(itertools.chain(*bodies(message))))
    ):
        yield addresses.problem(f"{document.name}#{part}" if part else document.name, listed)
        return
    attached = list(_attached(message, f"{document.name}#{part}" if part else document.name, document))
    try:
        draft = _draft(message, part)
    except ReadError:
        if not attached:
            raise
    else:
        if not any(isinstance(one, Source) for one in attached) or len(draft.text.strip()) >= FEWEST_BESIDE:
            yield draft
    yield from attached


def _innermost(message: object) -> EmailMessage:
    """A mail; of one that is nothing but the envelope of another, that other."""
    assert isinstance(message, EmailMessage)
    while message.get_content_type() == "message/rfc822" and message.is_multipart():
        inner = message.get_payload(0)
        if not isinstance(inner, EmailMessage):
            break
        message = inner
    return message


def _attached(message: EmailMessage, path: str, document: Document) -> Iterator[Source | Problem]:
    """What is attached and may be an article: documents, pages, and mails that were sent on whole."""
    from briefing.reading import read_document

    for number, piece in enumerate(parts(message)):
        name = " ".join((_filename(piece) or "").replace("\\", "/").rsplit("/", 1)[-1].split())
        whole = piece.get_content_type() == "message/rfc822"
        if number == 0 or not (whole or (piece.get_content_disposition() == "attachment" and name)) or suffix_of(name) in NOT_ARTICLES:
            continue
        if document.depth >= document.limits.archive_depth:
            yield Problem(
                path=path,
                error=f"mails are attached to each other more than {document.limits.archive_depth} deep",
                advice="Save the inner ones as files, or raise the limit in the settings.",
            )
            return
        place = f"{path}/{name or f'{number}.eml'}"
        try:
            inner = piece.get_payload(0) if whole and piece.is_multipart() else None
            data = inner.as_bytes() if isinstance(inner, EmailMessage) else piece.get_payload(decode=True)
        except (ValueError, LookupError, TypeError, AttributeError):
            yield Problem(path=place, error="the attachment is broken", advice="Save it as a file.")
            continue
        if isinstance(data, bytes) and data:
            yield from read_document(Document(place, data=data, limits=document.limits, depth=document.depth + 1))


def _filename(piece: EmailMessage) -> str | None:
    """The name of an attachment; a broken one counts as missing."""
    try:
        return piece.get_filename()
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return None


def _draft(message: EmailMessage, part: str) -> Draft:
    location = header(message, "Snapshot-Content-Location") or header(message, "Content-Location")
    pages, texts = bodies(message)
    if location or message.get_content_type() == "multipart/related":
        if not pages:
            raise ReadError("there is no page in it", "Save the page again.")
        draft = html.draft_of(pages[0], location)  # the others are its frames
        fetched = _date(message, "date of saving")
        return replace(draft, format="mhtml", part=part, metadata=replace(draft.metadata, fetched=fetched))
    body = _body("\n".join(pages), "\n\n".join(texts), part)
    sent_on = FORWARDED.search(body.text[:FORWARD_WITHIN])
    if sent_on is None:
        return replace(body, metadata=_metadata(message))
    # What stands above is said by whoever sent it on.
    lines = ((match.start(), match.end()) for match in re.finditer(r"\S[^\n]*", body.text[: sent_on.end()]))
    head = tuple(((start, start + len(body.text[start:end].rstrip())), FURNITURE) for start, end in lines)
    return replace(body, metadata=_of_forwarded(sent_on["head"], _metadata(message)), given=(*body.given, *head))


def _body(page: str, text: str, part: str) -> Draft:
    """The text of a mail: its plain part, unless that is a stub beside the HTML part. Raises `ReadError`."""
    content, given = html.text_of_fragment(page) if page else ("", ())
    if text.strip() and len(text.strip()) >= LEAST_PLAIN * len(content):
        return Draft(text=text, format="mail", part=part)
    if not page:
        raise ReadError("there is no text in the mail", "If the article is an attachment, save that as a file.")
    return Draft(text=content, given=given, format="mail", part=part)


def _of_forwarded(head: str, metadata: Metadata) -> Metadata:
    """The metadata of a mail that was sent on: who wrote it and when stands in the lines above its text."""
    fields = {name.lower(): " ".join(value.split()) for name, value in re.findall(r"^\s*\**([\w-]+):\** *([^\n]+)$", head, re.MULTILINE)}
    sender, moment = (
        parseaddr(fields.get("from") or fields.get("von") or "")[0],
        calendar.find(fields.get("date") or fields.get("sent") or ""),
    )
    outlet = Known(value=sender.strip(" \"'*"), certainty="likely", origin="sender of the forwarded mail") if sender else None
    published = Known(value=moment.iso, certainty="likely", origin="date of the forwarded mail") if moment else None
    return replace(metadata, outlet=outlet, published=published or metadata.published)


def _metadata(message: EmailMessage) -> Metadata:
    title, sender = header(message, "Subject"), header(message, "From")
    name = NEWSLETTER.sub("", parseaddr(sender or "")[0]).strip(" \"'")
    return Metadata(
        title=Known(value=subject, certainty="sure", origin="subject of the mail") if (subject := SENT_ON.sub("", title or "")) else None,
        outlet=Known(value=name, certainty="likely", origin="sender of the mail") if name else None,
        published=_date(message, "date of the mail"),
        language=Known(value=language, certainty="sure", origin="header of the mail")
        if (language := header(message, "Content-Language"))
        else None,
    )


def _date(message: EmailMessage, origin: str) -> Known | None:
    moment = calendar.find(header(message, "Date") or "")
    return Known(value=moment.iso, certainty="sure", origin=origin) if moment else None
