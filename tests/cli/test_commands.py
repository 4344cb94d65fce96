"""The commands: what they print where, and how they exit."""

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from briefing.cli import COMMANDS, cli
from briefing.workspace import folders, settings
from tests.terminal import BRIEFING


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_in_whole_sentences(name: str) -> None:
    done = run(name, "--help")
    assert done.exit_code == 0
    assert re.search(r"\n  [A-Z`].*?\.\n", done.stdout, re.DOTALL)


def test_help_lists_the_commands_in_the_order_of_use() -> None:
    names = re.findall(r"^  (\w+)  ", run("--help").stdout.split("Commands:")[1], re.MULTILINE)
    assert names[:2] == ["open", "export"]


@pytest.mark.parametrize("command", ["sources", "voices", "disputes", "timeline"])
def test_the_lists_are_text_for_pipes(seeds: Path, command: str) -> None:
    done = run(command, seeds)
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_disputes_that_are_not_sure_are_listed_when_asked_for(seeds: Path) -> None:
    sure, everything = (run("disputes", seeds, *more).stdout.splitlines() for more in ([], ["--all"]))
    assert len(sure) > 1
    assert sure == everything[: len(sure)]
    assert len(everything) > len(sure)


def test_sources_are_separated_by_tabs(seeds: Path) -> None:
    lines = [line.split("\t") for line in run("sources", seeds).stdout.splitlines()]
    assert len(lines) == 6
    assert len({len(line) for line in lines}) == 1
    assert {"outlet", "published", "words", "file"} <= set(lines[0])


def test_without_paths_the_folders_own_project_is_read_else_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "01-summit-announced.txt" in run("sources").stdout
    (tmp_path / "a.txt").write_text("Ferries run again\n\nFerries run again, the harbour master said.\n")
    (tmp_path / "briefing.yaml").write_text("title: Ferries\n")
    assert "a.txt" in run("sources").stdout
    assert "01-summit-announced.txt" not in run("sources").stdout


