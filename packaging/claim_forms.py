"""Fills the addresses of a sentence, `{indicator.measure@place@period:form}`, from two CSV files' data."""

from __future__ import annotations

import re
from decimal import Decimal

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.checks.language.csv_data import CsvData
from qjviewer.checks.language.references import Piece, Referred
from qjviewer.checks.language.spots import Got, Sight, Spot

_BRACES = re.compile(r"\{([^{}]+)\}")
_ADDRESS = re.compile(r"([\w-]+)\.([\w-]+)@([\w-]+)@([\w-]+?)(?::(.+))?$")
_DOWN = re.compile(
    r"下降|減少|减少|降幅|跌幅|收窄|擴大|扩大|下拉|负增长|負增長|下跌|下滑|回落|跌|降|萎缩|拉低|拖累|缩|少|"
    r"\b(?:f[ae]ll(?:s|en|ing)?|declin\w+|decreas\w+|drop\w*|contract(?:s|ed|ing|ion)|shr[aiu]nk\w*|slid\w*|slip\w*|s[aiu]nk\w*"
    r"|dip(?:s|ped)?|tumbl\w+|plung\w+|slump\w*|retreat\w*|lost|shed|cut|reduc\w+|lower\w*|weaken\w*|dropped|down"
    r"|narrow\w*|deepen\w*|widen\w*|worsen\w*)\b"
)
_UP = re.compile(
    r"增长|增長|增速|增幅|上涨|上漲|提高|提升|多收|涨|升|加快|增加|贡献率|貢獻率|比重|占比|\b(?:grew|rose|r[io]se[sn]?|increas\w+|expan\w+|climb\w+|up|growth)\b"
)
_SENTENCE = re.compile(r"[。；;!?！？]|\.\s")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def pieces_of(text: str, data: CsvData, sight: Sight, lang: str) -> list[Piece]:
    """The text cut into words and filled references; an address that cannot be filled stays out."""
    found: list[Piece] = []
    done = 0
    for m in _BRACES.finditer(text):
        found.append(text[done : m.start()])
        before = "".join(p if isinstance(p, str) else p.text for p in found)
        found.append(_referred(m[1], before, data, sight, lang))
        done = m.end()
    found.append(text[done:])
    return [p for p in found if p != ""]


def _referred(inner: str, before: str, data: CsvData, sight: Sight, lang: str) -> Piece:
    m = _ADDRESS.match(inner)
    period = parse_period(m[4]) if m else None
    if m is None or period is None:
        return "{" + inner + "}"
    spot = Spot(m[1], m[2], m[3], period)
    return Referred(_filled(spot, m[5] or "", before, data, sight, lang), spot)


def _filled(spot: Spot, form: str, before: str, data: CsvData, sight: Sight, lang: str) -> str:
    name, *rest = form.split()[:1] + form.split()[1:] if form else [""]
    if name == "gap":
        return _gap(spot, rest, sight, lang)
    if name == "vs":
        return _versus(spot, rest[0], before, sight, lang)
    if name == "rank":
        return _rank(_place_in(spot, rest[0], data), lang)
    if name == "moved":
        return _moved(spot, rest, data, lang)
    return _value(spot, before, sight, lang, number_only=name == "number")


def _value(spot: Spot, before: str, sight: Sight, lang: str, *, number_only: bool) -> str:
    seen = sight.data.observed(spot.indicator, spot.measure, spot.place, spot.period)
    got = sight.get(spot)
    if got.value is None:
        return "…"
    value, unit = (seen.value, seen.unit) if seen and seen.value is not None else (_rounded(got), got.unit)
    if value < 0 and _is_decline(before):
        value = -value
    if number_only:
        return f"{value:f}"
    return _english(value, unit) if lang == "en" else f"{value:f}{unit}"


def _rounded(got: Got) -> Decimal:
    return (got.value or Decimal(0)).quantize(Decimal("0.1"))


