"""Numbers in English text (in lower case), with their hedges and units, read at one place."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

import msgspec

from qjviewer.checks.language.lexicon import either, parts_of, words_in
from qjviewer.checks.language.stated import Hedge, Stated

_ONES: Final = words_in(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS: Final = words_in("twenty thirty forty fifty sixty seventy eighty ninety")
WORDS: Final[dict[str, int]] = {
    **{w: n for n, w in enumerate(_ONES)},
    **{w: n * 10 for n, w in enumerate(_TENS, 2)},
    "dozen": 12,
}
_HEDGES: Final[Mapping[str, Hedge]] = parts_of("en")["hedge before"]  # type: ignore[assignment]
# topped the 7 billion yuan mark; without the mark, the number is somebody's.
_MARK: Final = re.compile(
    r" [^ ,;]{1,20}(?: [^ ,;]{1,20}){0,2}[ -](?:mark|threshold|milestone|level|line|hurdle|barrier)\b"
)
_LONGEST_HEDGE: Final = max(map(len, _HEDGES))
_POWERS: Final = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "bn": 9,
    "mn": 6,
    "m": 6,
}
_UNITS: Final = (
    (
        r"percentage[- ]points?|percent points?|ppts?\b|pps?\b|pct points?|%[- ]points?|(?:full )?points?\b",
        "个百分点",
    ),
    (r"%|per ?cent(?:age)?\b|pct\b|percent\b", "%"),
    (r"yuan\b|rmb\b|renminbi\b|cny\b", "元"),
    (r"us dollars?\b|u\.s\. dollars?|dollars?\b|usd\b", "美元"),
    (r"euros?\b|eur\b", "欧元"),
    (r"kwh\b|kilowatt[- ]hours?\b|units of electricity\b", "千瓦时"),
    (r"mwh\b|megawatt[- ]hours?\b", "千千瓦时"),
    (r"gwh\b|gigawatt[- ]hours?\b", "百万千瓦时"),
    (r"twh\b|terawatt[- ]hours?\b", "十亿千瓦时"),
    (r"times\b|[- ]?fold\b", "倍"),
    (r"months?\b", "个月"),
    (r"quarters?\b", "个季度"),
    (r"years?\b", "年"),
    (r"days?\b", "天"),
    (r"places?\b|spots?\b|positions?\b|ranks?\b|rungs?\b|notch(?:es)?\b", "位"),
    (r"people\b|persons?\b", "人"),
    (
        r"households?\b|businesses\b|entities\b|enterprises\b|companies\b|firms\b|projects?\b(?! planned)",
        "个",
    ),
)
_UNIT: Final = "|".join(f"(?:{p})" for p, _ in _UNITS)
_WORD: Final = either(WORDS)
_NUMBER: Final = re.compile(
    r"(?:a total of )?"
    r"(?P<money>rmb ?|cny ?|¥ ?|us\$ ?|usd ?|\$ ?|€ ?)?"
    r"(?:(?P<digits>(?:[-−]|(?<![^ ])\+)?(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,20})(?:\.\d{1,10})?)"
    rf"|(?P<words>(?:{_WORD})(?:[- ](?:{_WORD}))?)(?![a-z])"
    rf"(?P<half> and a half)?(?P<hundred> hundred(?: and (?P<more>{_WORD}))?)?)"
    r"(?:[ -]?(?P<power>hundred|thousand|million|billion|trillion|bn|mn|m)\b)?"
    rf"(?:[ -]?(?P<unit>{_UNIT}))?(?![a-z0-9])"
)
_TO_NINE: Final = "one|two|three|four|five|six|seven|eight|nine"
_PARTS: Final = "half|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|quarter"
_FRACTION: Final = re.compile(
    r"(?:the )?(?:(?P<half>(?:a |one[- ])?half|halfway (?:mark|point|line))(?![- ](?:year|a)|s)\b"
    rf"|(?P<top>a|an|{_TO_NINE})[- ](?P<below>{_PARTS})s?\b"
    rf"|(?P<num>{_TO_NINE}) (?:in|out of) (?P<den>{_TO_NINE}|ten)\b)"
)
_TWICE: Final = re.compile(
    r"(?P<word>twice|double|treble|triple|thrice|quadruple|twofold|threefold|fourfold|fivefold"
    r"|half as much|half as fast|half as high|half that|half the|half of that)\b(?![- ](?:digit|figure))"
)
_MULTIPLES: Final = {
    **dict.fromkeys(("twice", "double", "twofold"), 2),
    **dict.fromkeys(("treble", "triple", "thrice", "threefold"), 3),
    **dict.fromkeys(("quadruple", "fourfold"), 4),
    "fivefold": 5,
}
_TENTHS: Final = 10
_BELOW: Final = {**{word: n for n, word in enumerate(_PARTS.split("|"), 2)}, "quarter": 4}
_AFTER: Final = re.compile(
    r" (?:or (?P<more>more|higher|above|over|so|less|lower|below))\b|[- ]?(?P<plus>plus|odd)\b"
)
# A group for each unit.
_UNITS_READ: Final = re.compile("|".join(f"({p})" for p, _ in _UNITS))


def number_at(text: str, at: int) -> Stated | None:
    """The number that starts at a place, with its hedges."""
    digit = text[at].isdigit()
    starts = ((at, ""),) if digit else tuple(_starts(text, at))
    # No fraction in words begins with a digit.
    for pattern, make in _READERS[2:] if digit else _READERS:
        for start, before in starts:
            m = pattern.match(text, start)
            made = make(m, text, before) if m is not None else None
            if made is not None:
                return made if start == at else msgspec.structs.replace(made, start=at)
    return None


def _starts(text: str, at: int) -> Iterator[tuple[int, Hedge]]:
    """Where a number may start with the hedge before it, the longest hedge first and none last."""
    end = text.rfind(" ", at, at + _LONGEST_HEDGE + 1)
    while end > at:
        hedge = _HEDGES.get(text[at:end])
        if hedge is not None and (not text.startswith(" the", end - 4) or _MARK.match(text, end)):
            yield end + 1, hedge
        end = text.rfind(" ", at, end)
    yield at, ""


def _plain(m: re.Match[str], text: str, before: Hedge) -> Stated | None:
    found = _value(m)
    if found is None:
        return None
    value, step = found
    power = _POWERS.get(m["power"] or "", 0)
    unit = _unit(m["unit"]) if m["unit"] else _money(m["money"])
    if m["power"] in ("m", "mn", "bn") and not unit:
        return None
    if m["hundred"]:
        value = value * 100 + WORDS.get(m["more"] or "", 0)
    after = _AFTER.match(text, m.end())
    end = after.end() if after else m.end()
    hedge = _hedge(before, after)
    spoken = unit == "个百分点" and "percent" not in (m["unit"] or "")
    return Stated(value.scaleb(power), unit, m.start(), end, hedge, step.scaleb(power), spoken=spoken)


def _value(m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    if m["digits"]:
        if len(m["digits"]) > 30:
            return None
        value = Decimal(m["digits"].replace(",", "").replace("−", "-"))
        exponent = value.as_tuple().exponent
        return value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    parts = re.split(r"[- ]", m["words"])
    if len(parts) == 2 and (parts[0] not in _TENS or parts[1] not in _ONES[1:10]):
        return None
    value = Decimal(sum(WORDS[p] for p in parts))
    return (value + Decimal("0.5"), Decimal("0.1")) if m["half"] else (value, Decimal(1))


@lru_cache(maxsize=256)
def _unit(text: str) -> str:
    found = _UNITS_READ.fullmatch(text)
    return _UNITS[found.lastindex - 1][1] if found and found.lastindex else ""


def _money(text: str | None) -> str:
    if not text:
        return ""
    return "美元" if text.strip() in ("us$", "usd", "$") else "欧元" if text.strip() == "€" else "元"


def _hedge(before: Hedge, after: re.Match[str] | None) -> Hedge:
    if after is not None:
        if after["plus"]:
            return "some" if after["plus"] == "odd" else "least"
        return {"so": "about", "less": "most", "lower": "most", "below": "most"}.get(after["more"], "least")  # type: ignore[return-value]
    return before


def _fraction(m: re.Match[str], text: str, hedge: Hedge) -> Stated | None:
    if m["half"]:
        if not re.match(r" (?:of|the|its|their|that|way|as)\b|[ ,.;]|$", text[m.end() : m.end() + 6]):
            return None
        return Stated(Decimal(50), "%", m.start(), m.end(), hedge, Decimal(8), rough=True)
    if m["num"]:
        top, below = WORDS[m["num"]], WORDS[m["den"]]
    else:
        top, below = (1 if m["top"] in ("a", "an") else WORDS[m["top"]]), _BELOW[m["below"]]
    if m["below"] == "quarter" and re.match(r" (?:of (?:20|19)|rank|grew|,? )?$", text[m.end() :]):
        return None
    if top >= below:
        return None
    value = (Decimal(top * 100) / below).quantize(Decimal("0.01"))
    step = Decimal(10) if below == _TENTHS else Decimal(4)
    return Stated(value, "%", m.start(), m.end(), hedge, step, rough=True)


def _twice(m: re.Match[str], text: str, hedge: Hedge) -> Stated | None:
    if m["word"].startswith("half"):
        return Stated(Decimal("0.5"), "倍", m.start(), m.end(), hedge or "about", Decimal("0.1"))
    return Stated(Decimal(_MULTIPLES[m["word"]]), "倍", m.start(), m.end(), hedge, Decimal(1))


# The first words a number may begin with, "0" for any digit.
FIRSTS: Final = frozenset(
    [
        *(hedge.split()[0] for hedge in _HEDGES),
        *WORDS,
        *_MULTIPLES,
        *words_in("0 a an half one the rmb cny us usd ¥ $ € - − +"),
    ]
)
_READERS: Final = ((_TWICE, _twice), (_FRACTION, _fraction), (_NUMBER, _plain))
