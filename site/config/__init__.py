"""Settings, addresses and entry points of the site.

The repository root goes to the FRONT of the path: the product's folders (`directory`,
`mapping_data`, `community`) are imported from there, and installed packages of the same
names exist.
"""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT in sys.path:
    sys.path.remove(ROOT)
sys.path.insert(0, ROOT)
