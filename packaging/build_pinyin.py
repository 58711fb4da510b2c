"""Builds resources/pinyin/initials.txt from pypinyin: the first letters of every hanzi's readings.

Needs `pip install pypinyin` (MIT), which the program itself does not: the table is committed.
"""

from pathlib import Path

FIRST, LAST = 0x4E00, 0x9FFF
TARGET = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "initials.txt"
HEADER = """\
# Pinyin initials from U+4E00 on, then characters with several readings (code point=letters).
# Built by packaging/build_pinyin.py from pypinyin {version}, https://github.com/mozillazg/python-pinyin
# Copyright (c) 2016 mozillazg; MIT License.
"""


def readings(code: int, known: dict[int, str]) -> str:
    """The distinct first letters, the most usual reading first; "-" where none is known."""
    import unicodedata

    sounds = known.get(code, "").split(",")
    first = (unicodedata.normalize("NFD", s)[:1] for s in sounds if s)
    return "".join(dict.fromkeys(c for c in first if c.isascii() and c.isalpha())) or "-"


def main() -> None:
    """Write the table."""
    import pypinyin
    from pypinyin.pinyin_dict import pinyin_dict

    table = [readings(code, pinyin_dict) for code in range(FIRST, LAST + 1)]
    several = " ".join(f"{FIRST + n:x}={letters}" for n, letters in enumerate(table) if len(letters) > 1)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    body = HEADER.format(version=pypinyin.__version__)
    TARGET.write_text(body + "".join(t[0] for t in table) + "\n" + several + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
