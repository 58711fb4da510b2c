"""Numbers in (folded) Chinese text, with their hedges and units, read at one place."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from qjviewer.checks.language.lexicon import either, parts_of
from qjviewer.checks.language.stated import Hedge, Stated
from qjviewer.checks.quantity import chinese_number
from qjviewer.text.han import HAN

CN: Final = "[零〇一二两三四五六七八九十百千万亿]"
# Every repeat has a bound, so that time grows with the length of a text alone.
_DIGITS: Final = r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,10})?|\d{1,20}(?:\.\d{1,10})?"
_SPOKEN: Final = rf"{CN}{{1,14}}(?:点[零〇一二两三四五六七八九]{{1,8}})?"
_PARTS: Final = parts_of("zh")
_BEFORE: Final[Mapping[str, Hedge]] = _PARTS["hedge before"]  # type: ignore[assignment]
_AFTER: Final[Mapping[str, Hedge]] = _PARTS["hedge after"]  # type: ignore[assignment]
_LONGEST: Final = max(map(len, (*_BEFORE, *_AFTER)))
_BASES: Final = either(_PARTS["unit"])
_POWER: Final = "万亿|千万|百万|十万|千亿|百亿|万|亿|千|百"
_UNIT: Final = rf"(?:个亿元?|(?:{_POWER})?(?:{_BASES}|点(?!\d)|季(?!度))|(?:{_POWER}))"
_NUMBER: Final = re.compile(
    rf"百分之(?P<share>{_DIGITS}|{_SPOKEN})"
    r"|(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<rest>半|[一二三四五六七八九])?"
    r"(?![员立为果本功熟长效绩交因分都品])"
    rf"|(?P<below>{CN}|\d{{1,4}})分之(?P<above>{CN}|\d{{1,4}})"
    r"|(?P<half>一半|半数|半壁江山|半边天|半)(?![年月日天个小径岛导程])"
    rf"|(?P<upper>\d{{1,6}})(?:亿(?P<lower>\d{{1,4}}|\d,\d{{3}})(?=万)|万(?P<rest_of>\d{{1,4}}|\d,\d{{3}}))(?P<mixed>万?(?:{_BASES}))"
    rf"|(?P<minus>[-−－﹣]|负)?(?P<digits>{_DIGITS})\s?(?P<some>[多余几])?(?P<unit>{_UNIT})?"
    rf"|(?P<words>{_SPOKEN})(?P<few>[多余几])?(?P<counted>{_UNIT})(?P<and_half>半)?"
    rf"|(?P<zero>归零|零)(?!{HAN})"
)
# How near a value may come to the ends of a range.
_TENTH: Final = Decimal("0.1")
# How a range goes on behind its lower end.
_UPTO: Final = re.compile(r"[—–～~\-]{1,2}(\d{1,3}(?:\.\d{1,4})?)%(?:之间|区间)?")
# Behind these another number of a list follows, with the unit of all: 0.3、-0.9和1.8个百分点.
_LISTING: Final = ("、", "和", "及", "与")
_NAMED: Final = re.compile(r"[A-Za-z]")


def number_at(text: str, at: int) -> Stated | None:
    """The number that starts at a place, with the hedge before and after it."""
    for length in (*_hedges_at(text, at, _BEFORE), 0):
        number = _number_behind(text, at, length)
        if number is not None:
            return number
    return None


def _hedges_at(text: str, at: int, hedges: Mapping[str, Hedge]) -> Iterator[int]:
    """The lengths of the hedges that stand at a place, the longest first."""
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        if text[at : at + length] in hedges:
            yield length


def _number_behind(text: str, at: int, hedged: int) -> Stated | None:
    """The number behind a hedge of so many characters."""
    m = _NUMBER.match(text, at + hedged)
    if m is None:
        return None
    made = _made(m, hedged > 0)
    if made is None or (m["digits"] and not m["unit"] and _NAMED.match(text, m.end())):
        return None
    value, unit, step, rough = made
    upto = _UPTO.match(text, m.end()) if m["digits"] and unit in ("", "%") else None
    if upto is not None:
        # 6%—7%
        high = Decimal(upto[1])
        return Stated(value, "%", at, upto.end(), "", _TENTH, upto=high) if high > value else None
    end = m.end() + next(_hedges_at(text, m.end(), _AFTER), 0)
    if value < 0 and unit == "" and text[end : end + 1] not in _LISTING:
        return None
    hedge = _hedge(m, _BEFORE.get(text[at : at + hedged], ""), _AFTER.get(text[m.end() : end], ""))
    return Stated(value, unit, at, end, hedge, step, rough=rough, spoken=unit in ("点", "个点"))


def _hedge(m: re.Match[str], before: Hedge, after: Hedge) -> Hedge:
    some: Hedge = "some" if m["some"] or m["few"] else ""
    if before in ("near", "above", "below", "least", "most"):
        return before
    return after or some or before


def _made(m: re.Match[str], hedged: bool) -> tuple[Decimal, str, Decimal, bool] | None:
    """Value, unit, step and whether it is a round word."""
    if m["share"]:
        return _digits_or_words(m["share"], "%")
    if m["tenths"]:
        return _tenths(m["tenths"], m["rest"])
    if m["below"]:
        return _fraction(m["below"], m["above"])
    if m["half"]:
        plain = m["half"] == "半" and not hedged
        return None if plain else (Decimal(50), "%", Decimal(10), True)
    if m["zero"]:
        return Decimal(0), "", Decimal(1), False
    if m["upper"]:
        # 68亿9500万元, 1万5320元
        rest = Decimal((m["lower"] or m["rest_of"]).replace(",", ""))
        return Decimal(m["upper"]) * 10000 + rest, m["mixed"], Decimal(1), False
    if m["digits"]:
        unit = "亿元" if (m["unit"] or "").startswith("个亿") else m["unit"] or ""
        made = _digits_or_words(m["digits"], unit)
        return (-made[0], *made[1:]) if made and m["minus"] else made
    made = _digits_or_words(m["words"], "亿元" if m["counted"].startswith("个亿") else m["counted"])
    if made and m["and_half"]:
        return made[0] + Decimal("0.5"), made[1], Decimal(1), made[3]
    return made


def _digits_or_words(text: str, unit: str) -> tuple[Decimal, str, Decimal, bool] | None:
    if len(text) > 30:
        return None
    if text[0].isdigit():
        value = Decimal(text.replace(",", ""))
        exponent = value.as_tuple().exponent
        return value, unit, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), False
    spoken = chinese_number(text)
    if spoken is None:
        return None
    decimals = len(text.partition("点")[2])
    return spoken, unit, Decimal(1).scaleb(-decimals), False


def _tenths(tenths: str, rest: str | None) -> tuple[Decimal, str, Decimal, bool] | None:
    if tenths[0].isdigit():
        value = Decimal(tenths) * 10
        return value, "%", Decimal(10) if "." not in tenths else Decimal(1), True
    whole = chinese_number(tenths)
    if whole is None:
        return None
    if rest is None:
        return whole * 10, "%", Decimal(10), True
    part = Decimal(5) if rest == "半" else chinese_number(rest) or Decimal(0)
    return whole * 10 + part, "%", Decimal(2), True


def _fraction(below: str, above: str) -> tuple[Decimal, str, Decimal, bool] | None:
    bottom, top = (Decimal(t) if t[0].isdigit() else chinese_number(t) for t in (below, above))
    if not bottom or top is None:
        return None
    return (top * 100 / bottom).quantize(Decimal("0.01")), "%", Decimal(4), True
