"""The colour themes: legible, complete, and with clear words for a theme that is neither."""

from itertools import combinations
from pathlib import Path

import pytest
from msgspec import structs

from briefing.tui import themes
from briefing.workspace import folders
from briefing.workspace.template_catalogue import UnknownNameError
from briefing.yamlfile import YamlFileError

SHIPPED = [folders.shipped("themes")]
NAMES = themes.names(SHIPPED)
GROUNDS = ("background", "surface", "panel")
MARKS = ("corroborated", "disputed", "new", "pinned", "error")
ON_GROUND = ("text", "muted", "accent", "furniture", "attribution", *MARKS)
PAIRS = [*((text, ground) for text in ON_GROUND for ground in GROUNDS), ("cursor_text", "cursor"), ("passage_text", "passage")]

# xterm's own palette, which most terminals begin with. `default` is text on the terminal's ground.
XTERM = {
    "black": "#000000",
    "red": "#cd0000",
    "green": "#00cd00",
    "yellow": "#cdcd00",
    "blue": "#0000ee",
    "magenta": "#cd00cd",
    "cyan": "#00cdcd",
    "white": "#e5e5e5",
    "bright-black": "#7f7f7f",
    "bright-red": "#ff0000",
    "bright-green": "#00ff00",
    "bright-yellow": "#ffff00",
    "bright-blue": "#5c5cff",
    "bright-magenta": "#ff00ff",
    "bright-cyan": "#00ffff",
    "bright-white": "#ffffff",
}


def linear(colour: str) -> tuple[float, float, float]:
    """The colour's red, green and blue as light, 0 to 1 (sRGB, IEC 61966-2-1, with WCAG's threshold)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    lights = []
    for side in (colour, ground):
        red, green, blue = linear(side)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def shown(theme: themes.Theme, field: str) -> str:
    """The colour that a terminal with xterm's palette on black shows."""
    value: str = structs.asdict(theme.colours)[field]
    if value == "default":
        return XTERM["black"] if field in GROUNDS else XTERM["white"]
    return XTERM.get(value, value)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    theme = themes.load(name, SHIPPED)
    weak = {pair: contrast(shown(theme, pair[0]), shown(theme, pair[1])) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", NAMES)
def test_dark_says_what_the_ground_is(name: str) -> None:
    theme = themes.load(name, SHIPPED)
    assert theme.dark == (contrast(shown(theme, "background"), "#ffffff") > contrast(shown(theme, "background"), "#000000"))


def test_there_are_six_with_a_dark_and_a_light_default() -> None:
    assert NAMES == ["colour-blind", "dark", "high-contrast", "light", "newsprint", "terminal"]
    assert themes.load("dark", SHIPPED).dark
    assert not themes.load("light", SHIPPED).dark


# Machado, Oliveira and Fernandes (2009), severity 1.0: what each kind of colour vision makes of linear red, green and blue.
VISION = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def lab(light: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* under D65 of linear red, green and blue."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (sum(a * min(1, max(0, b)) for a, b in zip(row, light, strict=True)) / w for row, w in zip(rows, white, strict=True))
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("vision", VISION)
def test_marks_of_the_colour_blind_theme_stay_apart(vision: str) -> None:
    theme = themes.load("colour-blind", SHIPPED)
    seen = {
        mark: lab([sum(a * b for a, b in zip(row, linear(shown(theme, mark)), strict=True)) for row in VISION[vision]]) for mark in MARKS
    }
    apart = {(a, b): sum((p - q) ** 2 for p, q in zip(seen[a], seen[b], strict=True)) ** 0.5 for a, b in combinations(MARKS, 2)}
    assert {pair: round(distance) for pair, distance in apart.items() if distance < 10} == {}


@pytest.mark.parametrize("name", NAMES)
async def test_an_app_runs_in_every_theme(name: str) -> None:
    from textual.app import App, ComposeResult
    from textual.color import Color
    from textual.widgets import Footer, Input, OptionList

    class Small(App[None]):
        def compose(self) -> ComposeResult:
            yield Input()
            yield OptionList("one", "two")
            yield Footer()

    theme = themes.load(name, SHIPPED)
    app = Small()
    app.register_theme(themes.textual_theme(theme))
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        variables = app.theme_variables
    for field in structs.asdict(theme.colours):
        if field != "text":  # Textual mixes its own $text for each ground; ours is $foreground
            assert Color.parse(variables[field.replace("_", "-")])


def broken(folder: Path, old: str, new: str) -> str:
    """The complaint about the dark theme with `old` turned into `new`."""
    text = (SHIPPED[0] / "dark.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "mine.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(YamlFileError) as error:
        themes.load("mine", [folder])
    return str(error.value).removeprefix(str(folder / "mine.yaml"))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("muted:", "mutted:", ':9: colours.mutted: unknown key; did you mean "muted"?'),
        ('"#7cb7e8"', "#7cb7e8", ":11: colours.accent: expected a text, got nothing (a value that begins with # needs quotation marks)"),
        ('"#7cb7e8"', "blu", ':11: colours.accent: "blu" is no colour; write it as "#rrggbb", in quotation marks'),
        ('"#7cb7e8"', "cyan", ':11: colours.accent: "cyan" is no colour; write it as "#rrggbb", in quotation marks; names of'),
        ("dark: true", "dark: maybe", ":3: dark: expected true or false, got a text"),
        ("title: Dark\n", "", ":2: title: is missing"),
        ("title: Dark", "title: Dark\ntitle: Night", ":3: title: stands twice"),
        ("title: Dark", "title: [", ": can't be read as YAML"),
    ],
)
def test_a_wrong_theme_is_named_with_file_line_key_and_the_right_word(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    said = broken(tmp_path, old, new)
    assert said.startswith(complaint) or complaint in said


def test_the_users_theme_stands_before_ours_and_a_broken_one_does_not_hide_the_rest(tmp_path: Path) -> None:
    dark = (SHIPPED[0] / "dark.yaml").read_text(encoding="utf-8")
    (tmp_path / "dark.yaml").write_text(dark.replace("title: Dark", "title: My own"), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("title: 3", encoding="utf-8")
    found, errors = themes.load_all([*SHIPPED, tmp_path])
    assert [theme.title for theme in found if theme.name == "dark"] == ["My own"]
    assert [theme.name for theme in found] == NAMES
    assert [error.file.name for error in errors] == ["broken.yaml"]


def test_an_unknown_theme_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match='no theme "newsprnt"; did you mean "newsprint"'):
        themes.load("newsprnt", [*SHIPPED, tmp_path / "missing"])
