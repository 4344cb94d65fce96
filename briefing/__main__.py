"""The `briefing` command. `--version` and `--help` answer before anything else is imported."""

import sys


def main() -> None:
    """Run the command line."""
    from briefing.streams import run

    run(_answer)


def _answer() -> None:
    if sys.argv[1:] == ["--version"]:
        from briefing.version import VERSION

        print(f"briefing {VERSION}")
        return
    if sys.argv[1:] in (["--help"], ["-h"]):
        # What click would say, kept as a text, because importing click takes three times as long as starting Python.
        with open(f"{__file__.removesuffix('__main__.py')}cli/help.txt", encoding="utf-8") as text:  # noqa: PTH123 - nor pathlib
            sys.stdout.write(text.read())
        return
    from briefing.cli import cli

    cli(prog_name="briefing")


if __name__ == "__main__":
    main()