def test_an_export_goes_to_the_file_whole_or_not_at_all(seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    file.write_text("---\nbriefing: brief/1\n---\nthe old one")
    done = run("export", seeds, "-o", file)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert file.read_text(encoding="utf-8").startswith("---\nbriefing: brief/2\n")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]
    assert run("export", seeds).stdout == file.read_text(encoding="utf-8"), "markdown is what comes without a format"
    assert json.loads(run("export", seeds, "-o", "/dev/stdout", "--format", "json").stdout or "{}") is not None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "--output", "brief.dcx"], "suffix"),
        (["export", "--format", "jsn"], "json"),
        (["export", "--templte", "x"], "--template"),
        (["export", "--jobs", "-1"], "--jobs"),
        (["export", "--template", "evnt"], 'did you mean "event"'),
        (["templates", "show", "evnt"], 'did you mean "event"'),
        (["check", "nowhere.md"], "nowhere.md"),
        (["export", "-o", "/nowhere/at/all.md"], "/nowhere/at/all.md"),
        (["export", ""], "the path is empty"),
        ([""], "the path is empty"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_is_right(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2, done.output
    assert said in done.stderr
    assert done.stdout == ""


def test_a_mistyped_command_is_not_taken_for_a_path() -> None:
    done = run("exprt")
    assert done.exit_code == 2
    assert "did you mean 'export'" in done.stderr


def test_the_desk_does_not_open_on_nothing() -> None:
    done = run("/nowhere/at/all")
    assert done.exit_code == 3
    assert "/nowhere/at/all" in done.stderr


def test_a_link_that_leads_to_itself_is_nothing(seeds: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    for arguments, code in (["sources", loop], 3), (["export", loop], 3), ([loop], 3), (["export", seeds, "-o", loop / "x.md"], 2):
        done = run(*arguments)
        assert done.exit_code == code, (arguments, done.output, done.exception)
        assert str(loop) in done.stderr


def test_problems_are_said_and_the_rest_is_exported(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Ferries run again\n\nFerries run again, the harbour master said.\n")
    (tmp_path / "empty\x1b[31m.txt").write_bytes(b"")
    done = run("sources", tmp_path)
    assert done.exit_code == 0
    assert re.search(r"^briefing: empty.*: .+\. .+", done.stderr)
    assert "\x1b" not in done.stderr


def test_of_many_problems_the_first_are_said_and_the_rest_counted(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Ferries run again\n\nFerries run again, the harbour master said.\n")
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_bytes(b"")
    lines = run("sources", tmp_path).stderr.splitlines()
    assert len(lines) == 21
    assert "10 more problems" in lines[-1]


def test_nothing_from_a_document_acts_on_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b]0;owned\x07 \x1b[2J \x9b31m \u202eevil\u202c \x07 [bold red]markup[/] \x7f"
    text = f"The {evil} port\n\nThe {evil} port of Callao is shut, the {evil} minister said on Friday. Nobody {evil} was hurt.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for arguments in (["sources"], ["voices"], ["disputes"], ["timeline"], ["export"], ["export", "--format", "json"]):
        done = run(*arguments, tmp_path)
        assert done.exit_code == 0
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.output), arguments


def test_templates_show_prints_a_file_that_can_be_used(seeds: Path, tmp_path: Path) -> None:
    shown = run("templates", "show", "event")
    (tmp_path / "mine.yaml").write_text(shown.stdout, encoding="utf-8")
    assert run("sources", seeds, "--template", tmp_path / "mine.yaml").exit_code == 0
    assert "event" in run("templates").stdout
    assert run("templates", "list").stdout == run("templates").stdout


def test_themes_lists_ours_and_own_ones() -> None:
    assert {"dark", "light"} <= {line.split("\t")[0] for line in run("themes").stdout.splitlines()}


def test_themes_show_prints_a_file_that_can_be_used() -> None:
    folders.own_themes().mkdir(parents=True)
    (folders.own_themes() / "mine.yaml").write_text(run("themes", "show", "newsprint").stdout, encoding="utf-8")
    assert "mine\tlight\tNewsprint" in run("themes").stdout
    wrong = run("themes", "show", "newsprnt")
    assert (wrong.exit_code, "newsprint" in wrong.stderr) == (2, True)


def test_config_prints_every_setting_explained_and_what_it_prints_can_be_kept() -> None:
    done = run("config")
    assert done.exit_code == 0
    assert str(folders.settings_file()) in done.stdout
    for name, words in settings.explained():
        assert f"\n# {words}\n{name}:" in done.stdout
    assert {name for name, _ in settings.explained()} == set(settings.Settings.__struct_fields__)
    folders.settings_file().parent.mkdir(parents=True)
    folders.settings_file().write_text(done.stdout, encoding="utf-8")
    assert settings.load() == settings.Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thme: dark\n", 'did you mean "theme"'),
        ("jobs: many\n", "config.yaml:1: jobs"),
        ("theme: dark\njobs: -1\n", "config.yaml:2: jobs"),
        ("theme: [\n", "config.yaml"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(seeds: Path, text: str, said: str) -> None:
    folders.settings_file().parent.mkdir(parents=True)
    folders.settings_file().write_text(text, encoding="utf-8")
    done = run("sources", seeds)
    assert done.exit_code == 2
    assert said in done.stderr


def test_every_wrong_setting_is_named_at_once(seeds: Path) -> None:
    folders.settings_file().parent.mkdir(parents=True)
    folders.settings_file().write_text("thme: dark\njobs: many\nlimits:\n  pags: 3\n", encoding="utf-8")
    said = run("sources", seeds).stderr
    assert [place in said for place in ("config.yaml:1: thme", "config.yaml:2: jobs", "config.yaml:4: limits.pags")] == [True] * 3
    folders.settings_file().write_text("theme: drak\ntemplate: evnt\nkeys:\n  pinn: f5\n  pin: x\n", encoding="utf-8")
    said = run(seeds).stderr
    lines = ("config.yaml:1: theme", "config.yaml:2: template", "config.yaml:4: keys.pinn", "config.yaml:5: keys.pin")
    assert [place in said for place in lines] == [True] * 4


@pytest.mark.parametrize("command", [(), ("export",), ("sources",)])
def test_a_name_that_is_too_long_for_a_file_is_wrong_use(command: tuple[str, ...]) -> None:
    done = run(*command, "a" * 300)
    assert done.exit_code == 2
    assert "can't be looked up" in done.stderr


def test_the_name_of_a_file_that_is_offered_is_safe_to_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles\x1b[2J").mkdir()
    monkeypatch.chdir(tmp_path)
    done = run("articless")
    assert done.exit_code == 2
    assert "did you mean 'articles" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_mistyped_first_word_is_answered_with_what_it_is_like(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    for word, near in {"voicez": "voices", "artikles": "articles"}.items():
        done = run(word)
        assert (done.exit_code, f"There is no file, folder or command '{word}'; did you mean '{near}'?" in done.stderr) == (2, True)
    done = run("seedz")
    assert (done.exit_code, done.stderr) == (3, "briefing: There is no file or folder seedz.\n")


def test_a_path_that_is_not_there_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    missing = tmp_path / "nope" / "a.txt"
    assert f"briefing: {missing}: No such file" in run("sources", missing).stderr


def test_settings_are_used(seeds: Path, home: Path) -> None:
    folders.settings_file().parent.mkdir(parents=True)
    folders.settings_file().write_text("cache: false\ntemplate: evnt\n", encoding="utf-8")
    assert 'did you mean "event"' in run("sources", seeds).stderr
    folders.settings_file().write_text("cache: false\n", encoding="utf-8")
    assert run("sources", seeds).exit_code == 0
    assert not (home / "cache").exists()


def test_without_a_terminal_the_desk_says_what_to_use(seeds: Path) -> None:
    done = run(seeds)
    assert done.exit_code == 2
    assert "briefing export" in done.stderr


def on_a_terminal(*arguments: str, exits: int = 0, **variables: str) -> str:
    child = pexpect.spawn(BRIEFING, list(arguments), env={**os.environ, **variables}, encoding="utf-8", dimensions=(24, 200), timeout=100)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == exits
    return str(child.before)


def test_an_unknown_theme_is_named_before_the_screen_is_taken(seeds: Path) -> None:
    shown = on_a_terminal(str(seeds), "--theme", "drak", exits=2)
    assert 'did you mean "dark"' in shown
    assert "\x1b[?1049h" not in shown


def test_colour_and_columns_only_on_a_terminal_and_not_with_no_color(seeds: Path) -> None:
    run("sources", seeds)  # so that no progress bar is shown below
    shown = on_a_terminal("sources", str(seeds))
    assert "\x1b[1m" in shown
    assert "\t" not in shown
    assert "\x1b" not in on_a_terminal("sources", str(seeds), NO_COLOR="1")


def test_progress_is_shown_on_a_terminal(seeds: Path) -> None:
    assert "analysing" in on_a_terminal("sources", str(seeds), "--no-cache", "--jobs", "1")


def heard() -> None:
    """A command that is started in the background would not hear ctrl+c."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_stops_at_once_and_what_was_analysed_is_kept(tmp_path: Path) -> None:
    for number in range(1600):
        line = f"Ferry {number} runs again on line {number}, the harbour master said. The sea was calm, skipper {number} added. "
        (tmp_path / f"{number}.txt").write_text(f"Ferry {number}\n\n" + line * 20)
    asked = ["sources", str(tmp_path), "--jobs", "2"]
    child = pexpect.spawn(BRIEFING, asked, encoding="utf-8", dimensions=(24, 100), timeout=60, preexec_fn=heard)
    child.expect(r"\d+/1600")
    child.kill(signal.SIGINT)
    child.expect("Stopped")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in str(child.before)


def test_a_pipe_that_closes_early_is_no_error(seeds: Path) -> None:
    done = subprocess.run(f"{BRIEFING} export {seeds} | head -1", shell=True, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("---\n", "")


def test_a_hyphen_as_output_is_standard_output(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert json.loads(run("export", seeds, "-o", "-", "--format", "json").stdout)["schema"] == "briefing/2"
    assert not list(tmp_path.iterdir())


def test_a_check_without_a_folder_says_what_it_was_held_against(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "ferries"
    folder.mkdir()
    (folder / "a.txt").write_text("Ferries run again\n\nFerries run again after the storm, the harbour master said on Monday.\n")
    assert run("export", folder, "-o", "brief.md").exit_code == 0
    done = run("check", "brief.md")
    assert done.exit_code == 3
    assert "No folder was named" in done.stderr
    assert run("check", "brief.md", folder).stderr.count("No folder") == 0


def test_an_export_is_the_page_and_the_record_where_asked(seeds: Path) -> None:
    page, record = run("export", seeds), run("export", "--full", seeds)
    assert "(the page)" in page.stdout.split("---")[1]
    assert "(the page)" not in record.stdout
    assert set(quotes(page.stdout)) <= set(quotes(record.stdout))
    one = run("export", "--lines", "1", seeds)
    assert "1 of " in one.stdout.split("---")[1]
    assert run("export", "--section", "weather", seeds).exit_code == 2
    assert run("export", "--full", "--lines", "1", seeds).exit_code == 2


def quotes(markdown: str) -> list[str]:
    """The lines that an export quotes, without who says them."""
    return [line.partition("[^")[0] for line in markdown.splitlines() if line.startswith("- ")]