def _is_decline(before: str) -> bool:
    """Whether the word of direction nearest before is one of decline."""
    sentence = _SENTENCE.split(before)[-1]
    last = [max((m.end() for m in p.finditer(sentence)), default=-1) for p in (_DOWN, _UP)]
    return last[0] > last[1]


def _english(value: Decimal, unit: str) -> str:
    match unit:
        case "%":
            return f"{value:f}%"
        case "个百分点":
            return f"{value:f} percentage points"
        case "亿元":
            return f"{(value / 10).normalize():f} billion yuan"
        case "元":
            return f"{value:,f} yuan"
        case "亿千瓦时":
            return f"{(value / 10).normalize():f} billion kWh"
        case _:
            return f"{value:,f}"


def _other(spot: Spot, against: str) -> Spot:
    """What a difference is to: a period, an indicator with its measure, or a place."""
    period = parse_period(against)
    if period is not None:
        return Spot(spot.indicator, spot.measure, spot.place, period)
    if "." in against:
        indicator, measure = against.split(".")
        return Spot(indicator, measure, spot.place, spot.period)
    return Spot(spot.indicator, spot.measure, against, spot.period)


def _difference(spot: Spot, against: str, sight: Sight) -> Decimal:
    one, other = sight.get(spot).value, sight.get(_other(spot, against)).value
    return (one or Decimal(0)) - (other or Decimal(0))


def _gap(spot: Spot, rest: list[str], sight: Sight, lang: str) -> str:
    size = f"{abs(_difference(spot, rest[0], sight)):f}"
    if rest[1:] == ["number"]:
        return size
    return f"{size} percentage points" if lang == "en" else f"{size}个百分点"


def _versus(spot: Spot, against: str, before: str, sight: Sight, lang: str) -> str:
    gap = _difference(spot, against, sight)
    size = _gap(spot, [against], sight, lang)
    if lang == "en":
        return _versus_in_english(gap, size, against, sight)
    if parse_period(against) is not None:
        now, then = sight.get(spot).value or 0, sight.get(_other(spot, against)).value or 0
        if now < 0 and then < 0 and re.search("降幅|跌幅", before[-12:]):
            return ("收窄" if gap > 0 else "扩大") + size
        return ("加快" if gap > 0 else "回落") + size
    verb = "快" if gap > 0 else "慢"
    if "." in against:
        return verb + size
    name = next((n for n in sight.data.places[against].names if n.startswith("全")), against)
    return f"{verb}于{name}{size}"


def _versus_in_english(gap: Decimal, size: str, against: str, sight: Sight) -> str:
    speed = "faster" if gap > 0 else "slower"
    place = sight.data.places.get(against)
    names = [n for n in place.names if n.isascii()] if place else []
    name = next((n for n in names if n.startswith("the ")), next(iter(names), ""))
    return f"{size} {speed} than in {name}" if name else f"{size} {speed}"


def _place_in(spot: Spot, group: str, data: CsvData) -> int:
    seen = data.observed(spot.indicator, spot.measure, spot.place, spot.period)
    return next((s.rank for s in seen.standings if s.group == group), 0) if seen else 0


def _rank(rank: int, lang: str) -> str:
    if lang != "en":
        return f"第{rank}位"
    ending = "th" if rank % 100 in (11, 12, 13) else _ORDINALS.get(rank % 10, "th")
    return f"{rank}{ending}"


def _moved(spot: Spot, rest: list[str], data: CsvData, lang: str) -> str:
    earlier, group, *amount = rest
    then: Period | None = parse_period(earlier)
    before = _place_in(Spot(spot.indicator, spot.measure, spot.place, then), group, data) if then else 0
    moved = before - _place_in(spot, group, data)
    size = abs(moved)
    words = (
        f"{_WORDS[size] if size < len(_WORDS) else size} place{'s' if size != 1 else ''}"
        if lang == "en"
        else f"{size}位"
    )
    if amount:
        return words
    if lang == "en":
        return f"{'up' if moved > 0 else 'down'} {words}" if moved else "unchanged"
    return ("前移" if moved > 0 else "后移" if moved < 0 else "持平") + (words if moved else "")
