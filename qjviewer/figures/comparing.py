"""Comparisons in words that belong to the measure: 加快/回落, 收窄/扩大, 提高/降低; always against what."""

from decimal import Decimal

import msgspec

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.periods import Period, parse_period
from qjviewer.bundle.units import unit_gap, unit_text
from qjviewer.figures.arithmetic import added, converted
from qjviewer.figures.compare import TARGET
from qjviewer.figures.figure import Figure
from qjviewer.figures.period_words import beside
from qjviewer.figures.teller import MINUS, Teller


class Comparer(msgspec.Struct, frozen=True):
    """Words differences, movements and schedules; each text is empty where there is nothing to say."""

    teller: Teller

    def amount(self, figure: Figure) -> str:
        """The size of a difference with its unit: 28.7个百分点."""
        return self.teller.size(figure)

    def difference(self, figure: Figure, gap: Figure) -> str:
        """A figure's difference in words: 高于全省28.7个百分点, 比一季度加快1.9个百分点."""
        if gap.value is None:
            return ""
        token = gap.against
        if token == TARGET:
            return self._by_sign(gap, "target-above", "target-below", "target-met")
        if token in self.teller.bundle.place_by_id:
            return self._place(gap, self.teller.compared_place(token))
        period = parse_period(token)
        if period is not None:
            return self._period(figure, gap, period)
        return self._indicator(figure, gap)

    def other_side(self, figure: Figure, gap: Figure) -> str:
        """What a difference is against, in words: 全省, 一季度, 地区生产总值增速."""
        token = gap.against
        if token == TARGET:
            return MEASURES[TARGET].in_words(self.teller.lang)
        if token in self.teller.bundle.place_by_id:
            return self.teller.compared_place(token)
        period = parse_period(token)
        if period is not None:
            return beside(figure.period, period, self.teller.lang)
        other = self.teller.cube.by_id(gap.inputs[1].figure) if len(gap.inputs) > 1 else None
        return self.teller.inside(self.teller.measured(other)) if other else token

    def _by_sign(self, gap: Figure, above: str, below: str, same: str, **more: str) -> str:
        key = same if not gap.value else above if gap.value > 0 else below
        return self.teller.say(key, amount=self.amount(gap), **more)

    def _place(self, gap: Figure, place: str) -> str:
        return self._by_sign(gap, "above", "below", "level-with", place=place)

    def _indicator(self, figure: Figure, gap: Figure) -> str:
        other = self.other_side(figure, gap)
        if MEASURES[figure.measure].sign == "growth":
            return self._by_sign(gap, "faster-than", "slower-than", "level-with", other=other, place=other)
        return self._by_sign(gap, "above", "below", "level-with", place=other)

    def _period(self, figure: Figure, gap: Figure, period: Period) -> str:
        other = beside(figure.period, period, self.teller.lang)
        if not gap.value:
            return self.teller.say("change-growth-same", other=other)
        then = self._then(figure, gap)
        return self.teller.say(
            change_key(self._words(figure), figure.value, then, gap.value),
            other=other,
            amount=self.amount(gap),
            now=self.teller.size(figure),
            then=self._sized(then, figure),
        )

    def _words(self, figure: Figure) -> str:
        """Which words tell the change: the measure's; prices and ratios have their own."""
        indicator = self.teller.bundle.indicator_by_id.get(figure.indicator)
        words = MEASURES[figure.measure].change
        if indicator is not None and indicator.kind == "price" and words == "growth":
            return "price"
        if words == "level" and not figure.unit:
            return "ratio"
        # An indicator in % (亏损面) changes as a share does.
        return "share" if words == "level" and figure.unit == "%" else words

    def _then(self, figure: Figure, gap: Figure) -> Decimal | None:
        """The other value: known, or what the stated difference makes it."""
        other = self.teller.cube.by_id(gap.inputs[1].figure) if len(gap.inputs) > 1 else None
        if other is not None and other.value is not None:
            return converted(other.value, other.unit, figure.unit)
        if figure.value is None or gap.value is None:
            return None
        return added(figure.value, gap.value, minus=True)

    def _sized(self, value: Decimal | None, figure: Figure) -> str:
        if value is None:
            return ""
        unit = unit_text(figure.unit, self.teller.bundle, self.teller.lang)
        number = self.teller.decimal(value, figure.unit).lstrip(MINUS)
        return number + unit_gap(unit, self.teller.lang) + unit

    def moved(self, figure: Figure, *, amount: bool = False, short: bool = False) -> str:
        """A movement of ranks in words: 位次前移2位; `amount` gives 2位 alone, `short` 前移2位."""
        if figure.value is None:
            return ""
        size = self.amount(figure)
        if amount:
            return size
        if short:
            return self._by_sign(figure, "moved-up-short", "moved-down-short", "moved-same")
        return self._by_sign(figure, "moved-up", "moved-down", "moved-same")

    def progress(self, done: Figure, gap: Figure) -> str:
        """Completion against the calendar: 完成年度目标的52.3%，快于序时进度2.3个百分点."""
        if gap.value is None or done.value is None:
            return ""
        words = self.teller.value(done)
        return self._by_sign(gap, "progress-fast", "progress-slow", "progress-even", done=words)


def change_key(words: str, now: Decimal | None, then: Decimal | None, change: Decimal) -> str:
    """The phrase for a change since another period, by what the measure is and the signs of both values."""
    way = "up" if change > 0 else "down"
    if words == "growth" and now is not None and then is not None:
        if then < 0 < now:
            return "change-turn-up"
        if now < 0 < then:
            return "change-turn-down"
        return f"change-decline-{way}" if then < 0 else f"change-growth-{way}"
    if words == "level" and now is not None and then is not None:
        if then < 0 <= now:
            return "change-loss-to-profit"
        if now < 0 <= then:
            return "change-profit-to-loss"
        if now < 0:
            return "change-loss-less" if change > 0 else "change-loss-more"
    known = words if words in ("growth", "share", "level", "price", "ratio") else "share"
    return f"change-{known}-{way}"
