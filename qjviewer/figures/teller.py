"""How figures are worded: the same everywhere, in one language."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from qjviewer.bundle.model import Bundle, Figure, Place
from qjviewer.bundle.values import Citation, Period
from qjviewer.figures.derive import inputs_of
from qjviewer.figures.units import PERCENT, POINTS, scale_for, unit_gap, unit_text
from qjviewer.wording import Language, say

MINUS = "\u2212"
NOT_AVAILABLE = "…"
NOT_APPLICABLE = "—"
# Growth measures: their sign is told by a word, not by a minus.
GROWTH = ("yoy", "qoq")


@dataclass(frozen=True)
class Teller:
    """Words the figures of one bundle in one language."""

    bundle: Bundle
    lang: Language

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `figures`."""
        return say(f"figures.{key}", self.lang, **values)

    # Names -----------------------------------------------------------------------------

    def name(self, figure: Figure) -> str:
        """Full name of what is measured."""
        indicator = self.bundle.indicator_by_id.get(figure.indicator)
        own = figure.name.get(self.lang)
        return own or (indicator.name.get(self.lang) if indicator else "") or figure.id

    def short(self, figure: Figure) -> str:
        """Name for charts and tiles: the short one where there is one."""
        indicator = self.bundle.indicator_by_id.get(figure.indicator)
        own = figure.short.get(self.lang) or figure.name.get(self.lang)
        return own or (indicator.short.get(self.lang) if indicator else "") or self.name(figure)

    def measured(self, figure: Figure, *, short: bool = False) -> str:
        """Name with the measure: 地区生产总值增速."""
        key = f"measured-{figure.measure}"
        name = self.short(figure) if short else self.name(figure)
        if figure.measure in (*GROWTH, "gap") and not figure.name:
            return self.say(key, name=self.inside(name))
        return name

    def inside(self, name: str) -> str:
        """An indicator's name inside a sentence: English leaves its capital, but not that of GRP."""
        word = self.lang == "en" and name[1:2].islower()
        return name[:1].lower() + name[1:] if word else name

    def place_of(self, figure: Figure) -> Place | None:
        """The place a figure is about: its own or the briefing's."""
        return self.bundle.place_by_id.get(figure.place or self.bundle.briefing.place)

    def place(self, place: Place | None) -> str:
        """Name of a place on a chart."""
        if place is None:
            return ""
        return place.short.get(self.lang) or place.name.get(self.lang)

    def whole(self, place_id: str) -> str:
        """A place as a whole: 全省, the province."""
        place = self.bundle.place_by_id.get(place_id)
        if place is None:
            return ""
        return place.whole.get(self.lang) or self.say(f"whole-{place.level}")

    def period_of(self, figure: Figure) -> Period:
        """The period a figure is about: its own or the briefing's."""
        return figure.period or self.bundle.briefing.period

    # Values ----------------------------------------------------------------------------

    def number(self, figure: Figure, *, signed: bool = False) -> str:
        """The number alone, the decimals as typed; a minus is U+2212, with `signed` a plus too."""
        if figure.value is None:
            return NOT_AVAILABLE
        return self.decimal(figure.value, figure.unit, signed=signed)

    def decimal(self, value: Decimal, unit: str = "", *, signed: bool = False) -> str:
        """A number of this unit as written in the language."""
        scale = scale_for(unit, self.lang)
        if scale != 1:
            value = _scaled(value, scale)
        # abs() would round to the 28 digits of the arithmetic context.
        size = value.copy_abs()
        text = f"{size:,f}" if self.lang == "en" else f"{size:f}"
        sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
        return sign + text

    def unit(self, figure: Figure) -> str:
        """The unit as written after the number."""
        return unit_text(figure.unit, self.bundle, self.lang, one=figure.value in (1, -1))

    def approximate(self, figure: Figure, number: str) -> str:
        """The number with the source's word of approximation: 500多, more than 500."""
        return self.say(f"approx-{figure.approx}", number=number) if figure.approx else number

    def value(self, figure: Figure) -> str:
        """Number, approximation and unit: 37.7%, 500多个, 28.7个百分点."""
        number = self.approximate(figure, self.number(figure))
        return self.with_unit(number, figure)

    def with_unit(self, number: str, figure: Figure) -> str:
        """A number followed by the figure's unit, joined as the language joins them."""
        unit = self.unit(figure)
        return number + unit_gap(unit, self.lang) + unit

    def change(self, figure: Figure) -> str:
        """Growth in words: 增长37.7%, 下降2.7%, 持平."""
        if figure.value is None:
            return NOT_AVAILABLE
        if figure.value == 0:
            return self.say("unchanged")
        amount = self.with_unit(self.approximate(figure, self._magnitude(figure)), figure)
        return self.say("rises" if figure.value > 0 else "falls", amount=amount)

    def gap(self, figure: Figure) -> str:
        """A gap in words: 高于全省28.7个百分点."""
        if figure.value is None:
            return NOT_AVAILABLE
        whole = self.whole(figure.against)
        if figure.value == 0:
            return self.say("level-with", place=whole)
        amount = self.with_unit(self._magnitude(figure), figure)
        return self.say("above" if figure.value > 0 else "below", place=whole, amount=amount)

    def _magnitude(self, figure: Figure) -> str:
        return self.number(figure).lstrip(MINUS)

    # Ranks -----------------------------------------------------------------------------

    def ranked_among(self, figure: Figure) -> str:
        """The place within which a figure is ranked: its own word, else the peers' province."""
        if figure.among:
            return self.whole(figure.among)
        peers = self.bundle.figure_by_id.get(figure.of or self.bundle.briefing.peers)
        return self.whole(peers.place) if peers and peers.place else ""

    def number_ranked(self, figure: Figure) -> int:
        """How many were ranked, where that is stated or marked as inferred; else 0."""
        peers = self.bundle.figure_by_id.get(figure.of)
        return int(peers.value) if peers and peers.value is not None and peers.value < 10**6 else 0

    def rank(self, figure: Figure) -> str:
        """Rank in text: 全省第1位; 并列 where tied."""
        if not figure.rank:
            return NOT_APPLICABLE
        return self.say("rank-in", place=self.ranked_among(figure), rank=self.place_number(figure))

    def place_number(self, figure: Figure) -> str:
        """The rank alone: 第1位, 并列第1位, 1st."""
        rank = ordinal(figure.rank) if self.lang == "en" else str(figure.rank)
        return self.say("rank-tied" if figure.tied else "rank", rank=rank)

    def rank_chip(self, figure: Figure) -> str:
        """Rank on a chip: 全省第1 / 90; without "/ 90" where the number ranked is not known."""
        rank = ordinal(figure.rank) if self.lang == "en" else str(figure.rank)
        total = self.number_ranked(figure)
        key = "chip-of" if total else "chip"
        tied = self.say("tied") if figure.tied else ""
        text = self.say(key, place=self.ranked_among(figure), rank=rank, total=total, tied=tied)
        return text + (self.say("inferred-mark") if total and figure.of_inferred else "")

    # Periods, dates, sources -----------------------------------------------------------

    def period(self, period: Period) -> str:
        """A period in words: 2023年上半年, 2023年1—9月, 2023年."""
        key, values = _period_phrase(period)
        if self.lang == "en":
            values = {k: self.say(f"month-{v}") if k in ("m", "n") else v for k, v in values.items()}
        return self.say(f"period-{key}", **values)

    def day(self, day: dt.date) -> str:
        """A date in text: 2023年8月4日, 4 August 2023."""
        month = self.say(f"month-{day.month}") if self.lang == "en" else day.month
        return self.say("day", y=day.year, m=month, d=day.day)

    def source(self, source_id: str) -> str:
        """A source in short: 浙江日报 2023-08-04."""
        source = self.bundle.source_by_id.get(source_id)
        if source is None:
            return source_id
        who = source.publisher.get(self.lang) or source.title.get(self.lang)
        return f"{who} {source.published.isoformat()}" if source.published else who

    def source_in_full(self, source_id: str) -> str:
        """A source for a note: publisher, title, date."""
        source = self.bundle.source_by_id.get(source_id)
        if source is None:
            return source_id
        title = self.say("title-quoted", title=source.title.get(self.lang))
        parts = [source.publisher.get(self.lang), title]
        if source.published:
            parts.append(self.day(source.published))
        return self.say("comma").join(p for p in parts if p)

    def citation(self, cite: Citation) -> str:
        """A citation: 浙江日报 2023-08-04，第3段."""
        source = self.source(cite.source)
        if not cite.first:
            return source
        return source + self.say("comma") + self.spot(cite)

    def spot(self, cite: Citation) -> str:
        """The place within the source: 第3段, 第3—4段; empty when not given."""
        if not cite.first:
            return ""
        kind = "page" if cite.by_page else "paragraph"
        if cite.last > cite.first:
            return self.say(f"{kind}s", a=cite.first, b=cite.last)
        return self.say(kind, a=cite.first)

    def status(self, figure: Figure) -> str:
        """The status of a value: 推算, 目标…; empty for a published one."""
        return "" if figure.status == "published" else self.say(f"status-{figure.status}")

    def sum_of(self, figure: Figure) -> str:
        """The arithmetic of a derived figure: 37.7%－28.7个百分点＝9.0%; empty for a published one."""
        terms = inputs_of(figure)
        known = [(t.sign, self.bundle.figure_by_id.get(t.figure)) for t in terms]
        if not known or any(f is None for _, f in known):
            return ""
        parts = [self.say("plus" if sign > 0 else "minus") + self.value(f) for sign, f in known if f]
        parts[0] = parts[0].removeprefix(self.say("plus"))
        return "".join(parts) + self.say("equals") + self.value(figure)

    def is_context(self, figure: Figure) -> bool:
        """Whether a figure comes from outside the briefing's own sources, or rests on one that does."""
        sources = [self.bundle.source_by_id.get(c.source) for c in figure.cite]
        outside = [s is not None and s.context for s in sources]
        return any(outside) if figure.derive else bool(outside) and all(outside)

    def joined(self, texts: Iterable[str]) -> str:
        """A list as the language writes it: 甲、乙、丙."""
        return self.say("list-comma").join(texts)


