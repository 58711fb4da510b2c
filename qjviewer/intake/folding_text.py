"""Texts of cells made comparable: widths, blanks, dashes, radicals; footnote marks kept apart."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ"
_DASHES: Final = re.compile("[‐‑‒–—―−─ー－]+")
_WAVES: Final = re.compile("[~～〜∼]+")
# Letters that no width folding may touch: each means something of its own in a table.
_KEPT: Final = re.compile(f"[{CIRCLED}{SUPERSCRIPTS}]")
_HAN: Final = "\u2e80-\u9fff\uf900-\ufaff"
_BETWEEN: Final = re.compile(
    rf"(?<=[{_HAN}、（）()/])\s+(?=[{_HAN}、（）()%/\d±+])|(?<=[\d%）)])\s+(?=[{_HAN}])"
)


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """A text with half-width letters, digits and brackets, one kind of dash, no blanks between Chinese."""
    pieces, at = [], 0
    for match in _KEPT.finditer(text):
        pieces += [unicodedata.normalize("NFKC", text[at : match.start()]), match[0]]
        at = match.end()
    pieces.append(unicodedata.normalize("NFKC", text[at:]))
    joined = _WAVES.sub("~", _DASHES.sub("-", "".join(pieces)))
    return _BETWEEN.sub("", " ".join(joined.split()))


_TRANSLATION: Final = re.compile(
    r"(?<=[^A-Za-z])\s+[A-Za-z][A-Za-z.,'&/-]*(?:\s+[A-Za-z.,'&/-]+)*\.?(?=$|[\s(（%])"
)


def without_translation(text: str) -> str:
    """A Chinese label without the English that repeats it: 指标 Indicator → 指标."""
    return _TRANSLATION.sub("", text).strip() if re.search(f"[{_HAN}]", text) else text


def indent_of(text: str) -> int:
    """How far a label is set in by blanks in front, in half-width characters."""
    count = 0
    for character in text:
        if character not in " \u3000\u00a0\t\u2002\u2003":
            break
        count += 2 if character in "\u3000\u2003" else 4 if character == "\t" else 1
    return count
