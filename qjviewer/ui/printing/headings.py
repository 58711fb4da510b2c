"""Headings: of sections (一、总览) and of blocks; each stays with what follows it."""

from collections.abc import Sequence
from dataclasses import replace

from qjviewer.pages.blocks import Run
from qjviewer.ui.printing.desk import Desk
from qjviewer.ui.printing.paginate import Brick
from qjviewer.ui.printing.sheet import Face
from qjviewer.wording import Language

SECTION, BLOCK = Face("sans", 14, bold=True), Face("sans", 11, bold=True)
_DIGITS = "零一二三四五六七八九"


def ordinal(number: int, lang: Language) -> str:
    """The number of a section: 一 to 九十九 in Chinese, 1 in English."""
    if lang == "en" or number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    words = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return words + (_DIGITS[ones] if ones or not tens else "")


def section_heading(number: int, title: str, desk: Desk, face: Face = SECTION) -> list[Brick]:
    """一、总览: it begins an entry of the outline."""
    words = desk.say("section", n=ordinal(number, desk.teller.lang), title=title)
    bricks = desk.paragraph(desk.text(words, face), before=20, align="ragged", leading=1.6, joined=True)
    return [replace(bricks[0], section=words), *bricks[1:]]


def block_heading(title: Sequence[Run], desk: Desk) -> list[Brick]:
    """The title over a block, or nothing."""
    if not any(r.text for r in title):
        return []
    return kept(desk.paragraph(desk.runs(title, BLOCK), before=11, align="ragged", leading=1.6))


def kept(bricks: Sequence[Brick]) -> list[Brick]:
    """Bricks that stay on the page of what follows them."""
    return [replace(b, joined=True) for b in bricks]
