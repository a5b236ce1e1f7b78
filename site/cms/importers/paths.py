"""Where the first edition of the site's words is."""

from pathlib import Path

CONTENT = Path(__file__).resolve().parents[1] / "data"
