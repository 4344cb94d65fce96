"""Fetching pages into the corpus: the only thing here that touches a network, and only for addresses the user typed."""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Timer
from typing import Self
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from briefing.model import Record
from briefing.version import VERSION
from briefing.workspace import proxies
from briefing.workspace.files import OWN, write_new

REDIRECTS = 5
CUT_OFF = "the connection ended before the page did"
SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/ld+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/warc": ".warc",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "text/csv": ".csv",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
}
NO_ARTICLES = {"image": "a picture", "video": "a video", "audio": "a recording", "font": "a font", "text/css": "a style sheet"}
"""Kinds of answers, whole or by their first word, that hold no article."""
SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Numbers that stand for those of the old kind which are their last 32 bits (RFC 6052)."""
LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
STEM_BYTES = 120
"""Of a file's name, number and suffix aside: systems count bytes (255, or 143 in folders that are encrypted), not letters."""
NOT_IN_NAMES = re.compile(r"[^\w.-]+")


class FetchError(Exception):
    """A page that can't be fetched: what is wrong, in words."""


class Rules(Record, frozen=True):
    """What a fetch may do. `private`: whether addresses inside the own network are allowed."""

    most_bytes: int = 20_000_000
    seconds: float = 30.0
    private: bool = False


class Page(Record, frozen=True):
    """A fetched document: where it came from in the end, its kind, its bytes."""

    address: str
    kind: str
    charset: str | None
    data: bytes


def fetch(address: str, rules: Rules, redirected: Callable[[str, str], None] = lambda _from, _to: None) -> Page:
    """Fetch one document, following redirects, each of which `redirected` is told. Raises `FetchError`."""
    until = time.monotonic() + rules.seconds
    for _ in range(REDIRECTS + 1):
        parts = _checked(address)
        try:
            answer, following = _ask(parts, rules, until)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"it can't be fetched: {_words(error)}") from error
        if answer is not None:
            return answer
        following = _led_to(address, following)
        redirected(address, following)
        address = following
    raise FetchError(f"it leads on more than {REDIRECTS} times")


def _led_to(address: str, location: str) -> str:
    """The address that an answer leads on to; the library reads headers as Latin-1, and servers write UTF-8 into them."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise FetchError(f"it leads on to what is no address: {location}") from error


def _words(error: Exception) -> str:
    """What is wrong, for people."""
    words: dict[type[Exception], str] = {
        TimeoutError: "it takes too long",
        socket.gaierror: "there is no such host",
        UnicodeError: "there can't be a host of that name",
        http.client.IncompleteRead: CUT_OFF,
        http.client.RemoteDisconnected: "the server ended the connection without an answer",
        http.client.BadStatusLine: "what answers there is no web server",
        http.client.LineTooLong: "the head of its answer is too long",
    }
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate can't be trusted ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return "no secure connection can be made; it may be one that begins with http://"
    found = next((said for kind, said in words.items() if isinstance(error, kind)), "")
    return found or str(getattr(error, "strerror", None) or error) or type(error).__name__


def _checked(address: str) -> SplitResult:
    """The parts of an address that may be fetched."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"this is not an address ({error})") from error
    if not parts.scheme and not address.startswith("/"):
        raise FetchError("this is not a whole address: https:// is missing before it")
    if parts.scheme not in ("http", "https"):
        raise FetchError("only http and https can be fetched")
    if not parts.hostname or parts.username or parts.password or port == 0:
        raise FetchError("this is not the address of a page")
    return parts


def _places(host: str, port: int, private: bool) -> list[str]:
    """The numbers that stand for a host and may be asked, in the order the system gives them.

    They are looked up once, and only they are connected to: a name that leads elsewhere after the check changes nothing. Of a name that
    stands for numbers inside and outside the own network, only those outside are left.
    """
    found = dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    allowed = [number for number in found if private or _is_public(ipaddress.ip_address(number.split("%")[0]))]
    if not allowed:
        raise FetchError(f"{host} is inside the own network; --private allows that")
    return allowed


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether a number is of the world outside. Of one that carries a number of the old kind, that is what counts."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.is_site_local or address in LOCAL_NAT64:
            return False
        old = int(address) >> 32 == 0 or address in NAT64
        carried = address.ipv4_mapped or address.sixtofour or (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if old else None)
        address = carried or address
    return address.is_global and not address.is_multicast


def _ask(parts: SplitResult, rules: Rules, until: float) -> tuple[Page | None, str]:
    """One request: the page, or where it leads."""
    way = proxies.way_to(parts)
    if way.proxy and not rules.private:
        _check_number(parts.hostname or "")
    places = _places(way.host, way.port, rules.private or way.proxy)
    path, query = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"), quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    # A proxy that speaks HTTP is asked for the whole address; for HTTPS it only passes on what is said.
    whole = way.proxy and parts.scheme == "http"
    target = urlunsplit((parts.scheme, parts.netloc, path, query, "") if whole else ("", "", path, query, ""))
    asked = {"User-Agent": f"briefing/{VERSION}", "Accept": "*/*", "Accept-Encoding": "identity"}
    with _Deadline(until) as deadline:
        connection = _connection(parts, way, lambda: _reached(places, way.port, deadline))
        try:
            connection.request("GET", target, headers=asked | (way.headers if whole else {}))
            with connection.getresponse() as answer:
                if answer.status in (301, 302, 303, 307, 308) and answer.getheader("Location"):
                    return None, str(answer.getheader("Location"))
                return _page(answer, parts, rules), ""
        finally:
            connection.close()


