"""Names of files: as they are shown, and as the guard reads them."""

import re
import unicodedata

LONGEST = 100
SEPARATORS = "_-+.,~()[]"


def clean_filename(given: str) -> str:
    """The name without folders, and without characters that are not seen or that turn the line
    around; it ends in its own ending, however long it was."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    seen = "".join(" " if one.isspace() else one for one in last if _is_seen(one))
    stem, point, ending = " ".join(seen.split()).rpartition(".")
    if not point:
        stem, ending = ending, ""
    ending = ending.strip().lower()
    stem = stem.strip(" .")[: LONGEST - len(ending) - 1].strip() or "file"
    return f"{stem}.{ending}" if ending else stem


def _is_seen(character: str) -> bool:
    """Not control and format characters, halves of pairs, nor what no font knows."""
    return character.isspace() or unicodedata.category(character)[0] != "C"


def get_extension(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def get_readings(name: str) -> list[str]:
    """The name as words for the guard, which reads sentences: `JasmineOkafor_2019-05-03.pdf`
    with spaces where people write none; once with its dates and numbers left whole."""
    stem = name.rpartition(".")[0] or name
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    whole = re.sub(r"[_+~()\[\]]+|(?<!\d)[-.,]+|[-.,]+(?!\d)", " ", parted)
    loose = parted.translate(dict.fromkeys(map(ord, SEPARATORS), " "))
    return list(dict.fromkeys([whole.strip(), loose.strip()]))
