"""Every limit is a setting, has a default that articles don't reach, and hitting it is a problem that says so and where it is set."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import fields, replace

from briefing.model import Problem, Source
from briefing.reading import Limits, read_bytes, read_path
from briefing.workspace import settings
from tests.reading import making

GOOD = f"{making.TITLE}\n\n{making.TEXT}\n".encode()
NESTED = making.zipped({"a.zip": making.zipped({"b.zip": making.zipped({"c.txt": GOOD})})})
RECORD = json.dumps(making.RECORD).encode() + b"\n"


@dataclass
class Case:
    """A document, a limit that it passes, one that it does not, and what the problem says."""

    data: Callable[[], bytes]
    name: str
    enough: int
    little: int
    said: str


SHORT = "".join(f"Pier {number} is open, the port said.\n" for number in range(150)).encode()

CASES = {
    "articles": Case(lambda: b"text\n" + SHORT.replace(b",", b""), "a.csv", 1000, 2, "left out: they are shorter than"),
    "document_bytes": Case(lambda: GOOD, "a.txt", 1000, 100, "the file is larger than"),
    "html_bytes": Case(lambda: making.PAGE.encode(), "a.html", 5000, 500, "the page is larger than"),
    "text_characters": Case(lambda: GOOD, "a.txt", 1000, 100, "the text is longer than 100 characters"),
    "lines": Case(lambda: GOOD, "a.txt", 20, 3, "the text has more than 3 lines"),
    "sentences": Case(lambda: SHORT, "a.txt", 1000, 100, "the text has more than"),
    "html_elements": Case(lambda: making.PAGE.encode(), "a.html", 100, 5, "the page has more than 5 elements"),
    "collection_bytes": Case(lambda: RECORD * 2, "a.jsonl", 5000, 900, "the file is larger than"),
    "record_bytes": Case(lambda: RECORD * 2, "a.jsonl", 5000, 100, "the line is longer than"),
    "unpacked_bytes": Case(lambda: making.zipped({"a.txt": GOOD}), "a.zip", 1000, 100, "it unpacks to more than"),
    "archive_members": Case(lambda: making.zipped({"a.txt": GOOD, "b.txt": GOOD}), "a.zip", 2, 1, "the archive has more than 1 members"),
    "archive_ratio": Case(
        lambda: making.zipped({"a.txt": GOOD + b" " * 200_000}), "a.zip", 10_000, 10, "it unpacks to more than 10 times its size"
    ),
    "archive_depth": Case(lambda: NESTED, "a.zip", 3, 2, "archives are packed into each other more than 2 deep"),
    "pages": Case(lambda: making.article_pdf(), "a.pdf", 2, 1, "only the first 1 of its 2 pages were read"),
}
OF_THE_PROCESS = {"seconds", "memory_bytes"}
"""Limits of the process that reads, which its own tests hold."""
OTHERS = {
    "a mail of a mailbox": ("record_bytes", making.mailbox, "a.mbox", "the message is larger than"),
    "a page of a web archive": ("html_bytes", making.warc, "a.warc.gz", "the page is larger than"),
    "a cell of a table": ("record_bytes", making.table, "a.csv", "a cell in line 1 is longer than"),
    "the members of a tar file": (
        "archive_members",
        lambda: making.tarred({"a.txt": GOOD, "b.txt": GOOD}),
        "a.tar.gz",
        "the archive holds too much",
    ),
    "what a tar file unpacks to": ("unpacked_bytes", lambda: making.tarred({"a.txt": GOOD}), "a.tar.gz", "the archive holds too much"),
    "a member of a tar file": ("document_bytes", lambda: making.tarred({"a.txt": GOOD}, "w"), "a.tar", "larger than"),
    "a mail in a mail": ("archive_depth", lambda: deep_mail(), "a.eml", "mails are attached to each other more than"),
}


def deep_mail() -> bytes:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    data = making.mail()
    for _ in range(3):
        outer = EmailMessage()
        outer["From"], outer["Subject"], outer["Message-ID"], outer["Date"] = (
            "a@x.example",
            "Fwd",
            "<1@x.example>",
            "Tue, 16 Apr 2024 09:30:00 -0500",
        )
        outer.set_content("See below.")
        outer.add_attachment(message_from_bytes(data, policy=policy.default))
        data = outer.as_bytes()
    return data


def problems(data: bytes, name: str, limits: Limits, place: Path) -> list[Problem]:
    file = place / name
    file.write_bytes(data)
    return [found for found in read_path(file, name, limits) if isinstance(found, Problem)]


def test_every_limit_is_here() -> None:
    assert set(CASES) | OF_THE_PROCESS == {field.name for field in fields(Limits)}


@pytest.mark.parametrize("limit", CASES)
def test_a_limit_that_is_hit_is_a_problem_that_says_so(limit: str, tmp_path: Path) -> None:
    case = CASES[limit]
    assert problems(case.data(), case.name, replace(Limits(), **{limit: case.enough}), tmp_path) == []
    found = problems(case.data(), case.name, replace(Limits(), **{limit: case.little}), tmp_path)
    assert found
    assert case.said in found[0].error
    assert "limit" in found[0].advice
    assert "settings" in found[0].advice


@pytest.mark.parametrize("what", OTHERS)
def test_it_holds_for_everything_that_is_read(what: str, tmp_path: Path) -> None:
    limit, data, name, said = OTHERS[what]
    found = problems(data(), name, replace(Limits(), **{limit: 1 if limit.startswith("archive") else 200}), tmp_path)
    assert found
    assert said in found[0].error
    assert "settings" in found[0].advice


def test_limits_can_be_set_and_are_explained(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("limits:\n  pages: 7\n  archive_ratio: 50\n")
    set_by_user = settings.load(file).limits
    assert (set_by_user.pages, set_by_user.archive_ratio, set_by_user.lines) == (7, 50, Limits().lines)
    printed = settings.as_yaml(settings.Settings())
    assert [field.name for field in fields(Limits) if f"{field.name}: {getattr(Limits(), field.name)}" not in printed] == []


def test_no_article_reaches_a_default() -> None:
    for name, data in making.samples().items():
        found = list(read_bytes(data, name))
        assert any(isinstance(one, Source) for one in found)
        assert not [one for one in found if isinstance(one, Problem) and "limit" in one.advice]
