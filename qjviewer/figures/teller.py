"""How figures are worded: the same everywhere, in one language."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.measures import MEASURES, Measure
from qjviewer.bundle.model import Bundle, Place
from qjviewer.bundle.periods import Period
from qjviewer.bundle.quantities import MARK_OF
from qjviewer.bundle.units import PERCENT, scaled, unit_gap, unit_text
from qjviewer.bundle.values import Citation
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure, Rank
from qjviewer.figures.period_words import period_words
from qjviewer.wording import Language, say

MINUS: Final = "\u2212"
NOT_AVAILABLE: Final = "…"
NOT_APPLICABLE: Final = "—"
_BASE_OF_INDEX: Final = Decimal(100)
# Computed figures that have a name of their own: that of their measure would say something else.
_NAMED_BY_WAY: Final = ("schedule", "last-pace", "needed", "residual", "closing")


class Teller(msgspec.Struct, frozen=True):
    """Words the figures of one cube in one language."""

    cube: Cube
    lang: Language

    @property
    def bundle(self) -> Bundle:
        """The bundle whose figures are worded."""
        return self.cube.bundle

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `figures`."""
        return say(f"figures.{key}", self.lang, **values)

    # Names -----------------------------------------------------------------------------

    def measure(self, figure: Figure) -> Measure:
        """The record of a figure's measure."""
        return MEASURES[figure.measure]

    def name(self, figure: Figure) -> str:
        """Full name of what is measured."""
        indicator = self.bundle.indicator_by_id.get(figure.indicator)
        if indicator is not None:
            return indicator.name.get(self.lang)
        return figure.name.get(self.lang) or figure.id

    def short(self, figure: Figure) -> str:
        """Name for charts and tiles: the short one where there is one."""
        indicator = self.bundle.indicator_by_id.get(figure.indicator)
        if indicator is not None:
            return indicator.short.get(self.lang) or indicator.name.get(self.lang)
        return figure.short.get(self.lang) or self.name(figure)

    def measured(self, figure: Figure, *, short: bool = False) -> str:
        """Name with the measure: 地区生产总值增速."""
        if figure.is_fact:
            return self._measured(figure, short=short)
        # Tables of many places and periods say each name many times.
        key = (self.lang, short, figure.indicator, figure.measure, figure.how, bool(figure.against))
        found = self.cube.measured_names.get(key)
        if found is None:
            found = self.cube.measured_names[key] = self._measured(figure, short=short)
        return found

    def _measured(self, figure: Figure, *, short: bool) -> str:
        name = self.short(figure) if short else self.name(figure)
        if figure.is_fact:
            return name
        if figure.how in _NAMED_BY_WAY:
            return self.say(f"measured-{figure.how}", name=self.inside(name))
        told = self.measure(figure).telling(
            self.inside(name) if self._is_measured(figure) else name, self.lang
        )
        return (
            self.say("measured-difference", name=self.inside(told)) if figure.against and figure.how else told
        )

    def _is_measured(self, figure: Figure) -> bool:
        return self.measure(figure).id != "level"

    def inside(self, name: str) -> str:
        """An indicator's name inside a sentence: English leaves its capital, but not that of GRP."""
        word = self.lang == "en" and name[1:2].islower()
        return name[:1].lower() + name[1:] if word else name

    def place_of(self, figure: Figure) -> Place | None:
        """The place a figure is about."""
        return self.bundle.place_by_id.get(figure.place)

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

    def around(self) -> tuple[str, ...]:
        """The places that contain the briefing's own one, nearest first; a circle in the data ends it."""
        found: dict[str, None] = {}
        place = self.bundle.place_by_id.get(self.bundle.briefing.place)
        while place and place.within and place.within not in found:
            found[place.within] = None
            place = self.bundle.place_by_id.get(place.within)
        return tuple(found)

    def compared_place(self, place_id: str) -> str:
        """A place as a comparison names it: 全省 for the province around us, else its name."""
        if place_id in self.around():
            return self.whole(place_id)
        return self.place(self.bundle.place_by_id.get(place_id))

    # Values ----------------------------------------------------------------------------

    def lack(self, figure: Figure) -> str:
        """What stands where a value is missing: — … 待填 保密."""
        if figure.missing in ("awaited", "withheld"):
            return self.say(f"mark-{figure.missing}")
        return MARK_OF.get(figure.missing, NOT_AVAILABLE)

    def why(self, figure: Figure) -> str:
        """Why there is no value, in words; empty where there is one."""
        if figure.value is not None:
            return ""
        if figure.reason:
            return self.say(f"why-{figure.reason}")
        return self.say(f"missing-{figure.missing}") if figure.missing else self.say("why-")

    def number(self, figure: Figure, *, signed: bool = False) -> str:
        """The number alone, the decimals as typed; a minus is U+2212, with `signed` a plus too."""
        if figure.value is None:
            return figure.mark or self.lack(figure)
        return self.decimal(figure.value, figure.unit, signed=signed)

    def decimal(self, value: Decimal, unit: str = "", *, signed: bool = False) -> str:
        """A number of this unit as written in the language."""
        value = scaled(value, unit, self.lang)
        # abs() would round to the 28 digits of the arithmetic context.
        size = value.copy_abs()
        text = f"{size:,f}" if self.lang == "en" else f"{size:f}"
        sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
        return sign + text

    def unit(self, figure: Figure) -> str:
        """The unit as written after the number."""
        return unit_text(figure.unit, self.bundle, self.lang, one=figure.value in (1, -1))

    def approximate(self, figure: Figure, number: str) -> str:
        """The number with the other end of its range and the source's word: 500多, 63～68, 7.0以上."""
        if figure.upper is not None:
            number = self.say("approx-range", number=number, upper=self.decimal(figure.upper, figure.unit))
        if figure.value is None or not figure.mark or self.unit_before_mark(figure):
            return number
        return self.say(f"approx-{figure.mark}", number=number)

    def unit_before_mark(self, figure: Figure) -> bool:
        """Whether the unit stands before the source's word: 7.0%以上, but 500多个."""
        return figure.mark in ("左右", "以上", "以下", "以内") and bool(figure.unit)

    def value(self, figure: Figure) -> str:
        """Number, approximation and unit: 37.7%, 500多个, 63%～68%, 7.0%以上."""
        if figure.value is None:
            return figure.mark or self.lack(figure)
        return self._amount(figure, self.number(figure))

    def _amount(self, figure: Figure, number: str) -> str:
        if figure.upper is not None and figure.unit == "%":
            number += figure.unit
        whole = self.with_unit(self.approximate(figure, number), figure)
        if figure.mark and self.unit_before_mark(figure):
            return self.say(f"approx-{figure.mark}", number=whole)
        return whole

    def size(self, figure: Figure) -> str:
        """The value without its sign: after a word that says the direction."""
        if figure.value is None:
            return self.value(figure)
        return self._amount(figure, self.number(figure).lstrip(MINUS))

    def with_unit(self, number: str, figure: Figure) -> str:
        """A number followed by the figure's unit, joined as the language joins them."""
        unit = self.unit(figure)
        return number + unit_gap(unit, self.lang) + unit

    def change(self, figure: Figure) -> str:
        """Growth in words: 增长37.7%, 下降2.7%, 持平; prices 上涨."""
        if figure.value is None:
            return self.value(figure)
        if self.measure(figure).sign == "index":
            # 上年=100: an index tells by how much it is above or below.
            figure = replace(figure, value=figure.value - _BASE_OF_INDEX, unit=PERCENT)
        if not figure.value:
            return self.say("unchanged")
        indicator = self.bundle.indicator_by_id.get(figure.indicator)
        price = "-price" if indicator is not None and indicator.kind == "price" else ""
        key = "rises" if figure.value > 0 else "falls"
        return self.say(key + price, amount=self.size(figure))

    # Ranks -----------------------------------------------------------------------------

    def group_name(self, among: str) -> str:
        """The field a rank is told in: 全省 for the province's parts, else the group's name."""
        group = self.bundle.group_by_id.get(among)
        if group is None:
            return self.whole(among)
        return self.whole(group.within) if group.within else group.name.get(self.lang)

    def ranked_among(self, figure: Figure) -> str:
        """The field of a figure's first rank."""
        return self.group_name(figure.ranks[0].among) if figure.ranks else ""

    def rank(self, figure: Figure) -> str:
        """The first rank in text: 全省第1位; 并列 where tied."""
        return self.rank_text(figure.ranks[0]) if figure.ranks else NOT_APPLICABLE

    def rank_text(self, rank: Rank) -> str:
        """A rank in text: 全省第1位."""
        return self.say("rank-in", place=self.group_name(rank.among), rank=self.nth(rank))

    def nth(self, rank: Rank) -> str:
        """The rank alone: 第1位, 并列第1位, 1st."""
        number = ordinal(rank.rank) if self.lang == "en" else str(rank.rank)
        return self.say("rank-tied" if rank.tied else "rank", rank=number)

    def place_number(self, figure: Figure) -> str:
        """A figure's first rank alone."""
        return self.nth(figure.ranks[0]) if figure.ranks else NOT_APPLICABLE

    def number_ranked(self, figure: Figure) -> int:
        """How many were ranked where that is stated; else 0."""
        return figure.ranks[0].of if figure.ranks else 0

    def rank_chip(self, figure: Figure) -> str:
        """The first rank on a chip: 全省第1 / 90; without "/ 90" where the number ranked is not stated."""
        return self.chip_of(figure.ranks[0]) if figure.ranks else ""

    def chip_of(self, rank: Rank) -> str:
        """A rank on a chip."""
        number = ordinal(rank.rank) if self.lang == "en" else str(rank.rank)
        tied = self.say("tied") if rank.tied else ""
        key = "chip-of" if rank.of else "chip"
        return self.say(key, place=self.group_name(rank.among), rank=number, total=rank.of, tied=tied)

    # Periods, dates, sources -----------------------------------------------------------

    def period(self, period: Period) -> str:
        """A period in words: 2023年上半年, 2023年1—10月, 2023年."""
        return period_words(period, self.lang)

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
        return f"{who} {_iso(source.published)}" if source.published else who

    def source_in_full(self, source_id: str) -> str:
        """A source for a note: publisher, title, date."""
        source = self.bundle.source_by_id.get(source_id)
        if source is None:
            return source_id
        title = self.say("title-quoted", title=source.title.get(self.lang))
        parts = [source.publisher.get(self.lang), title]
        if source.published:
            parts.append(self.period(source.published))
        if source.certainty == "snippet":
            parts.append(self.say("snippet"))
        return self.say("comma").join(p for p in parts if p)

    def citation(self, cite: Citation) -> str:
        """A citation: 浙江日报 2023-08-04，第3段."""
        source, spot = self.source(cite.source), self.spot(cite)
        return source + self.say("comma") + spot if spot else source

    def spot(self, cite: Citation) -> str:
        """The place within the source: 第3段, 第3—4段, D7; empty when not given."""
        if cite.cell or not cite.first:
            return cite.cell
        kind = "page" if cite.by_page else "paragraph"
        if cite.last > cite.first:
            return self.say(f"{kind}s", a=cite.first, b=cite.last)
        return self.say(kind, a=cite.first)

    def status(self, figure: Figure) -> str:
        """The status of a value: 推算, 初步核算, 目标…; empty for a published one."""
        if figure.kind == "target" or self.measure(figure).is_target:
            return self.say("kind-target")
        return "" if figure.status == "published" else self.say(f"status-{figure.status}")

    def joined(self, texts: Iterable[str]) -> str:
        """A list as the language writes it: 甲、乙、丙."""
        return self.say("list-comma").join(texts)

    def people(self, ids: Iterable[str]) -> str:
        """People with their offices, as a line beside what they said: 衢江区经信局局长朱宏."""
        people = [self.bundle.person_by_id[p] for p in ids if p in self.bundle.person_by_id]
        words = (self.say("person", name=p.name.get(self.lang), role=p.role.get(self.lang)) for p in people)
        # English offices have commas of their own: Zhu Hong, Director; Wang Huijie, Secretary.
        return "; ".join(words) if self.lang == "en" else self.joined(words)


def _iso(period: Period) -> str:
    """A day, month or year as digits: 2023-08-04, 2023-03, 2023."""
    if period.day:
        return period.end.isoformat()
    if period.is_whole_year:
        return f"{period.year:04}"
    return f"{period.last_year:04}-{period.last_month:02}"


def ordinal(number: int) -> str:
    """An English ordinal: 1st, 2nd, 11th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
