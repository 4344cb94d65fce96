"""Broken and hostile files: a Problem with advice, in bounded time, and the rest is read all the same."""

from __future__ import annotations

import gzip
import inspect
import io
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from briefing.model import Problem, Source
from briefing.reading import Limits, read_bytes, read_path, read_paths, walk
from briefing.reading.document import Document
from briefing.reading.files import ReadError
from tests.pace import slowness
from tests.reading import making

GOOD = "The dam above the town broke on Monday, the mayor said. Nobody was hurt.\n"


def only_problem(data: bytes, name: str = "a.txt", limits: Limits | None = None) -> Problem:
    (found,) = read_bytes(data, name, limits or Limits())
    assert isinstance(found, Problem)
    assert found.error
    assert found.advice
    return found


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "no text"),
        (b" \n \n", "a.txt", "no text"),
        (bytes(range(256)) * 40, "a.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "old Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.msg", "mail of Outlook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "a table"),
        (b'<?xml version="1.0"?><notes><note>The dam broke.</note></notes>', "a.enex", "no entry"),
        (b"BEGIN:VCARD\nFN:Ana Cruz\nEND:VCARD\n", "a.vcf", "address book"),
        (b"%PDF-1.4\n1 0 obj <<", "a.pdf", "broken"),
        (b"PK\x03\x04broken", "a.zip", "broken"),
        (b"\x1f\x8bbroken", "a.gz", "unpacked"),
        (b'{"title": "x", ', "a.json", "not valid JSON"),
        (b"[" * 200_000, "a.json", "not valid JSON"),
        (b'[{"title": "x"}]', "a.json", "text"),
        (b"a,b\n1,2\n", "a.csv", "no column"),
        (b"---\ntitle: [x\n---\nThe dam broke.", "a.md", "front matter"),
        (b"<html><body></body></html>", "a.html", "no article"),
        (b"bplist00\xd1\x01\x02", "a.webarchive", "web archive of Safari"),
        (b"[InternetShortcut]\nURL=https://andeanpost.example/a\n", "a.url", "a list of 1 address"),
        (b"<rss><channel></channel></rss>", "a.rss", "no entry"),
        ("\ufeffThe dam broke.".encode("utf-16-le")[:-1], "a.txt", "UTF-16"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, name: str, said: str) -> None:
    assert said in only_problem(data, name).error


def test_a_line_of_50_megabytes_is_a_problem_at_once() -> None:
    begun = time.process_time()
    assert "longer than" in only_problem(b"The mayor said so. " * 2_700_000).error
    assert time.process_time() - begun < 5 * slowness()


SLOW = {
    "brackets": "(" * 300_000,
    "quotation marks": "“" * 200_000,
    "names": "Abc Def " * 40_000 + "/Reuters",
    "dashes": "— " * 90_000 + "(@x) May 1, 2020",
    "addresses": "http://" * 90_000,
    "sentences": "The mayor said so. " * 40_000,
    "labels": "map:a" * 60 + " b c",
}


@pytest.mark.parametrize("kind", SLOW)
def test_lines_made_to_be_slow_are_not(kind: str) -> None:
    begun = time.process_time()
    list(read_bytes(SLOW[kind].encode(), "a.txt"))
    assert time.process_time() - begun < 5 * slowness()


def test_mails_within_mails_without_end_are_a_problem_in_plain_words() -> None:
    mail = b"From: a@x.example\nContent-Type: text/plain\n\nThe dam broke.\n"
    for number in range(300):
        head = f"From: a@x.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        mail = head.encode() + b"Content-Type: message/rfc822\n\n" + mail + f"\n--b{number}--\n".encode()
    found = list(read_bytes(mail, "a.eml"))
    assert all(isinstance(one, Problem) for one in found)
    assert any("deep" in one.error for one in found if isinstance(one, Problem))


def test_a_mail_that_begins_with_a_long_line_of_dashes_is_not_slow() -> None:
    begun = time.process_time()
    list(read_bytes(b"From: a@x.example\nSubject: Dam\nMessage-ID: <1@x.example>\n\n" + b"-" * 5_900 + b"x\n" + GOOD.encode(), "a.eml"))
    assert time.process_time() - begun < 1 * slowness()


def test_limits_are_settings_and_named_when_hit() -> None:
    assert "larger than 1 KB" in only_problem(b"x" * 2000, limits=Limits(document_bytes=1000)).error
    assert "lines" in only_problem(b"a b\n" * 50, limits=Limits(lines=10)).error
    assert "elements" in only_problem(making.PAGE.encode(), "a.html", Limits(html_elements=5)).error


