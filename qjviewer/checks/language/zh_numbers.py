"""Numbers in (folded) Chinese text, with their hedges and units, read at one place."""

import re
from decimal import Decimal
from typing import Final

from qjviewer.checks.language.stated import Hedge, Stated
from qjviewer.checks.quantity import chinese_number

CN: Final = "[零〇一二两三四五六七八九十百千万亿]"
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPOKEN: Final = rf"{CN}+(?:点{CN}+)?"
# Longer hedges stand before those they begin with.
_BEFORE: Final[dict[str, Hedge]] = {
    "不低于": "least", "不少于": "least", "不高于": "most", "不超过": "most", "不超": "most", "未超过": "most",
    "至少": "least", "最多": "most", "最少": "least", "至多": "most", "仅约": "about", "仅仅": "", "仅为": "", "仅": "",
    "将近": "near", "接近": "near", "逼近": "near", "临近": "near", "趋近": "near", "直逼": "near", "近乎": "near",
    "几乎": "near", "差不多": "about", "几近": "near", "贴近": "near", "靠近": "near", "近": "near", "迫近": "near",
    "大约": "about", "约为": "about", "大致": "about", "大概": "about", "约": "about", "约合": "about",
    "超过": "above", "超出": "above", "超越": "above", "已超": "above", "高于": "above", "多于": "above",
    "大于": "above", "突破": "above", "冲破": "above", "站上": "least", "迈上": "least", "跨上": "least",
    "跨过": "above", "越过": "above", "高过": "above", "迈过": "above", "跃上": "least", "跨越": "above",
    "超": "above", "逾": "above", "过": "above", "破": "above", "不足": "below", "不到": "below", "未到": "below",
    "未达": "below", "不满": "below", "不及": "below", "低于": "below", "少于": "below", "小于": "below",
    "未满": "below", "不够": "below", "未突破": "below", "未破": "below", "未过": "below", "跌破": "below",
}  # fmt: skip
_AFTER: Final[dict[str, Hedge]] = {
    "以上": "least", "及以上": "least", "以下": "below", "以内": "most", "之上": "least", "之下": "below",
    "左右": "about", "上下": "about", "有余": "some", "出头": "some", "开外": "some", "多": "some", "余": "some",
    "前后": "about", "强": "some", "大关": "", "关口": "", "不到": "below", "往上": "least", "挂零": "some",
}  # fmt: skip
_BASES: Final = (
    "个百分点|百分点|个点|个单位|个累计期|个统计期|个报告期|个统计月|个位次|个名次|个身位|位次|名次|%|‰|千瓦时|千瓦|元人民币|美元|欧元|日元|港元|美金|元|块钱|平方公里|平方千米|平方米"
    "|立方米|公顷|亩|公里|千米|米|万吨标准煤|吨标准煤|吨|公斤|千克|度电|度|小时|分钟|天|个月|个季度|年|岁|倍"
    "|人次|人|户|家|个|项|名|位|条|件|辆|台|套|座|所|只|头|株|场|宗|笔|张|册|幢|栋|间|处|片|种|类|款|批|次|份|期"
    "|单|席|档"
)
_POWER: Final = "万亿|千万|百万|十万|千亿|百亿|万|亿|千|百"
_UNIT: Final = rf"(?:(?:{_POWER})?(?:{_BASES}|点(?!\d))|(?:{_POWER}))"
_NUMBER: Final = re.compile(
    rf"(?P<pre>{'|'.join(sorted(_BEFORE, key=len, reverse=True))})?"
    r"(?:"
    rf"百分之(?P<share>{_DIGITS}|{_SPOKEN})"
    rf"|(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<rest>半|[一二三四五六七八九])?(?![员立为果本功熟长效绩交因分都品])"
    rf"|(?P<below>{CN}|\d+)分之(?P<above>{CN}|\d+)"
    r"|(?P<half>一半|半数|半)(?![年月日天个小径岛导程])"
    rf"|(?P<minus>[-−－﹣]|负)?(?P<digits>{_DIGITS})\s?(?P<some>[多余几])?(?P<unit>{_UNIT})?"
    rf"|(?P<words>{_SPOKEN})(?P<few>[多余几])?(?P<counted>{_UNIT})(?P<and_half>半)?"
    r"|(?P<zero>归零|零)(?![一-鿿])"
    r")"
    rf"(?P<post>{'|'.join(sorted(_AFTER, key=len, reverse=True))})?"
)
_HALF_UNITS: Final = ("%",)
_NAMED: Final = re.compile(r"[A-Za-z]")


def number_at(text: str, at: int) -> Stated | None:
    """The number that starts at a place, with the hedge before and after it."""
    m = _NUMBER.match(text, at)
    if m is None or m.end() - at > 60:
        return None
    made = _made(m)
    if made is None or (m["digits"] and _NAMED.match(text, m.end())):
        return None
    value, unit, step, rough = made
    hedge = _hedge(m)
    end = m.end()
    if value < 0 and unit == "":
        return None
    if hedge == "" and m["post"] in ("大关", "关口"):
        end = m.end()
    return Stated(value, unit, at, end, hedge, step, rough=rough, spoken=unit in ("点", "个点"))


def _hedge(m: re.Match[str]) -> Hedge:
    before, after = _BEFORE.get(m["pre"] or "", ""), _AFTER.get(m["post"] or "", "")
    some: Hedge = "some" if m["some"] or m["few"] else ""
    if before in ("near", "above", "below", "least", "most"):
        return before
    return after or some or before


def _made(m: re.Match[str]) -> tuple[Decimal, str, Decimal, bool] | None:
    """Value, unit, step and whether it is a round word."""
    if m["share"]:
        return _digits_or_words(m["share"], "%")
    if m["tenths"]:
        return _tenths(m["tenths"], m["rest"])
    if m["below"]:
        return _fraction(m["below"], m["above"])
    if m["half"]:
        plain = m["half"] == "半" and not m["pre"]
        return None if plain else (Decimal(50), "%", Decimal(10), True)
    if m["zero"]:
        return Decimal(0), "", Decimal(1), False
    if m["digits"]:
        made = _digits_or_words(m["digits"], m["unit"] or "")
        return (-made[0], *made[1:]) if made and m["minus"] else made
    made = _digits_or_words(m["words"], m["counted"])
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
