"""The border to figures: all that paper asks of a briefing's data beside its finished pages."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from qjviewer.bundle.model import Bundle
from qjviewer.figures.teller import Teller
from qjviewer.pages.blocks import Cover, Page
from qjviewer.pages.view import View
from qjviewer.paper.print_errors import PrintError
from qjviewer.wording import Language, say


class Printable(Protocol):
    """What is printed: a briefing read and laid out in one view."""

    @property
    def bundle(self) -> Bundle | None: ...
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

    bundle: Bundle
    lang: Language

    @cached_property
    def teller(self) -> Teller:
        """How figures are worded."""
        return Teller(self.bundle, self.lang)

    def derivation(self, figure: str) -> str:
        """The arithmetic behind a derived figure in a sentence; empty for a published one."""
        found = self.bundle.figure_by_id.get(figure)
        total = self.teller.sum_of(found) if found else ""
        if not found or not total:
            return ""
        place = self.teller.place(self.teller.place_of(found))
        name = say("pages.of-place", self.lang, place=place, name=self.teller.measured(found))
        return say("pages.derived-note", self.lang, name=name, sum=total)

    def owner(self, figure: str) -> str:
        """The department that answers for a figure's indicator; empty where none is named."""
        found = self.bundle.figure_by_id.get(figure)
        indicator = self.bundle.indicator_by_id.get(found.indicator) if found else None
        # A field of indicators in the new form of data; the present one names no owner.
        return str(getattr(indicator, "owner", "") or "")


def facts_of(briefing: Printable) -> Facts:
    """The facts of a briefing that can be shown; raises PrintError for one that cannot."""
    if briefing.bundle is None or briefing.cover is None:
        raise PrintError("empty")
    return Facts(briefing.bundle, briefing.view.lang)
