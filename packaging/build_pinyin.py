"""Builds resources/pinyin/syllables.txt from pypinyin: the syllables of every hanzi's readings.

Needs `pip install pypinyin` (MIT), which the program itself does not: the table is committed.
"""

import unicodedata
from pathlib import Path

FIRST, LAST = 0x4E00, 0x9FFF
TARGET = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "syllables.txt"
HEADER = """\
# All syllables; for each hanzi from U+4E00 on the number of its usual one as two signs (from "0" on,
# in base 64); then the characters with several readings (code point=syllables).
# Built by packaging/build_pinyin.py from pypinyin {version}, https://github.com/mozillazg/python-pinyin
# Copyright (c) 2016 mozillazg; MIT License.
"""
UNKNOWN = "-"


def readings(code: int, known: dict[int, str]) -> tuple[str, ...]:
    """The distinct syllables without tones, the most usual reading first; "-" where none is known."""
    sounds = (bare(sound) for sound in known.get(code, "").split(","))
    return tuple(dict.fromkeys(s for s in sounds if s.isascii() and s.isalpha())) or (UNKNOWN,)


def bare(sound: str) -> str:
    """A syllable without its tone, as it is typed: lǜ is lv."""
    without = "".join(c for c in unicodedata.normalize("NFD", sound) if c not in "\u0300\u0301\u0304\u030c")
    return unicodedata.normalize("NFC", without).replace("ü", "v").replace("ê", "e")


def main() -> None:
    """Write the table."""
    import pypinyin
    from pypinyin.pinyin_dict import pinyin_dict

    table = [readings(code, pinyin_dict) for code in range(FIRST, LAST + 1)]
    names = sorted({sounds[0] for sounds in table})
    number = {name: chr(48 + n // 64) + chr(48 + n % 64) for n, name in enumerate(names)}
    several = " ".join(f"{FIRST + n:x}={','.join(s)}" for n, s in enumerate(table) if len(s) > 1)
    lines = (" ".join(names), "".join(number[sounds[0]] for sounds in table), several)
    body = HEADER.format(version=pypinyin.__version__) + "\n".join(lines) + "\n"
    TARGET.write_text(body, encoding="ascii")


if __name__ == "__main__":
    main()
