"""The text within a mail: its parts, how they are packed, and their lines."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from email.message import EmailMessage

from briefing.reading.encoding import decode

FLOWED = re.compile(r"(?<!^--)(?<!\n--) \r?\n(?=[^\s>])")
"""Where a line of a text in the form `flowed` goes on in the next (RFC 3676)."""
NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message, but not those of mails that are attached to it."""
    yield message
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for piece in message.get_payload():
            if isinstance(piece, EmailMessage):
                yield from parts(piece)


def bodies(message: EmailMessage) -> tuple[list[str], list[str]]:
    """The HTML and the plain texts of a message in their order; attachments left out."""
    found: dict[str, list[str]] = {}
    for piece in parts(message):
        kind = piece.get_content_type()
        if kind not in ("text/html", "text/plain") or piece.get_content_disposition() == "attachment":
            continue
        if (payload := _unpacked(piece)) is not None:
            text = decode(payload, piece.get_content_charset()).text
            found.setdefault(kind, []).append(_unflowed(text, piece) if kind == "text/plain" else text)
    return found.get("text/html", []), found.get("text/plain", [])


def _unpacked(piece: EmailMessage) -> bytes | None:
    """The bytes of a part. Base64 that was cut short or has stray characters in it is read as far as it goes."""
    payload = piece.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return None
    if (piece.get("Content-Transfer-Encoding") or "").strip().lower() == "base64" and piece.defects:
        letters = NO_BASE64.sub(b"", str(piece.get_payload()).encode("ascii", "ignore"))
        return base64.b64decode(letters[: len(letters) - len(letters) % 4])
    return payload


def _unflowed(text: str, piece: EmailMessage) -> str:
    if str(piece.get_param("format", "")).lower() != "flowed":
        return text
    return FLOWED.sub("" if str(piece.get_param("delsp", "")).lower() == "yes" else " ", text)
