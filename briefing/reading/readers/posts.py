"""Posts and records in the forms of Telegram, Mastodon, Bluesky and Aleph, under the names that `articles` knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from briefing.model import Known
from briefing.reading.draft import Draft
from briefing.reading.readers import articles

ACTOR = re.compile(r"(?:/users/|/@|/u/)(?P<name>[\w.-]{1,60})")
POST = "app.bsky.feed.post"
DOCUMENTS = frozenset(("article", "plaintext", "hypertext", "pages", "document", "email", "page"))


def drafts(data: Any) -> list[Draft] | None:
    """The posts of an export, each with its author; None for what is none of these forms."""
    records = _telegram(data) or _mastodon(data) or _bluesky(data)
    if records is None:
        return None
    found = []
    for number, record in enumerate(records, 1):
        author, account = str(record.pop("by", "") or ""), str(record.pop("account", "") or "")
        draft = articles.draft_of(record, "json", str(record.pop("part", number)))
        if draft:
            fields: dict[str, Any] = {"authors": _known(author, "author of the post")}
            if account:
                (fields["outlet"],) = _known(account, "account of the post")
            found.append(replace(draft, metadata=replace(draft.metadata, **fields)))
    return found


def _known(name: str, origin: str) -> tuple[Known, ...]:
    return (Known(value=name, certainty="sure", origin=origin),) if name else ()


def _telegram(data: Any) -> list[dict[str, Any]] | None:
    """The messages of one chat, or of all."""
    if not isinstance(data, Mapping):
        return None
    chats = data.get("chats")
    listed = chats.get("list") if isinstance(chats, Mapping) else [data]
    found = (
        [chat for chat in listed if isinstance(chat, Mapping) and isinstance(chat.get("messages"), list)]
        if isinstance(listed, list)
        else []
    )
    if not found or not any(
        isinstance(one, Mapping) and "date" in one and "type" in one for chat in found for one in chat["messages"][:20]
    ):
        return None
    return [
        {
            "part": f"{chat.get('name') or chat.get('id')}/{message.get('id')}" if len(found) > 1 else message.get("id"),
            "text": _runs(message.get("text")),
            "account": message.get("forwarded_from") or chat.get("name"),
            "by": message.get("from") if message.get("from") != chat.get("name") else "",
            "published": message.get("date"),
        }
        for chat in found
        for message in chat["messages"]
        if isinstance(message, Mapping) and message.get("type") == "message" and _runs(message.get("text")).strip()
    ]


def _runs(value: Any) -> str:
    """The text of a message, which is put together of plain and of marked pieces."""
    if isinstance(value, str):
        return value
    pieces = value if isinstance(value, list) else []
    return "".join(
        piece if isinstance(piece, str) else str(piece.get("text", "")) if isinstance(piece, Mapping) else "" for piece in pieces
    )


def _mastodon(data: Any) -> list[dict[str, Any]] | None:
    """The posts of an outbox, or of a list of statuses; what somebody passes on is not theirs."""
    items = data.get("orderedItems") if isinstance(data, Mapping) else data
    if not isinstance(items, list):
        return None
    found = []
    for item in items:
        if not isinstance(item, Mapping):
            continue
        note = item.get("object")
        account = item.get("account")
        if item.get("type") == "Create" and isinstance(note, Mapping) and isinstance(note.get("content"), str):
            account_name, who = _handle(str(note.get("attributedTo") or item.get("actor") or ""))
            found.append(
                _post(note["content"], account_name, who, note.get("published") or item.get("published"), note.get("url") or note.get("id"))
            )
        elif isinstance(account, Mapping) and isinstance(item.get("content"), str) and "acct" in account and not item.get("reblog"):
            who = str(account.get("display_name") or account["acct"])
            found.append(_post(item["content"], f"@{account['acct']}", who, item.get("created_at"), item.get("url") or item.get("uri")))
    return found or None


def _handle(actor: str) -> tuple[str, str]:
    """`@ana@quay.example` and `ana` of the address of an account."""
    found = ACTOR.search(actor)
    try:
        host = urlsplit(actor).hostname
    except ValueError:
        host = None
    return (f"@{found['name']}@{host}", found["name"]) if found and host else ("", "")


def _bluesky(data: Any) -> list[dict[str, Any]] | None:
    """The posts of a feed, or of a list of records."""
    found = list(_bluesky_posts(data, 0))
    return found or None


def _bluesky_posts(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data:
            yield from _bluesky_posts(item, depth + 1)
    if not isinstance(data, Mapping):
        return
    record = next(
        (one for one in (data.get("record"), data.get("value"), data) if isinstance(one, Mapping) and one.get("$type") == POST), None
    )
    if record is not None and isinstance(record.get("text"), str):
        author = data.get("author") if isinstance(data.get("author"), Mapping) else {}
        assert isinstance(author, Mapping)
        handle = str(author.get("handle") or "")
        name = str(author.get("displayName") or handle)
        key = str(data.get("uri") or "").rsplit("/", 1)[-1]
        address = f"https://bsky.app/profile/{handle}/post/{key}" if handle and key else None
        yield _post(record["text"], f"@{handle}" if handle else "", name, record.get("createdAt"), address)
        return
    for name in ("feed", "records", "posts", "post", "thread"):
        yield from _bluesky_posts(data.get(name), depth + 1)


def _post(text: str, account: str, who: str, when: Any, address: Any) -> dict[str, Any]:
    return {"text": text, "account": account, "by": who, "published": when, "url": address}


def flattened(record: dict[str, Any]) -> dict[str, Any]:
    """A record of Aleph (FollowTheMoney), whose values are lists, as one of plain values; any other as it is."""
    values, schema = record.get("properties"), record.get("schema")
    if not isinstance(values, Mapping) or not isinstance(schema, str) or schema.lower() not in DOCUMENTS:
        return record
    first = {name: value[0] for name, value in values.items() if isinstance(value, list) and value}
    names = {"bodyText": "text", "bodyHtml": "content_html", "publishedAt": "published", "sourceUrl": "url", "author": "author"}
    return {
        **{names.get(name, name): value for name, value in first.items()},
        "text": "\n\n".join(map(str, texts)) if isinstance(texts := values.get("bodyText"), list) else texts,
    }
