"""Fills phrases with what the sample facts make true, and with what they make false.

Nothing here knows the reader: truth is worked out from the rows of facts.csv alone.
"""

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

DATA = Path(__file__).parent / "data"
SIX = ("yc", "qx", "bh", "sl", "sq", "mj")
MAIN = ("grp", "ind", "fai", "soc", "rev")
NAMES = {
    "zh": {
        "grp": ("地区生产总值", "GDP", "生产总值"),
        "ind": ("规模以上工业增加值", "规上工业增加值", "规上工业"),
        "fai": ("固定资产投资", "固投"),
        "soc": ("社会消费品零售总额", "社零总额", "社零"),
        "rev": ("一般公共预算收入", "地方财政收入"),
        "trade": ("外贸进出口总额", "进出口总额"),
    },
    "en": {
        "grp": ("GRP", "gross regional product"),
        "ind": ("above-scale industrial value added", "above-scale industry"),
        "fai": ("fixed-asset investment", "investment in fixed assets"),
        "soc": ("retail sales", "total retail sales of consumer goods"),
        "rev": ("general public budget revenue", "budget revenue"),
        "trade": ("foreign trade", "imports and exports"),
    },
}
PLACES = {
    "zh": {
        "yc": "云川区",
        "qx": "青溪县",
        "bh": "白河市",
        "sl": "松岭县",
        "sq": "石桥区",
        "mj": "梅江县",
        "lj": "全市",
        "jd": "全省",
        "cn": "全国",
    },
    "en": {
        "yc": "Yunchuan District",
        "qx": "Qingxi County",
        "bh": "Baihe City",
        "sl": "Songling County",
        "sq": "Shiqiao District",
        "mj": "Meijiang County",
        "lj": "the city",
        "jd": "the province",
        "cn": "the nation",
    },
}
PERIODS = {
    "zh": {"2024Q1": "一季度", "2024H1": "上半年", "2024Q1-Q3": "前三季度"},
    "en": {
        "2024Q1": "the first quarter",
        "2024H1": "the first half",
        "2024Q1-Q3": "the first three quarters",
    },
}
GROUPS = {
    "zh": {"six": "全市六县（市、区）", "counties": "全省84个县（市、区）"},
    "en": {"six": "the six counties of the city", "counties": "the province's 84 counties"},
}
BEFORE = {"2024H1": "2024Q1", "2024Q1-Q3": "2024H1"}
NTH = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
CN = "零一二三四五六七八九十"
WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
]


@dataclass(frozen=True)
class Case:
    """A sentence, whether it is true, and the place and period of the briefing it stands in."""

    scene: str
    lang: str
    text: str
    true: bool
    context: str


Fill = dict[str, str]
# A scene yields pairs of slot values and truth, with the period they hold in.
Scene = Callable[["Facts", str, random.Random], Iterator[tuple[Fill, bool, str]]]


