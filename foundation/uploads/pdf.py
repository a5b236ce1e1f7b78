"""PDFs: kept as they are, and refused where they do something when they are opened.

This is a look at the objects of a file, not a virus scanner, and what a PDF says is not read.
"""

import io
import logging
import re
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

from foundation.uploads import pdf_objects
from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.results import CleanedFile

HEADER = re.compile(rb"%PDF-[12]\.\d")
END = re.compile(rb"%%EOF\s*\Z")
BROKEN = "it is damaged, or it is not a PDF."
TOO_LARGE = "it is too large once it is unpacked."
NOT_NOW = "PDFs cannot be checked at the moment. Try again later, or attach it in another form."
# Why a PDF is refused, in the order in which reasons are given: one is enough.
REASONS = {
    pdf_objects.DAMAGED: BROKEN,
    pdf_objects.TOO_LARGE: TOO_LARGE,
    pdf_objects.UNREADABLE: "a part of it cannot be read.",
    pdf_objects.SCRIPTED_FORM: "it is a form with scripts. Print it to a PDF, and attach that.",
    "/JavaScript": "it holds a script.",
    "/Launch": "it starts other programs.",
    "/EmbeddedFile": "it has other files in it. Attach them one by one.",
    "/RichMedia": "it holds a film or a program.",
    "/Encrypt": "it is locked with a password or protected. Save it without protection.",
}
# Longer than the reader may compute: the machine may be busy with other things.
MOST_SECONDS = 10
# How many may read at the same time in one process of the site: each may take much memory.
READERS = threading.BoundedSemaphore(2)

logger = logging.getLogger(__name__)


def inspect_pdf(data: bytes) -> CleanedFile:
    if not HEADER.match(data) or not END.search(data[-1024:]):
        raise UploadRefused(BROKEN)
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise UploadRefused("it is two files in one.")
    found = _run_reader(data)
    for finding, reason in REASONS.items():
        if finding in found:
            raise UploadRefused(reason)
    return CleanedFile(data)


def _run_reader(data: bytes) -> list[str]:
    """Read the file in a process with limits of its own; what ends that is too large for us.

    The process gets no environment, since that holds the secrets of the site.
    """
    program = [sys.executable, "-I", str(Path(pdf_objects.__file__))]
    try:
        with READERS:
            answer = subprocess.run(
                program, input=data, capture_output=True, timeout=MOST_SECONDS, check=False, env={}
            )
    except subprocess.TimeoutExpired:
        return [pdf_objects.TOO_LARGE]
    except OSError:
        logger.exception("The reader of PDFs did not start.")
        raise UploadRefused(NOT_NOW) from None
    if answer.returncode < 0:  # ended by a signal, as the limits do
        return [pdf_objects.TOO_LARGE]
    if answer.returncode > 0:
        logger.error("The reader of PDFs failed: %s", answer.stderr.decode(errors="replace"))
        raise UploadRefused(NOT_NOW)
    return answer.stdout.decode().split("\n")
