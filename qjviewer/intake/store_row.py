"""A row of a workbook as the store takes it."""

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.bundle.store import Particulars, Store
from qjviewer.problems import Span


class SheetRow(msgspec.Struct, frozen=True):
    """One row for the store, with the cell it comes from."""

    indicator: str
    measure: str
    against: str
    place: str
    period: Period
    text: str
    more: Particulars
    span: Span

    @property
    def address(self) -> tuple[str, str, str, str, Period]:
        """What it is about."""
        return self.indicator, self.measure, self.against, self.place, self.period

    def key(self, store: Store) -> int:
        """Its address in a store."""
        return store.key(*self.address)
