"""Writes one fixture case: input.json, expected.json and provenance.md in a folder of its own."""

import json
from pathlib import Path

QUANT = Path(__file__).resolve().parents[2] / "plugins" / "quant" / "src"


def write_case(folder: str, case: str, parts: dict) -> None:
    """parts: `input` and `expected` (JSON values) and `provenance` (a paragraph)."""
    directory = QUANT / folder / "fixtures" / case
    directory.mkdir(parents=True, exist_ok=True)
    for name in ("input", "expected"):
        text = json.dumps(parts[name], separators=(",", ":"), allow_nan=False)
        (directory / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    (directory / "provenance.md").write_text(parts["provenance"] + "\n", encoding="utf-8")