def _check_number(host: str) -> None:
    """Refuse a number inside the own network; what a name stands for only the proxy knows. Raises `FetchError`."""
    try:
        number = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return
    if not _is_public(number):
        raise FetchError(f"{host} is inside the own network; --private allows that")


def _connection(parts: SplitResult, way: proxies.Way, reached: Callable[[], socket.socket]) -> http.client.HTTPConnection:
    secure = parts.scheme == "https"
    plain = http.client.HTTPConnection(way.host, way.port)
    connection = http.client.HTTPSConnection(way.host, way.port, context=ssl.create_default_context()) if secure else plain
    if secure and way.proxy:
        connection.set_tunnel(parts.hostname or "", parts.port or 443, headers=way.headers)
    # The library asks for the host again when it connects; it is given the numbers that were checked.
    connection._create_connection = lambda *_: reached()  # type: ignore[attr-defined]
    return connection


def _reached(places: list[str], port: int, deadline: _Deadline) -> socket.socket:
    """A connection to the first of the numbers that answers. Raises `OSError` of the last where none does."""
    refused: OSError = TimeoutError()
    for tried, number in enumerate(places):
        try:
            # One that never answers must leave time for the others.
            found = socket.create_connection((number, port), timeout=deadline.left() / (len(places) - tried))
            found.settimeout(deadline.left())
        except OSError as error:
            refused = error
            continue
        deadline.watch(found)
        return found
    raise refused


class _Deadline:
    """Ends a connection at a time: a server that sends a byte now and then never runs into a limit between two bytes.

    Whatever that leads to in the library becomes a `TimeoutError`.
    """

    def __init__(self, until: float) -> None:
        self._until = until
        self._passed = Event()
        self._watched: socket.socket | None = None
        self._timer = Timer(max(0.0, until - time.monotonic()), self._end)
        self._timer.daemon = True

    def left(self) -> float:
        """Seconds until then. Raises `TimeoutError` where there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def watch(self, connection: socket.socket) -> None:
        """End this connection when the time comes. It is held by a handle of its own: the library gives the other one away."""
        self._watched = connection.dup()
        if self._passed.is_set():
            raise TimeoutError

    def _end(self) -> None:
        self._passed.set()
        if self._watched is not None:
            with suppress(OSError):  # the other side may have ended it already
                self._watched.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._watched is not None:
            self._watched.close()
        if self._passed.is_set() and (error is None or isinstance(error, (OSError, http.client.HTTPException, FetchError))):
            raise TimeoutError from error


def _page(answer: http.client.HTTPResponse, parts: SplitResult, rules: Rules) -> Page:
    """What an answer holds. Raises `FetchError` for one that is no page."""
    if answer.status not in (200, 203):
        raise FetchError(f"the server answers {answer.status} {answer.reason}")
    if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise FetchError("the server packs its answer, though it was asked not to")
    kind = answer.getheader("Content-Type") or "text/html"
    charset = CHARSET.search(kind)
    kind = kind.split(";")[0].strip().lower()
    if what := NO_ARTICLES.get(kind) or NO_ARTICLES.get(kind.split("/")[0]):
        raise FetchError(f"this is {what}, not an article")
    data = _body(answer, rules)
    if not data.strip():
        raise FetchError("the page is empty")
    return Page(address=urlunsplit(parts), kind=kind, charset=charset[1] if charset else None, data=data)


def _body(answer: http.client.HTTPResponse, rules: Rules) -> bytes:
    """The bytes of an answer, within the limit of size."""
    pieces, size = [], 0
    while piece := answer.read1(65536):
        size += len(piece)
        pieces.append(piece)
        if size > rules.most_bytes:
            raise FetchError(f"it is larger than {rules.most_bytes / 1_000_000:,.0f} MB")
    if answer.length:  # what was promised and did not come
        raise FetchError(CUT_OFF)
    return b"".join(pieces)


def save(page: Page, folder: Path) -> Path:
    """Write a page into `folder` under a name that its address suggests, and return the file: whole or not at all, and never over another.

    Raises `OSError`.
    """
    suffix = SUFFIXES.get(page.kind) or _suffix(page.address)
    data = _with_note(page) if suffix == ".html" else page.data
    folder.mkdir(parents=True, exist_ok=True)
    stem = _stem(page.address)
    if OWN.fullmatch(stem + suffix):  # a host of our name; a number is put in front of the suffix only
        stem = f"page-{stem}"
    return write_new(folder, stem, suffix, data)


def _suffix(address: str) -> str:
    """How an address of a page of unknown kind ends, where that is the suffix of a file; what is in it is found out in reading."""
    suffix = Path(urlsplit(address).path).suffix.lower()
    return suffix if SUFFIX.fullmatch(suffix) else ".html"


def _stem(address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "page").removeprefix("www.")
    last = next((piece for piece in reversed(unquote(parts.path).split("/")) if piece), "")
    name = NOT_IN_NAMES.sub("-", f"{host}-{last.rsplit('.', 1)[0] or last}").strip("-.")
    return name.encode("utf-8", "replace")[:STEM_BYTES].decode("utf-8", "ignore") or "page"


def _with_note(page: Page) -> bytes:
    """The page as UTF-8, with the note that browsers leave in what they save: its address, and when it was fetched."""
    from briefing.reading.encoding import decode
    from briefing.reading.files import ReadError

    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    address = page.address.replace("--", "%2D%2D").replace(">", "%3E")
    note = f"<!-- saved from url=({len(address):04}){address} on {when} -->\n"
    try:
        text = decode(page.data, page.charset).text
    except ReadError:
        return page.data
    return b"\xef\xbb\xbf" + (note + text).encode("utf-8", "surrogatepass")
