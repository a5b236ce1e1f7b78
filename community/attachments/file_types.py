"""The types of files that may be attached to a post."""

from foundation.uploads.file_types import FILE_TYPES
from foundation.uploads.inspection import INSPECTORS

KINDS = {name: FILE_TYPES[name] for name in INSPECTORS}
OF_ENDING = {ending: name for name, kind in KINDS.items() for ending in kind.extensions}
ENDINGS = ", ".join(ending.upper() for ending in OF_ENDING)