def test_a_collection_of_many_gigabytes_is_not_begun(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    with file.open("wb") as stream:
        stream.truncate(30_000_000_000)
    (found,) = read_path(file, "a.jsonl")
    assert isinstance(found, Problem)
    assert "20,000 MB" in found.error


def test_bombs_are_refused_before_they_unpack() -> None:
    assert "unpacks to more than" in only_problem(making.zipped({"a.txt": b"0" * 30_000_000}), "a.zip").error
    assert "unpacks to more than 1 MB" in only_problem(gzip.compress(b"0" * 9_000_000), "a.gz", Limits(document_bytes=1_000_000)).error
    nested = GOOD.encode()
    for _ in range(6):
        nested = making.zipped({"inner.zip": nested})
    assert "deep" in only_problem(nested, "a.zip").error
    assert "members" in only_problem(making.zipped({f"{n}.txt": b"x" for n in range(20)}), "a.zip", Limits(archive_members=10)).error


def test_entities_are_not_expanded_and_files_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("top secret words")
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    page = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "haha">{entities}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    page += f"<rss><channel><item><title>t</title><description>{making.TEXT} &e8; &x;</description></item></channel></rss>"
    for found in read_bytes(page.encode(), "a.rss"):
        if isinstance(found, Source):
            assert "secret" not in found.text
            assert len(found.text) < 2000


def test_members_that_lead_out_of_an_archive_stay_inside_and_links_are_left_alone() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/up.txt", GOOD)
        archive.writestr("/etc/absolute.txt", GOOD + "Twice.")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert sorted(found.path for found in read_bytes(out.getvalue(), "a.zip")) == ["a.zip/etc/absolute.txt", "a.zip/etc/up.txt"]
    paths = [found.path for found in read_bytes(making.tarred({"a.txt": GOOD.encode()}, "w"), "a.tar")]
    assert paths == ["a.tar/a.txt"]


def test_a_member_without_a_name_costs_no_archive() -> None:
    nameless = io.BytesIO()
    with zipfile.ZipFile(nameless, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), GOOD)
        archive.writestr("b.txt", GOOD + "Twice.")
    assert [type(found) for found in read_bytes(nameless.getvalue(), "a.zip")] == [Source, Source]


def test_a_truncated_tar_gives_what_came_before() -> None:
    whole = making.tarred({"a.txt": GOOD.encode(), "b.txt": GOOD.encode() * 50_000}, "w")
    found = list(read_bytes(whole[: len(whole) // 2], "a.tar"))
    assert isinstance(found[0], Source)
    assert isinstance(found[-1], Problem)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_folder_of_odd_things(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / ".hidden.txt").write_text(GOOD)
    (tmp_path / "briefing.yaml").write_text("title: x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "page.html").write_text(making.PAGE)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "ad.html").write_text(making.PAGE)
    found = {item.path: item for item in read_paths([tmp_path])}
    assert sorted(found) == ["a.txt", "gone.txt", "page.html", "pipe.txt"]
    assert isinstance(found["a.txt"], Source)
    assert isinstance(found["page.html"], Source)
    assert isinstance(found["pipe.txt"], Problem)
    assert "pipe" in found["pipe.txt"].error


def test_a_link_that_leads_to_itself_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "round").symlink_to("round")
    good, bad = read_paths([tmp_path])
    assert isinstance(good, Source)
    assert isinstance(bad, Problem)
    assert (bad.path, bad.error) == ("round", "Too many levels of symbolic links")


def test_folders_deeper_than_calls_can_be(tmp_path: Path) -> None:
    deep = "/".join("d" * 200)
    (tmp_path / deep).mkdir(parents=True)
    (tmp_path / deep / "a.txt").write_text(GOOD)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        found = [entry.name for entry in walk([tmp_path])]
    finally:
        sys.setrecursionlimit(before)
    assert found == [f"{deep}/a.txt"]


def test_resources_of_a_saved_page_are_none_in_an_archive_either() -> None:
    members = {"in/page.html": making.PAGE.encode(), "in/page_files/ad.html": making.PAGE.encode(), "in/page_files/a.js": b"x"}
    for data in (making.zipped(members), making.tarred(members)):
        (found,) = read_bytes(data, "site.archive")
        assert isinstance(found, Source)
        assert found.path == "site.archive/in/page.html"


def test_a_name_that_is_not_utf8_is_shown_and_read(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"na\xffme.txt")).write_text(GOOD)
    except (OSError, UnicodeError):
        pytest.skip("this file system wants UTF-8")
    (found,) = read_paths([tmp_path])
    assert isinstance(found, Source)
    assert found.path == "na\\xffme.txt"


def test_a_file_that_changes_while_it_is_read_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(GOOD)
    document = Document("a.txt", file=file)
    file.write_text(GOOD * 2)
    with pytest.raises(ReadError, match="changed"):
        document.read()


def test_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    assert [entry.name for entry in walk([tmp_path])] == ["a/b.txt", "a/z.txt", "b.txt", "c.txt"]


def test_control_characters_stay_where_they_stand_in_a_plain_text(tmp_path: Path) -> None:
    text = "The dam \x1b]0;x\x07broke on \u202eMonday\u202c, the mayor\u200b said.\n"
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Source)
    assert found.text == text


@pytest.mark.parametrize("control", ["\x1b[2J", "&#27;[2J", "\x0b", "&#x1;", "\x7f", "\ufffe"])
def test_a_control_character_costs_no_page(control: str) -> None:
    (found,) = read_bytes(making.PAGE.replace("farmers", f"farm{control} ers").encode(), "a.html")
    assert isinstance(found, Source)
    assert making.FIRST in found.text
    assert not set(found.text) & set("\x1b\x0b\x01\x7f\ufffe")


def test_a_folder_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        (found,) = read_paths([tmp_path])
        assert isinstance(found, Problem)
    finally:
        closed.chmod(0o700)


def test_tar_limits(tmp_path: Path) -> None:
    file = tmp_path / "a.tar"
    with tarfile.open(file, "w") as archive:
        for number in range(5):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(GOOD)
            archive.addfile(info, io.BytesIO(GOOD.encode()))
    found = list(read_path(file, "a.tar", Limits(archive_members=2)))
    assert isinstance(found[-1], Problem)
    assert "too much" in found[-1].error
