"""The styles of paper: every module here with NAME, ORDER, SLIDES and compose(job) is one."""

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from qjviewer.ui.printing import slides
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.job import Job
from qjviewer.ui.printing.sheet import Document


class Style(Protocol):
    """A way to put a briefing on paper; ORDER is its place in lists, SLIDES whether it prints slides."""

    NAME: str
    ORDER: int
    SLIDES: bool

    def compose(self, job: Job) -> Document:
        """Lay out all sheets."""


@cache
def styles() -> dict[str, Style]:
    """All styles by name, in order."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
    found = [cast(Style, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {s.NAME: s for s in sorted(found, key=lambda s: s.ORDER)}


def offered() -> list[str]:
    """The names of the styles that can be printed now: slides need somebody who paints them."""
    return [name for name, style in styles().items() if slides.provided() or not style.SLIDES]


def compose(job: Job) -> Document:
    """Lay a print out in the style its options name."""
    style = styles().get(job.options.style)
    if style is None:
        raise PrintError("no-style", style=job.options.style)
    return style.compose(job)
