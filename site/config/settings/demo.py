"""`make demo`: as `make run` serves it, with made-up people in a database of its own."""

from config.settings.local import *

DEMO = True
# One example user a role is printed on the console, and none of them has a telephone.
SECOND_STEP_REQUIRED = False
DATABASES["default"]["NAME"] = VAR / "demo.sqlite3"
MEDIA_ROOT = VAR / "demo-media"
PRIVATE_FILES = VAR / "demo-private"