class Facts:
    """The sample facts, by indicator, measure, place and period."""

    def __init__(self) -> None:
        self.value: dict[tuple[str, str, str, str], Decimal] = {}
        self.rank: dict[tuple[str, str, str, str], int] = {}
        with (DATA / "facts.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = (row["indicator"], row["measure"], row["place"], row["period"])
                try:
                    self.value[key] = Decimal(row["value"])
                except ArithmeticError:
                    continue
                if row["rank"]:
                    self.rank[row["indicator"], row["place"], row["period"], row["group"]] = int(row["rank"])

    def yoy(self, indicator: str, place: str, period: str) -> Decimal | None:
        return self.value.get((indicator, "yoy", place, period))


def cases(count: int, seed: int = 3) -> list[Case]:
    """So many true and so many false sentences of every phrase."""
    facts = Facts()
    found: list[Case] = []
    with (DATA / "phrases.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            chance = random.Random(f"{seed}-{number}-{row['text']}")
            fills = list(SCENES[row["scene"]](facts, row["lang"], chance))
            chance.shuffle(fills)
            for wanted in (True, False):
                some = [f for f in fills if f[1] is wanted][:count]
                found += [_case(row, fill, wanted, period) for fill, _, period in some]
    return found


def _case(row: dict[str, str], fill: Fill, true: bool, period: str) -> Case:
    text = row["text"].format_map(fill)
    text = text[0].upper() + text[1:]
    return Case(row["scene"], row["lang"], text, true, f"{fill.get('own', 'yc')}@{period}")


def _named(lang: str, chance: random.Random, indicator: str, place: str, **more: str) -> Fill:
    name = chance.choice(NAMES[lang].get(indicator, (indicator,)))
    return {"I": name, "P": PLACES[lang][place], **more}


def _n(value: Decimal) -> str:
    return f"{abs(value):f}"


def _wrong(value: Decimal, chance: random.Random) -> Decimal:
    """Another number of the same look: digits off, a tenth, ten times."""
    step = Decimal(1).scaleb(value.as_tuple().exponent)  # type: ignore[arg-type]
    ways = [value + step * chance.choice([7, 11, 13, -4, 26]), value * 10, value + 1]
    made = chance.choice(ways)
    return made if made > 0 and abs(made - value) > step else value + 9 * step


def _grid(
    facts: Facts, places: tuple[str, ...] = (*SIX, "lj", "jd", "cn"), main: tuple[str, ...] = MAIN
) -> Iterator[tuple[str, str, str, Decimal]]:
    for indicator in main:
        for place in places:
            for period in ("2024H1", "2024Q1-Q3"):
                value = facts.yoy(indicator, place, period)
                if value is not None:
                    yield indicator, place, period, value


def _growth(sign: int, numbered: bool) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for indicator, place, period, value in _grid(facts):
            fill = _named(lang, chance, indicator, place, T=PERIODS[lang][period])
            right = value * sign > 0
            if value or not numbered:
                yield fill | {"v": _n(value)}, right, period
            if numbered and right:
                yield fill | {"v": _n(_wrong(abs(value), chance))}, False, period

    return scene


def _gap(sign: int, numbered: bool) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for indicator, place, period, value in _grid(facts, SIX):
            for other in ("lj", "jd", "cn"):
                rival = facts.yoy(indicator, other, period)
                if rival is None:
                    continue
                gap = value - rival
                fill = _named(
                    lang,
                    chance,
                    indicator,
                    place,
                    Q=PLACES[lang][other],
                    v=_n(value),
                    T=PERIODS[lang][period],
                )
                if value < 0:
                    continue
                right = gap * sign > 0
                if numbered and gap == 0:
                    continue
                yield fill | {"g": _n(gap)}, right, period
                if numbered and right:
                    yield fill | {"g": _n(_wrong(abs(gap), chance))}, False, period

    return scene


def _same(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
    for indicator, place, period, value in _grid(facts, SIX):
        for other in SIX:
            rival = facts.yoy(indicator, other, period)
            if other != place and rival is not None and (abs(value - rival) == 0 or abs(value - rival) > 1):
                yield _named(lang, chance, indicator, place, Q=PLACES[lang][other]), value == rival, period


def _trend(sign: int, numbered: bool) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for indicator, place, period, value in _grid(facts):
            before = facts.yoy(indicator, place, BEFORE[period])
            if before is None or value <= 0 or before <= 0:
                continue
            change = value - before
            if numbered and change == 0:
                continue
            base = PERIODS[lang][BEFORE[period]]
            fill = _named(
                lang, chance, indicator, place, B=base, T=PERIODS[lang][period], v=_n(value), a=_n(before)
            )
            right = change * sign > 0
            yield fill | {"n": _n(change)}, right, period
            if numbered and right:
                yield fill | {"n": _n(_wrong(abs(change), chance))}, False, period

    return scene


def _fall(sign: int) -> Scene:
    """Declines that narrowed (−1) or widened (+1)."""

    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for indicator, place, period, value in _grid(facts, main=(*MAIN, "trade")):
            before = facts.yoy(indicator, place, BEFORE[period])
            if before is None or value >= 0 or before >= 0 or before == value:
                continue
            change = abs(value) - abs(before)
            base = PERIODS[lang][BEFORE[period]]
            fill = _named(
                lang, chance, indicator, place, B=base, T=PERIODS[lang][period], v=_n(value), a=_n(before)
            )
            right = change * sign > 0
            yield fill | {"n": _n(change)}, right, period
            if right:
                yield (
                    fill | {"n": _n(_wrong(abs(change), chance)), "v": _n(_wrong(abs(value), chance))},
                    False,
                    period,
                )

    return scene


def _moved_to(sign: int) -> Scene:
    """Growth that rose or slowed from one value to another; false where the words point the other way."""

    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for indicator, place, period, value in _grid(facts):
            before = facts.yoy(indicator, place, BEFORE[period])
            if before is None or value <= 0 or before <= 0 or value == before:
                continue
            fill = _named(
                lang, chance, indicator, place, B=PERIODS[lang][BEFORE[period]], T=PERIODS[lang][period]
            )
            right = (value - before) * sign > 0
            yield fill | {"a": _n(before), "v": _n(value)}, right, period
            if right:
                yield fill | {"a": _n(before), "v": _n(_wrong(value, chance))}, False, period

    return scene


def _rank(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
    for (indicator, place, period, group), rank in facts.rank.items():
        if group not in ("six", "counties") or period not in BEFORE:
            continue
        named = {"G": GROUPS["zh"][group], "Ge": GROUPS["en"][group]}
        value = facts.yoy(indicator, place, period) or Decimal(0)
        for said in (rank, rank % 6 + 1 if group == "six" else rank + 2):
            if value <= 0 and said == rank:
                continue
            fill = _named(
                lang,
                chance,
                indicator,
                place,
                v=_n(value),
                r=str(said),
                rz=CN[said] if said <= 10 else str(said),
            )
            fill |= named | {"rth": _nth(said), "rword": NTH[said] if said < 10 else _nth(said)}
            yield fill, said == rank, period


def _nth(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _rank_is(test: Callable[[int], bool]) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for (indicator, place, period, group), rank in facts.rank.items():
            if group == "six" and period in BEFORE:
                yield _named(lang, chance, indicator, place), test(rank), period

    return scene


def _moves(sign: int) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for (indicator, place, period, group), rank in facts.rank.items():
            before = facts.rank.get((indicator, place, BEFORE.get(period, ""), group))
            if group != "counties" or before is None or before == rank:
                continue
            moved = before - rank
            right = moved * sign > 0
            base = PERIODS[lang][BEFORE[period]]
            fill = _named(
                lang,
                chance,
                indicator,
                place,
                B=base,
                x=str(before),
                y=str(rank),
                xth=_nth(before),
                yth=_nth(rank),
            )
            yield fill | {"m": str(abs(moved)), "mword": WORDS[min(abs(moved), 14)]}, right, period
            if right:
                wrong = abs(moved) + 2
                yield (
                    fill
                    | {
                        "m": str(wrong),
                        "mword": WORDS[min(wrong, 14)],
                        "y": str(rank + 1),
                        "yth": _nth(rank + 1),
                    },
                    False,
                    period,
                )

    return scene


def _extreme(sign: int) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for indicator in MAIN:
            for period in BEFORE:
                values = {p: facts.value[indicator, "yoy", p, period] for p in SIX}
                best = (max if sign > 0 else min)(values.values())
                if list(values.values()).count(best) > 1:
                    continue
                for place, value in values.items():
                    yield _named(lang, chance, indicator, place), value == best, period

    return scene


def _turn(sign: int) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for indicator, place, period, value in _grid(facts, main=(*MAIN, "trade")):
            before = facts.yoy(indicator, place, BEFORE[period])
            if before is None or not value or not before:
                continue
            fill = _named(
                lang, chance, indicator, place, B=PERIODS[lang][BEFORE[period]], T=PERIODS[lang][period]
            )
            yield fill, value * sign > 0 > before * sign, period

    return scene


def _two_year(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
    for indicator, place, period, value in _grid(facts):
        ago = facts.yoy(indicator, place, period.replace("2024", "2023"))
        if ago is None:
            continue
        mean = (((1 + value / 100) * (1 + ago / 100)).sqrt() - 1) * 100
        fill = _named(lang, chance, indicator, place)
        shown = mean.quantize(Decimal("0.1"))
        if shown > 0 and abs(mean - shown) < Decimal("0.045"):
            yield fill | {"y2": f"{shown}"}, True, period
            yield fill | {"y2": f"{shown + Decimal('0.9')}"}, False, period
            if value > 0 and abs(value - shown) > Decimal("0.3"):
                yield fill | {"y2": f"{value}"}, False, period


def _levels(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
    for (indicator, measure, place, period), level in facts.value.items():
        growth = facts.yoy(indicator, place, period)
        if (
            measure != "level"
            or indicator not in ("grp", "soc", "rev")
            or period not in BEFORE
            or place not in SIX
            or growth is None
        ):
            continue
        for said in (level, _wrong(level, chance)):
            fill = _named(lang, chance, indicator, place, v=_n(growth), T=PERIODS[lang][period])
            if growth < 0:
                continue
            fill |= {
                "L": f"{said}",
                "Lw": f"{(said * 10000).normalize():f}",
                "Lb": f"{(said / 10).normalize():f}",
                "Lm": f"{said * 100:,.0f}",
            }
            if (said * 100) % 1:
                continue
            yield fill, said == level, period


def _bound(above: bool) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for (indicator, measure, place, period), level in facts.value.items():
            if (
                measure != "level"
                or indicator not in ("grp", "soc", "rev")
                or period not in BEFORE
                or place not in SIX
            ):
                continue
            unit = Decimal(10) if level > 40 else Decimal(1)
            low = level // unit * unit
            for said in (low, low + unit):
                over, near = level > said, said * Decimal("0.95") < level < said
                far = level < said * Decimal("0.85") or level > said
                if not above and not near and not far:
                    continue
                fill = _named(
                    lang,
                    chance,
                    indicator,
                    place,
                    over=f"{said:f}",
                    near=f"{said:f}",
                    overm=f"{said * 100:,.0f}",
                    nearm=f"{said * 100:,.0f}",
                )
                yield fill, over if above else near, period

    return scene


PARTS = {
    "zh": [
        ("出口", "exp", "进出口总额", "trade"),
        ("税收收入", "tax", "一般公共预算收入", "rev"),
        ("第二产业增加值", "va2", "地区生产总值", "grp"),
        ("第三产业", "va3", "GDP", "grp"),
    ],
    "en": [
        ("exports", "exp", "total trade", "trade"),
        ("tax revenue", "tax", "general public budget revenue", "rev"),
        ("the secondary industry", "va2", "GRP", "grp"),
        ("the tertiary industry", "va3", "GRP", "grp"),
    ],
}


def _part_share(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
    for own, period in (("yc", "2024H1"), ("qx", "2024Q1-Q3")):
        for name, part, whole_name, whole in PARTS[lang]:
            share = facts.value.get((part, "share", own, period))
            if share is None:
                share = (
                    facts.value[part, "level", own, period] * 100 / facts.value[whole, "level", own, period]
                )
            shown = share.quantize(Decimal("0.1"))
            for said in (shown, shown + Decimal("5.1"), 100 - shown):
                yield {"W": name, "V": whole_name, "s": f"{said}", "own": own}, said == shown, period


SECTORS = {
    "zh": {"va1": "第一产业", "va2": "第二产业", "va3": "第三产业"},
    "en": {"va1": "the primary industry", "va2": "the secondary industry", "va3": "the tertiary industry"},
}


def _sector(slot: str, measure: str) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for own, period in (("yc", "2024H1"), ("qx", "2024Q1-Q3")):
            values = {i: facts.value[i, measure, own, period] for i in SECTORS[lang]}
            for indicator, name in SECTORS[lang].items():
                for said in set(values.values()):
                    yield {"W": name, slot: f"{said}", "own": own}, said == values[indicator], period

    return scene


PACE = {"2024H1": Decimal(50), "2024Q1-Q3": Decimal(75)}


def _target(kind: str) -> Scene:
    def scene(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
        for place in ("yc", "qx"):
            for period, pace in PACE.items():
                done = facts.value["rev", "completion", place, period]
                target = facts.value["rev", "target", place, "2024"]
                rest = target - facts.value["rev", "level", place, period]
                gap = done - pace
                fill = _named(
                    lang,
                    chance,
                    "rev",
                    place,
                    d=_n(done),
                    sg=_n(gap),
                    x=_n(rest),
                    t=_n(target),
                    xm=f"{rest * 100:,.0f}",
                )
                right = {"ahead": gap > 0, "behind": gap < 0}.get(kind, True)
                yield fill, right, period
                if right:
                    off = Decimal("1.7")
                    yield (
                        fill
                        | {
                            "d": _n(done + off),
                            "sg": _n(abs(gap) + off),
                            "x": _n(rest + off),
                            "t": _n(target + off),
                            "xm": f"{(rest + off) * 100:,.0f}",
                        },
                        False,
                        period,
                    )

    return scene


def _times(facts: Facts, lang: str, chance: random.Random) -> Iterator[tuple[Fill, bool, str]]:
    for indicator in ("grp", "soc", "rev"):
        for period in BEFORE:
            for one in ("yc", "bh", "lj"):
                for other in ("qx", "yc"):
                    a, b = (facts.value.get((indicator, "level", p, period)) for p in (one, other))
                    if a is None or b is None or one == other:
                        continue
                    ratio = (a / b).quantize(Decimal("0.1"))
                    for said in (ratio, ratio + Decimal("0.6")):
                        yield (
                            _named(lang, chance, indicator, one, Q=PLACES[lang][other], k=f"{said}"),
                            said == ratio,
                            period,
                        )


SCENES: dict[str, Scene] = {
    "growth_up": _growth(1, True),
    "growth_down": _growth(-1, True),
    "grew": _growth(1, False),
    "fell": _growth(-1, False),
    "gap_up": _gap(1, True),
    "gap_down": _gap(-1, True),
    "above": _gap(1, False),
    "below": _gap(-1, False),
    "same": _same,
    "faster": _trend(1, True),
    "slower": _trend(-1, True),
    "quicker": _trend(1, False),
    "eased": _trend(-1, False),
    "narrowed": _fall(-1),
    "widened": _fall(1),
    "rose_to": _moved_to(1),
    "fell_to": _moved_to(-1),
    "narrowed_to": _fall(-1),
    "widened_to": _fall(1),
    "rank": _rank,
    "rank_first": _rank_is(lambda r: r == 1),
    "rank_last": _rank_is(lambda r: r == 6),
    "rank_top3": _rank_is(lambda r: r <= 3),
    "forward": _moves(1),
    "backward": _moves(-1),
    "fastest": _extreme(1),
    "slowest": _extreme(-1),
    "turned_up": _turn(1),
    "turned_down": _turn(-1),
    "two_year": _two_year,
    "level": _levels,
    "over": _bound(True),
    "near": _bound(False),
    "part_share": _part_share,
    "contribution": _sector("c", "contribution"),
    "pull": _sector("p", "pull"),
    "done": _target("done"),
    "ahead": _target("ahead"),
    "behind": _target("behind"),
    "left": _target("left"),
    "times": _times,
}
