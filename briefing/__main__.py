"""The `briefing` command. `--version` answers before anything else is imported."""

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        from briefing import __version__

        print(f"briefing {__version__}")
        return
    from briefing.cli import cli

    cli(prog_name="briefing")


if __name__ == "__main__":
    main()
