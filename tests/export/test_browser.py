"""The page in a browser: sources beside it, finding lines, keyboard alone, colours, print; and nothing is asked of any network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.export import formats
from briefing.workspace.view import View
from tests.export.chromium import Chromium, needs_chromium
from tests.export.corpus import made

pytestmark = [needs_chromium, pytest.mark.xdist_group("chromium")]

WIDTHS = (1280, 800, 390)
SEEDS = Path(__file__).parents[2] / "seeds"
MARKER = "section.brief ul.points > li:nth-child(2) > .open"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    found = Chromium(tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "brief.html"
    done = CliRunner().invoke(cli, ["export", str(SEEDS), "--no-cache", "--jobs", "1", "-o", str(file)])
    assert done.exit_code == 0, done.output
    return file


LIT = """(() => {
  const one = document.querySelector('aside :target');
  if (!one) return null;
  const box = one.getBoundingClientRect(), pane = document.querySelector('aside').getBoundingClientRect();
  const line = document.querySelector('main .brief li:nth-child(2)').getBoundingClientRect();
  return {words: one.textContent, colour: getComputedStyle(one).backgroundColor,
    seen: box.top >= pane.top && box.top < innerHeight && box.right <= innerWidth && box.left >= pane.left,
    line: line.top >= 0 && line.top < (pane.left > 0 ? innerHeight : pane.top), beside: pane.left >= line.right, below: pane.top > 0,
    articles: [...document.querySelectorAll('aside article')].filter(one => one.offsetHeight).length};
})()"""
OPENED = "document.querySelector('aside :target') !== null"
CLOSED = "[...document.querySelectorAll('aside article')].every(one => !one.offsetHeight)"


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_marker_opens_its_source_with_the_passage_lit(browser: Chromium, page: Path, width: int, script: bool) -> None:
    browser.open(page, width, 900, script=script)
    words = browser.value(f"document.querySelector({MARKER!r}).previousElementSibling.textContent")
    browser.click(MARKER)
    found = browser.until(f"(found => found && found.seen && {'found.line' if script else 'true'} && found)({LIT})")
    assert found["words"] == words
    assert found["colour"] == "rgb(253, 230, 138)"
    assert found["articles"] == 1
    assert found["beside" if width == 1280 else "below"]
    browser.click("aside :target + .ways a")
    browser.until(f"location.hash === '#' + document.querySelector({MARKER!r}).id && {CLOSED}")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_asked_of_any_network_and_nothing_is_wider_than_the_window(
    browser: Chromium, page: Path, width: int, dark: bool
) -> None:
    browser.open(page, width, dark=dark)
    browser.click(MARKER)
    browser.until(OPENED)
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert not browser.requests
    assert not browser.said


def test_what_a_page_would_ask_for_is_seen_and_the_policy_refuses_it(browser: Chromium, page: Path, tmp_path: Path) -> None:
    live = "<img src='https://pwn.example/x.png'><script>document.title = 'pwned'</script><p style='color: red' onclick='x()'>x</p></main>"
    file = tmp_path / "live.html"
    text = page.read_text(encoding="utf-8").replace("</main>", live)
    file.write_text(text.replace("Content-Security-Policy", "X-None"), encoding="utf-8")
    browser.open(file)
    assert browser.requests == ["https://pwn.example/x.png"]
    assert browser.value("document.title") == "pwned"
    file.write_text(text, encoding="utf-8")
    browser.open(file)
    assert browser.value("document.title") != "pwned"
    assert len([one for one in browser.said if "Content Security Policy" in one]) >= 4


SHOWN = "[...document.querySelectorAll('main ul.points > li')].filter(one => one.offsetHeight)"


def test_lines_are_found_by_words_section_voice_and_source(browser: Chromium, page: Path) -> None:
    browser.open(page)
    fill = "(() => {{ const one = document.getElementById('{0}'); one.value = {1!r}; one.dispatchEvent(new Event('input')); }})()"
    settled = "new Promise(done => setTimeout(() => done(1), 0))"
    every = browser.value(f"{SHOWN}.length")

    def found(name: str, value: str) -> list[str]:
        browser.value(fill.format(name, value))
        browser.value(settled)
        lines = browser.value(f"{SHOWN}.map(one => one.textContent)")
        assert 0 < len(lines) < every
        browser.value("document.getElementById('all').click()")
        assert browser.value(f"{SHOWN}.length") == every
        return list(lines)

    assert all("train" in line.lower() for line in found("words", "TRAIN"))
    section = browser.value("document.querySelector('#in-section option:nth-child(3)').value")
    assert found("in-section", section) == browser.value(
        f"[...document.querySelectorAll('h2')].find(one => one.textContent == {section!r}).closest('section')"
        ".querySelectorAll('ul.points > li').values().map(one => one.textContent).toArray()"
    )
    for name, place in (("of-voice", "> .who b"), ("in-source", "> .who .outlet")):
        value = browser.value(f"document.querySelector('#{name} option:nth-child(2)').value")
        browser.value(fill.format(name, value))
        browser.value(settled)
        names = browser.value(f"{SHOWN}.map(one => [...one.querySelectorAll(':scope {place}')].map(one => one.textContent))")
        assert names
        assert all(value in told for told in names)
        assert " of " in browser.value("document.getElementById('count').textContent")
        browser.value("document.getElementById('all').click()")


def test_without_a_script_everything_is_there_but_the_tools(browser: Chromium, page: Path) -> None:
    browser.open(page)
    count = browser.value(f"{SHOWN}.length")
    assert browser.value("document.querySelector('.tools').offsetHeight > 0")
    browser.open(page, script=False)
    assert browser.value(f"{SHOWN}.length") == count
    assert browser.value("document.querySelector('.tools').offsetHeight") == 0


def test_it_is_read_with_the_keyboard_alone(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.press("Tab")
    assert browser.value("document.activeElement.className") == "skip"
    assert browser.value("document.activeElement.getBoundingClientRect().left") >= 0
    browser.press("Enter", "\r")
    browser.press("Tab")
    assert browser.value("document.activeElement.matches('main .open')")
    assert browser.value("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    marker = browser.value("document.activeElement.id")
    browser.press("Enter", "\r")
    browser.until(f"{OPENED} && document.activeElement.matches('.passage')")
    browser.press("Tab")
    assert browser.value("document.activeElement.closest('aside article') !== null"), "one goes on where the passage is"
    browser.press("Escape")
    browser.until(f"document.activeElement.id === {marker!r}")


def test_every_control_has_a_name_for_who_hears_the_page(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.click(MARKER)
    browser.until(OPENED)
    browser("Accessibility.enable")
    nodes = [one for one in browser("Accessibility.getFullAXTree")["nodes"] if not one.get("ignored")]
    named = {"link", "button", "searchbox", "combobox", "navigation", "search", "complementary", "article", "region", "DisclosureTriangle"}
    found = [(one["role"]["value"], one.get("name", {}).get("value", "")) for one in nodes if one["role"]["value"] in named]
    assert {"link", "searchbox", "combobox", "navigation", "search", "complementary", "article", "region"} <= {role for role, _ in found}
    assert not [role for role, name in found if not name.strip()]
    assert "main" in {one["role"]["value"] for one in nodes}


CONTRAST = """(() => {
  const rgb = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => { const part = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    return .2126 * part(r) + .7152 * part(g) + .0722 * part(b); };
  const ground = one => { for (; one; one = one.parentElement) { const c = rgb(getComputedStyle(one).backgroundColor);
    if (c.length && c[3] !== 0) return c; } return [255, 255, 255]; };
  const poor = {};
  let count = 0;
  for (const one of document.querySelectorAll('body *')) {
    if (![...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) || !one.getClientRects().length) continue;
    const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    count += 1;
    if (ratio < 4.5) poor[one.tagName + '.' + one.className] = ratio;
  }
  return {poor, count};
})()"""


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_its_ground(browser: Chromium, page: Path, dark: bool) -> None:
    browser.open(page, dark=dark)
    browser.value("document.querySelectorAll('details').forEach(one => one.open = true)")
    browser.click(MARKER)
    browser.until(OPENED)
    found = browser.value(CONTRAST)
    assert found["count"] > 200
    assert not found["poor"]
    assert browser.value("getComputedStyle(document.body).backgroundColor") == ("rgb(21, 24, 28)" if dark else "rgb(255, 255, 255)")


def test_it_is_printed_on_three_sheets_with_its_notes_and_without_its_tools(browser: Chromium, page: Path) -> None:
    browser.open(page, dark=True)
    browser.click(MARKER)
    browser.until(OPENED)
    printed = pypdfium2.PdfDocument(browser.pdf())
    try:
        texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    finally:
        printed.close()
    assert len(texts) <= 3
    told = " ".join("\n".join(texts).split())
    assert "Every line is quoted word for word" in told
    assert "characters 78–243" in told
    assert "Show all" not in told
    assert "may say the same" not in told
    assert "back to the line" not in told


@pytest.mark.parametrize("width", WIDTHS)
def test_a_record_is_read_in_a_browser_too(browser: Chromium, tmp_path: Path, width: int) -> None:
    file = tmp_path / "record.html"
    file.write_bytes(b"".join(formats.parts(View(made()), "html")))
    browser.open(file, width)
    assert browser.value("document.querySelector('.tools').offsetHeight > 0")
    browser.click("main sup a")
    browser.until("document.querySelector('ol.notes li:target') !== null")
    assert browser.value("document.documentElement.scrollWidth") <= width
    assert not browser.said
    assert not browser.requests