def ordinal(number: int) -> str:
    """An English ordinal: 1st, 2nd, 11th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    """The product, every digit kept, without trailing zeros after the point."""
    with localcontext() as context:
        # A value may have 30 digits, two more than arithmetic keeps by itself.
        context.prec = 60
        product = value * scale
        whole = product == product.to_integral_value()
        return product.quantize(Decimal(1)) if whole else product.normalize()


def _period_phrase(period: Period) -> tuple[str, dict[str, object]]:
    y, a, b = period.year, period.first_month, period.last_month
    if period.day:
        return "day", {"y": y, "m": a, "d": period.day}
    if period.last_year != y:
        return "years", {"y": y, "m": a, "z": period.last_year, "n": b}
    match a, b:
        case (1, 12):
            return "year", {"y": y}
        case (1, 6):
            return "h1", {"y": y}
        case (7, 12):
            return "h2", {"y": y}
        case (a, b) if b == a + 2 and a % 3 == 1 and "Q" in period.raw:
            return f"q{b // 3}", {"y": y}
        case (a, b) if a == b:
            return "month", {"y": y, "m": a}
        case _:
            return "months", {"y": y, "m": a, "n": b}


__all__ = ["GROWTH", "MINUS", "NOT_APPLICABLE", "NOT_AVAILABLE", "PERCENT", "POINTS", "Teller", "ordinal"]
