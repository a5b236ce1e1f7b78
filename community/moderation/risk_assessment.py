"""The template of a risk assessment: risks, prompts, and what the product does about each."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "data" / "risk_assessment.toml"


@cache
def assessment() -> dict[str, Any]:
    """`steps` [{title, prompts}] and `risks` [{title, how, controls, prompts}]."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
