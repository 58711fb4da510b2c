"""Text as a YAML scalar: plain where that is safe, quoted where YAML could take it for something else."""

import json
import re
from typing import Final

# Words, numbers with their units, and marks of what is missing; nothing that YAML gives a meaning.
_PLAIN: Final = re.compile(
    r"[A-Za-z\u4e00-\u9fff](?:[\w\u4e00-\u9fff¶. -]*[\w\u4e00-\u9fff])?"
    r"|-?\d[\w.%～—\u4e00-\u9fff]*|[…—]"
)
_WORDS: Final = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")


def scalar(text: str, *, quoted: bool = False) -> str:
    """Text as a scalar; with `quoted` always in quotes, as it stood before."""
    if not quoted and _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    # A JSON string is a double-quoted scalar; the two line ends it leaves bare are not.
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
