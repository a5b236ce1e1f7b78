"""Where the files of the ground floor are."""

from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
REGISTER = DATA / "register"
