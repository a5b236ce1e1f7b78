"""The tests' settings, with the demonstration's people and a folder of their own.

`TEXTS_FOLDER` holds the database and every file that the site writes; `TEXTS_POSTCODES` is the
file of postcodes.
"""

import os
from pathlib import Path

from config.settings.test import *  # noqa: F403

VAR = Path(os.environ["TEXTS_FOLDER"])
POSTCODE_FILE = Path(os.environ["TEXTS_POSTCODES"])
MEDIA_ROOT = VAR / "media"
PRIVATE_FILES = VAR / "private"
DEMO = True
SECOND_STEP_REQUIRED = False
# Many wrong passwords are tried here: the form is to answer, not the limit.
AXES_ENABLED = False
