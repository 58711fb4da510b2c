"""What is known of a workbook from outside: a period and a place, counted where it says nothing."""

from qjviewer.bundle.periods import Period
from qjviewer.intake.meaning.surroundings import TitleWords
from qjviewer.intake.period_reading import NO_TIME, PeriodWords


def said_of(period: Period | None = None, place: str = "") -> tuple[TitleWords, ...]:
    """The words that stand outside everything the workbook says itself."""
    if period is None and not place:
        return ()
    return (TitleWords("said", "", _words(period) if period else NO_TIME, place),)


def _words(period: Period) -> PeriodWords:
    if period.is_moment:
        return PeriodWords(period.last_year, period.last_month, period.last_month, "moment")
    return PeriodWords(period.last_year, period.first_month, period.last_month)
