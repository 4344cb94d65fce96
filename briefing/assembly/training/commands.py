"""What the commands that learn weights are told, and how they write them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from briefing.model import Record


def training_options(description: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the commands that learn from events are told: folders of events, which of them to hold out, and where to write."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--labelled", type=Path, metavar="FOLDER")
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path)
    return parser.parse_args(arguments)


def folder_options(description: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the commands that learn from one file of labels are told: the folder of its texts, and where to write."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    return parser.parse_args(arguments)


def write_model(model: Record, output: Path) -> None:
    """Write weights as JSON, a line each."""
    output.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
