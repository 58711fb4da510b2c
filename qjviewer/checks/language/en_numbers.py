"""Numbers in English text (in lower case), with their hedges and units, read at one place."""

import re
from decimal import Decimal
from typing import Final

from qjviewer.checks.language.stated import Hedge, Stated

_ONES: Final = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                "sixteen seventeen eighteen nineteen").split()  # fmt: skip
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS: Final[dict[str, int]] = {
    **{w: n for n, w in enumerate(_ONES)},
    **{w: n * 10 for n, w in enumerate(_TENS, 2)},
    "dozen": 12,
}
_HEDGES: Final[dict[str, Hedge]] = {
    "nearly": "near", "almost": "near", "close to": "near", "just under": "near", "just short of": "near",
    "just below": "near", "approaching": "near", "not quite": "near", "nearing": "near", "a shade under": "near",
    "a little under": "near", "slightly under": "near", "slightly less than": "near", "a little less than": "near",
    "a touch under": "near", "about": "about", "around": "about", "roughly": "about", "approximately": "about",
    "some": "about", "or so": "about", "in the region of": "about", "over": "above", "more than": "above",
    "above": "above", "upwards of": "above", "in excess of": "above", "just over": "above",
    "slightly more than": "above", "slightly over": "above", "a little over": "above", "a little more than": "above",
    "well over": "above", "well above": "above", "topping": "above", "exceeding": "above", "exceeded": "above",
    "greater than": "above", "surpassing": "above", "surpassed": "above", "just above": "above",
    "beyond": "above", "topped": "above", "passed": "above", "crossed": "above", "broke through": "above",
    "at least": "least", "no less than": "least", "not less than": "least", "no fewer than": "least",
    "a minimum of": "least", "under": "below", "less than": "below", "below": "below", "fewer than": "below",
    "well under": "below", "short of": "below", "well below": "below", "at most": "most", "up to": "most",
    "no more than": "most", "not more than": "most", "a maximum of": "most", "only": "", "just": "", "barely": "",
    "a full": "", "exactly": "", "as much as": "", "as many as": "", "a mere": "", "merely": "", "fully": "",
    "higher than": "above", "larger than": "above", "smaller than": "below", "lower than": "below",
    "cleared": "above", "not even": "below", "a bit over": "above", "a bit under": "near", "shy of": "below",
    "just shy of": "near", "verging on": "near", "bordering on": "near",
}  # fmt: skip
_POWERS: Final = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "mn": 6, "m": 6}
_UNITS: Final = (
    (r"percentage[- ]points?|percent points?|ppts?\b|pps?\b|pct points?|%[- ]points?|(?:full )?points?\b", "个百分点"),
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
    (r"households?\b|businesses\b|entities\b|enterprises\b|companies\b|firms\b|projects?\b(?! planned)", "个"),
)
_UNIT: Final = "|".join(f"(?:{p})" for p, _ in _UNITS)
_WORD: Final = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER: Final = re.compile(
    rf"(?:(?P<pre>{'|'.join(re.escape(h) for h in sorted(_HEDGES, key=len, reverse=True))}) )?(?:a total of )?"
    r"(?P<money>rmb ?|cny ?|¥ ?|us\$ ?|usd ?|\$ ?|€ ?)?"
    r"(?:(?P<digits>[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?)"
    rf"|(?P<words>(?:{_WORD})(?:[- ](?:{_WORD}))?)(?![a-z])(?P<half> and a half)?(?P<hundred> hundred(?: and (?P<more>{_WORD}))?)?)"
    r"(?:[ -]?(?P<power>hundred|thousand|million|billion|trillion|bn|mn|m)\b)?"
    rf"(?:[ -]?(?P<unit>{_UNIT}))?(?![a-z0-9])"
)
_FRACTION: Final = re.compile(
    rf"(?:(?P<pre>{'|'.join(re.escape(h) for h in sorted(_HEDGES, key=len, reverse=True))}) )?(?:the )?"
    r"(?:(?P<half>(?:a |one[- ])?half)(?![- ](?:year|a)|s)\b"
    r"|(?P<top>a|an|one|two|three|four|five|six|seven|eight|nine)[- ](?P<below>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\b"
    r"|(?P<num>one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?P<den>two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_TWICE: Final = re.compile(
    rf"(?:(?P<pre>{'|'.join(re.escape(h) for h in sorted(_HEDGES, key=len, reverse=True))}) )?"
    r"(?P<word>twice|double|treble|triple|thrice|quadruple|twofold|threefold|fourfold|fivefold|half as much|half as fast|half as high|half that|half the|half of that)\b(?![- ](?:digit|figure))"
)
_MULTIPLES: Final = {"twice": 2, "double": 2, "twofold": 2, "treble": 3, "triple": 3, "thrice": 3, "threefold": 3, "quadruple": 4, "fourfold": 4, "fivefold": 5}  # fmt: skip
_BELOW: Final = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_AFTER: Final = re.compile(r" (?:or (?P<more>more|higher|above|over|so|less|lower|below))\b|[- ]?(?P<plus>plus|odd)\b")
_UNITS_READ: Final = tuple((re.compile(p), u) for p, u in _UNITS)


def number_at(text: str, at: int) -> Stated | None:
    """The number that starts at a place, with its hedges."""
    for pattern, make in ((_TWICE, _twice), (_FRACTION, _fraction), (_NUMBER, _plain)):
        m = pattern.match(text, at)
        if m is not None:
            made = make(m, text)
            if made is not None:
                return made
    return None


def _plain(m: re.Match[str], text: str) -> Stated | None:
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
    hedge = _hedge(m["pre"], after)
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


def _unit(text: str) -> str:
    return next((u for p, u in _UNITS_READ if p.fullmatch(text)), "")


def _money(text: str | None) -> str:
    if not text:
        return ""
    return "美元" if text.strip() in ("us$", "usd", "$") else "欧元" if text.strip() == "€" else "元"


def _hedge(before: str | None, after: re.Match[str] | None) -> Hedge:
    if after is not None:
        if after["plus"]:
            return "some" if after["plus"] == "odd" else "least"
        return {"so": "about", "less": "most", "lower": "most", "below": "most"}.get(after["more"], "least")  # type: ignore[return-value]
    return _HEDGES.get(before or "", "")


def _fraction(m: re.Match[str], text: str) -> Stated | None:
    hedge = _HEDGES.get(m["pre"] or "", "")
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
    return Stated(value, "%", m.start(), m.end(), hedge, Decimal(4), rough=True)


def _twice(m: re.Match[str], text: str) -> Stated | None:
    hedge = _HEDGES.get(m["pre"] or "", "")
    if m["word"].startswith("half"):
        return Stated(Decimal("0.5"), "倍", m.start(), m.end(), hedge or "about", Decimal("0.1"))
    return Stated(Decimal(_MULTIPLES[m["word"]]), "倍", m.start(), m.end(), hedge, Decimal("0.1"))


# The first words a number may begin with, "0" for any digit.
FIRSTS: Final = frozenset(
    [h.split()[0] for h in _HEDGES]
    + list(WORDS)
    + [*_MULTIPLES, "0", "a", "an", "half", "one", "the", "rmb", "cny", "us", "usd", "¥", "$", "€", "-", "−"]
)
