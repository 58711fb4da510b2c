"""Characters that look like others: radicals out of PDF files, compatibility forms; garbled text.

Folded once for a whole file, before anything is read from it: names, keys and values are then compared as
people see them.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from qjviewer.text.late import late

# Radicals that Unicode itself leads to no plain character; a PDF's text is full of them.
_RADICALS: Final = dict(
    zip(
        "⺁⺄⺆⺈⺊⺋⺌⺎⺏⺐⺒⺓⺖⺘⺙⺛⺝⺞⺠⺡⺢⺣⺤⺥⺦⺨⺩⺭⺯⺰⺱⺲⺶⺹⺻⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乙冂刀卜㔾小兀尣尢巳幺忄扌攵旡月歺民氵氺灬爫爫丬犭王礻糹纟网罒羊耂聿艹艹艹虎衤覀西见角讠贝车辶辶辶钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
# Blank or unseen where they stand, and never meant.
_UNSEEN: Final = {"\u200b": "", "\u2060": "", "\ufeff": "", "\u2028": " ", "\u2029": " "}
_PLAIN: Final = str.maketrans({**_RADICALS, **_UNSEEN})
_STRANGE: Final = late("[\u200b\u2028\u2029\u2060\u2e80-\u2fdf\uf900-\ufaff\ufeff\U0002f800-\U0002fa1f]")
# How their UTF-8 begins: looking for these bytes is far quicker than for the characters.
_LEADS: Final = {
    b"\xe2": re.compile(rb"\xe2(?:\x80[\x8b\xa8\xa9]|\x81\xa0|[\xba-\xbf])"),
    b"\xef": re.compile(rb"\xef(?:[\xa4-\xab]|\xbb\xbf)"),
    b"\xf0": re.compile(rb"\xf0\xaf"),
}


class Folded(NamedTuple):
    """A text as people see it; `at` is where the first character was replaced (−1: nowhere)."""

    text: str
    at: int = -1
    times: int = 0
    typed: str = ""
    read: str = ""


def folded_characters(text: str, data: bytes) -> Folded:
    """The text with characters that look like others as those; `data` is the text in UTF-8."""
    if not _may_hold_strange(data):
        return Folded(text)
    parts: list[str] = []
    done, first, count = 0, -1, 0
    for match in _STRANGE().finditer(text):
        plain = _plain(match[0])
        if plain == match[0]:
            continue
        first, count = (match.start() if first < 0 else first), count + 1
        parts += (text[done : match.start()], plain)
        done = match.end()
    if first < 0:
        return Folded(text)
    typed = text[first]
    return Folded("".join((*parts, text[done:])), first, count, typed, _plain(typed))


def _may_hold_strange(data: bytes) -> bool:
    for lead, rest in _LEADS.items():
        at = data.find(lead)
        while at >= 0:
            if rest.match(data, at):
                return True
            at = data.find(lead, at + 1)
    return False


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKC", character.translate(_PLAIN))


# Garbled text --------------------------------------------------------------------------------

LOST: Final = "\ufffd"
_RUN: Final = re.compile(
    "[\u0080-\u00ff\u0152-\u0192\u2013-\u203a\u20ac\u2122]{4,}|[\u3400-\u9fff\ue000-\uf8ff]{3,}"
)
_RUNS_SEEN: Final = 40
_SEARCHED: Final = 20_000
# In what a text may have been written, and in what it was then mistakenly read.
_MISTAKES: Final = (("gb18030", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "gb18030"))


def garbled_at(text: str) -> int:
    """Where a text begins that was read in a wrong encoding and saved so; −1 for a sound one.

    A run of characters that, written in one encoding, is sound Chinese in another betrays it.
    """
    if text.isascii():
        return -1
    first, bad, seen = -1, 0, 0
    for match in _RUN.finditer(text, 0, _SEARCHED):
        seen += 1
        if _is_garbled(match[0]):
            bad += 1
            first = match.start() if first < 0 else first
        # Where half of those that may be seen are sound, no more than half can be bad.
        if seen == _RUNS_SEEN or (seen - bad) * 2 >= _RUNS_SEEN:
            break
    # One name may look garbled by chance, most of a text may not.
    return first if bad * 2 > seen else -1


def _is_garbled(run: str) -> bool:
    for written, meant in _MISTAKES:
        try:
            data = run.encode(written)
            # Half characters at the ends are let go; GB18030 makes characters of almost anything.
            made = data.decode(meant, "ignore" if meant == "utf-8" else "strict")
        except UnicodeError:
            continue
        han = sum("\u4e00" <= character <= "\u9fff" for character in made)
        if han * 2 > len(made) and len(made.encode(meant)) * 10 >= len(data) * 7:
            return True
    return False
