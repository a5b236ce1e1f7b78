"""Facts for machines inside a page: schema.org as JSON-LD."""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe


def script_text(data: Mapping[str, object]) -> SafeString:
    """Escaped so that nothing in it can end the script element."""
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(text)
