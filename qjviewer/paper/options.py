"""What can be chosen for printing, and the measures of the paper in points (1/72 inch)."""

from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.setting.slides.shapes import DEFAULT_SHAPE

MM: Final = 72 / 25.4

Paper: TypeAlias = Literal["A4", "A3", "Letter"]
PAPERS: Final[tuple[Paper, ...]] = ("A4", "A3", "Letter")
Binding: TypeAlias = Literal["left", "top"]
BINDINGS: Final[tuple[Binding, ...]] = ("left", "top")
PER_PAGE: Final = (1, 2, 3, 4, 6)


class PrintOptions(msgspec.Struct, frozen=True):
    """One choice of each.

    `tabs` empty prints all of them; `template` is a Typst file of the user's own in place of a style;
    `owner` is the department of a `department` print; `release` is the line that every page carries where
    the briefing did not pass its checks; `screen` is the shape whose slides handout and notes show.
    """

    style: str = "summary"
    paper: Paper = "A4"
    landscape: bool = False
    gray: bool = False
    double_sided: bool = False
    binding: Binding = "left"
    tabs: tuple[str, ...] = ()
    context: bool = True
    watermark: str = ""
    per_page: int = 2
    template: Path | None = None
    owner: str = ""
    release: str = ""
    screen: str = DEFAULT_SHAPE
