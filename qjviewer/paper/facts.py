"""The border to figures: all that paper asks of a briefing's data beside its finished pages."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from qjviewer.figures.cube import Cube
from qjviewer.figures.teller import Teller
from qjviewer.figures.telling import sum_of
from qjviewer.pages.blocks import Cover, Page
from qjviewer.pages.view import View
from qjviewer.paper.print_errors import PrintError
from qjviewer.wording import Language, say


class Printable(Protocol):
    """What is printed: a briefing read and laid out in one view."""

    @property
    def cube(self) -> Cube | None: ...
    @property
    def cover(self) -> Cover | None: ...
    @property
    def pages(self) -> tuple[Page, ...]: ...
    @property
    def view(self) -> View: ...
    @property
    def digest(self) -> str: ...


@dataclass(frozen=True)
class Facts:
    """Words about the figures of a briefing, by their names."""

    cube: Cube
    lang: Language

    @cached_property
    def teller(self) -> Teller:
        """How figures are worded."""
        return Teller(self.cube, self.lang)

    def derivation(self, figure: str) -> str:
        """The arithmetic behind a derived figure in a sentence; empty for a published one.

        A plain difference of two printed figures explains itself.
        """
        found = self.cube.by_id(figure)
        if found is not None and found.how in ("difference", "stated", "distance"):
            return ""
        total = sum_of(found, self.teller) if found else ""
        if not found or not total:
            return ""
        place = self.teller.place(self.teller.place_of(found))
        name = say("pages.of-place", self.lang, place=place, name=self.teller.measured(found))
        return say("pages.derived-note", self.lang, name=name, sum=total)

    def owner(self, figure: str) -> str:
        """The department that answers for a figure; empty where none is named."""
        return self.cube.owner_of(figure).get(self.lang)


def facts_of(briefing: Printable) -> Facts:
    """The facts of a briefing that can be shown; raises PrintError for one that cannot."""
    if briefing.cube is None or briefing.cover is None:
        raise PrintError("empty")
    return Facts(briefing.cube, briefing.view.lang)
