"""Cuts (folded) Chinese text into tokens: the longest thing known at each place, unknown runs kept whole."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.border import ClaimData
from qjviewer.checks.language.lexicon import words_in
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.vocabulary import Vocabulary
from qjviewer.checks.language.zh_groups import FIRSTS as GROUP_FIRSTS
from qjviewer.checks.language.zh_groups import group_at
from qjviewer.checks.language.zh_names import Here, incomes, industries
from qjviewer.checks.language.zh_numbers import CN, number_at
from qjviewer.checks.language.zh_rank_parts import part_ranked, whole_number
from qjviewer.checks.language.zh_times import FIRSTS as TIME_FIRSTS
from qjviewer.checks.language.zh_times import months_at, time_at

_PUNCTUATION: Final = {
    **dict.fromkeys("。！？!?\n；;", k.STOP),
    **dict.fromkeys("，,：:—", k.COMMA),
    "、": k.JOIN,
    **dict.fromkeys("（(", k.OPEN),
    **dict.fromkeys("）)", k.CLOSE),
}
_QUOTES: Final = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〔": "〕",
    '"': '"',
    "【": "】",
    "〈": "〉",
}
_SILENT: Final = frozenset(" \t\r\u3000“”‘’「」『』·")
_MARKS: Final = frozenset(_PUNCTUATION) | frozenset(_QUOTES)
_LONGEST_QUOTE: Final = 60
# What a word means as well where it stands in quotation marks; with them it has this many characters.
_MEANT_IN_QUOTES: Final = frozenset(["halfdone", k.INDICATOR, k.PLACE, "turn", "updown", "digits"])
_SHORTEST_IN_QUOTES: Final = 4
_COUNT: Final = rf"(?P<n>{CN}|\d{{1,2}}|十[一二])"
# 四项 means indicators where one of these follows: 四项均高于全省.
_OF_A_SET: Final = (
    "均|都|全|皆|居|列|位|增速|增幅|增长|高于|快于|低于|慢于|指标|排|跑|也|同|超|领|实现|保持"
    "|处|仍|中有|下降|升|降|为"
)
_SET: Final = re.compile(
    rf"(?:这|上述|以上|其余|其他|前|其中的)?(?:{_COUNT}[大项个](?P<main>主要|核心|重点|关键|先行)?(?:经济|运行)?(?P<word>指标|数据)"
    r"|(?P<most>(?:大多数|多数|半数以上|一半以上|过半|超半数|超过半数|大部分)(?:的)?(?:主要|核心|重点)?(?:经济)?指标)"
    r"|(?P<all>(?:主要|各项|核心|全部|所有|重点|关键)(?:经济)?指标|各主要指标)|"
    rf"{_COUNT.replace('<n>', '<m>')}项(?={_OF_A_SET}))"
)
_WAYS: Final = "升|增|涨|正|降|减|跌|负|快|慢|平|高|低"
_SPLIT: Final = re.compile(
    rf"(?P<a>{CN}|\d{{1,2}})(?:项|县|地|个)?(?P<x>{_WAYS})[、，]?"
    rf"(?P<b>{CN}|\d{{1,2}})(?:项|县|地|个)?(?P<y>{_WAYS})"
    rf"(?:[、，]?(?P<c>{CN}|\d{{1,2}})(?:项|县|地|个)?平)?"
)
_RUN: Final = re.compile(rf"(?P<n>{CN}|\d{{1,2}})连(?P<x>[升增涨降减跌])")
_EACH: Final = re.compile(r"一(?P<unit>[月季期])(?P<x>[高低快慢强弱])(?:过|于|似)一(?P=unit)")
_RATIO: Final = re.compile(
    r"\d{1,3}(?:\.\d{1,6})?%?(?:\s?[∶:：比]\s?\d{1,3}(?:\.\d{1,6})?%?){1,3}(?![\d时点])"
)
# 13.4, 13.4%, 13%, and no ratio: nothing but a number can begin so.
_SURELY_A_NUMBER: Final = re.compile(r"\d+(?:\.\d+%?|%)(?![\d%]|\s?[∶:：比])")
_NTH: Final = re.compile(
    rf"第(?P<nth>\d{{1,3}}|{CN}{{1,6}})(?P<unit>位|名)?(?!产业|[季月年批次届期轮条款章节部时人书车代版号]|大|动力|要务|责任|方阵|梯队|阶段|一|[、和及与]第?[一二三]产业)"
    rf"|倒数第?(?P<last>\d{{1,3}}|{CN}{{1,6}})(?:位|名)?|(?:后|末)(?P<bottom>{CN}|\d{{1,2}})(?:位|名)"
    rf"|前(?P<top>\d{{1,3}}|{CN}{{1,6}})(?:位|名|强|席|甲)?(?![季个月年期项\d条者后%％成]|县|大|分之|[.．/]\d)"
    r"|(?P<word>首位|之首|之冠|榜首|鳌头|头名|冠军|魁首|头位|第一位次|首席|头把交椅|状元|首名|亚军|榜眼|次席|季军|探花|三甲|三强|五强|十强"
    r"|末位|末座|末席|最后一位|最后一名|末尾|末名|榜尾|尾部|垫底|排尾|队尾|末一位|倒数首位|并列首位|末流)"
)
_WORDS: Final[dict[str, tuple[str, int]]] = {
    **dict.fromkeys(("亚军", "榜眼", "次席"), ("nth", 2)),
    **dict.fromkeys(("季军", "探花"), ("nth", 3)),
    **dict.fromkeys(("三甲", "三强"), ("top", 3)),
    "五强": ("top", 5),
    "十强": ("top", 10),
    **dict.fromkeys(
        words_in("末位 末座 末席 最后一位 最后一名 末尾 末名 榜尾 尾部 垫底 排尾 队尾 末一位 末流"),
        ("last", 1),
    ),
    "倒数首位": ("last", 1),
}
# A listed word of these kinds goes before a number or rank of the same length.
_FIRM: Final = frozenset([k.PLACE, k.INDICATOR, "word", "sole", "turn", "times", "digits", "halfdone"])
_SET_FIRSTS: Final = frozenset("大多半过超这上以其前主各核全所重关一二三四五六七八九两十0123456789")
_NUMBER_FIRSTS: Final = frozenset(
    "0123456789零〇一二两三四五六七八九十百千万亿半归近约超逾过破不未没至最仅将接逼临趋直几差贴靠大突冲高多小站迈跨越低少跌-−－﹣负迫跃"
)
_NTH_FIRSTS: Final = frozenset("鳌之第倒后末前首榜头冠魁状亚次季探三五十最尾垫排队并")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2099


def tokenise(text: str, vocabulary: Vocabulary, data: ClaimData) -> list[Token]:
    """The tokens of a folded text, in order; what is known of nothing is `unknown`."""
    found: list[Token] = []
    at, unknown, size = 0, -1, len(text)
    here, lengths = Here(text, vocabulary, data), vocabulary.lengths
    while at < size:
        char = text[at]
        token = None
        if char in _RULES or char in _MARKS or text[at : at + 2] in lengths or char in lengths:
            token = _token(here, at, char, unknown < 0)
        if token is None:
            unknown = at if unknown < 0 and char not in _SILENT else unknown
            at += 1
            continue
        if unknown >= 0:
            found.append(_unknown(text, unknown, at))
            unknown = -1
        found.append(token)
        at = token.end
    if unknown >= 0:
        found.append(_unknown(text, unknown, size))
    return found


def _unknown(text: str, start: int, end: int) -> Token:
    """A run of which nothing is known, unless it ends as the name of a rate does: 资产负债率."""
    is_rate = text[end - 1] == "率" and end - start > 1
    return Token("rate" if is_rate else k.UNKNOWN, start, end)


def _token(here: Here, at: int, char: str, fresh: bool) -> Token | None:
    mark = _PUNCTUATION.get(char)
    if mark:
        return Token(mark, at, at + 1, ";" if char in ";；" else ":" if char in ":：" else None)
    if char in _QUOTES:
        return _quoted(here.text, at, here.vocabulary)
    if char.isdigit() and _SURELY_A_NUMBER.match(here.text, at):
        return _number(here, at, fresh)
    listed = _listed(here.text, at, char, here.vocabulary)
    best: Token | None = None
    for rule in _RULES.get(char, ()):
        token = rule(here, at, fresh)
        if token is not None and (best is None or token.end > best.end):
            best = token
    if best is None or (listed is not None and listed.end > best.end):
        return listed
    if listed is not None and listed.end == best.end and listed.kind in _FIRM:
        return listed
    return best


def _listed(text: str, at: int, char: str, vocabulary: Vocabulary) -> Token | None:
    for length in (*vocabulary.lengths.get(text[at : at + 2], ()), *vocabulary.lengths.get(char, ())):
        meaning = vocabulary.entries.get(text[at : at + length])
        if meaning is not None and "short" in meaning.senses and not _in_short_list(text, at):
            continue
        if meaning is not None:
            return Token(meaning.kind, at, min(at + length, len(text)), meaning.value, meaning.senses)
    return None


def _in_short_list(text: str, at: int) -> bool:
    """Whether one character stands in a list such as 甲、乙、丙三地."""
    rest = _SHORT_LIST.match(text, at)
    return rest is not None and (rest[0][1] in _JOINS or text[at - 1 : at] in _JOINS)


def _quoted(text: str, at: int, vocabulary: Vocabulary) -> Token | None:
    """A quotation is one thing, a name; it means something only where its whole is a listed word."""
    end = text.find(_QUOTES[text[at]], at + 1, at + _LONGEST_QUOTE)
    if end < 0:
        return None
    meaning = vocabulary.entries.get(text[at + 1 : end].replace("、", ""))
    if text[at + 1 : end] == "过半":
        return Token("halfdone", at, end + 1)
    shortest = _SHORTEST_IN_QUOTES - (meaning is not None and meaning.kind == "turn")
    if meaning is not None and meaning.kind in _MEANT_IN_QUOTES and end - at >= shortest:
        return Token(meaning.kind, at, end + 1, meaning.value, meaning.senses)
    run = _RUN.fullmatch(text, at + 1, end)
    if run is not None:
        return Token("run", at, end + 1, (whole_number(run["n"]), -1 if run["x"] in "降减跌" else 1))
    top = _NTH.fullmatch(text, at + 1, end)
    if top is not None and top["top"]:
        # 全省“前五强”
        return Token(k.ORDINAL, at, end + 1, ("top", whole_number(top["top"])))
    split = _SPLIT.fullmatch(text, at + 1, end)
    if split is not None:
        return Token(k.SPLIT, at, end + 1, _sides(split))
    return Token("word", at, end + 1, "quoted")


# Rules: each looks at one place for one thing; the longest find counts, of equals the first ------


_JOINS: Final = frozenset("、和与")
_SHORT_LIST: Final = re.compile(
    r"[^、和与](?:[、和与][^、和与，。]){0,6}[两二三四五六七八](?:地(?!区)|个?县|个?区)"
)
_SINGLE: Final[Mapping[str, str]] = {"single": ""}
# 去年一季度, 2022年上半年: it says of which year.
# What 一月高过一月 and the like go by.
_EACH_SENSES: Final[Mapping[str, Mapping[str, str]]] = {
    "月": {"every": "month"},
    "季": {"every": "quarter"},
    "期": {"every": ""},
}
_OF_A_YEAR: Final[Mapping[str, str]] = {"year": ""}
# 到6月: from January to then, or then alone.
_BY_THEN: Final[Mapping[str, str]] = {"by then": ""}
_YEARS: Final = frozenset(words_in("今年 去年 上年 前年 本年 当年 同年"))


def _time(here: Here, at: int, fresh: bool) -> Token | None:
    listed = months_at(here.text, at, here.data.period)
    if listed is not None:
        return Token(k.TIME, at, listed[0], listed[1])
    found = time_at(here.text, at, here.data.period)
    if found is None:
        return None
    end, time, single = found
    if time == "":
        return Token("word", at, end, "date")
    if here.text[at] in "到至":
        return Token(k.TIME, at, end, time, _BY_THEN)
    says_year = here.text[at : at + 2] in _YEARS or here.text[at : at + 4].isdigit()
    return Token(k.TIME, at, end, time, _SINGLE if single else _OF_A_YEAR if says_year else k.NO_SENSES)


def _group(here: Here, at: int, fresh: bool) -> Token | None:
    found = group_at(here.text, at, here.data)
    return Token(k.GROUP, at, found[0], found[1]) if found else None


def _number(here: Here, at: int, fresh: bool) -> Token | None:
    if here.text[at].isdigit() and _within_name(here.text, at, fresh):
        return None
    found = number_at(here.text, at)
    if found is None or (found.unit == "年" and _FIRST_YEAR <= found.value <= _LAST_YEAR):
        # 低于2023年: a year, not so many years.
        return None
    return Token(k.NUMBER, at, found.end, found)


def _within_name(text: str, at: int, fresh: bool) -> bool:
    """Whether digits belong to a name before them: GB9704, but not GDP152.64亿元."""
    before = text[at - 1 : at]
    if before == "." and text[at - 2 : at - 1].isdigit():
        return True
    return not fresh and before.isascii() and before.isalnum()


def _set(here: Here, at: int, fresh: bool) -> Token | None:
    m = _SET.match(here.text, at)
    if m is None:
        return None
    count = m["n"] or m["m"]
    senses = {"majority": ""} if m["most"] else k.NO_SENSES
    return Token(k.SET, at, m.end(), whole_number(count) if count else 0, senses)


def _ordinal(here: Here, at: int, fresh: bool) -> Token | None:
    m = _NTH.match(here.text, at)
    if m is None:
        return None
    if m["word"]:
        return Token(k.ORDINAL, at, m.end(), _WORDS.get(m["word"], ("nth", 1)))
    for name, sort in (("nth", "nth"), ("last", "last"), ("bottom", "bottom"), ("top", "top")):
        if m[name]:
            number = whole_number(m[name])
            if name == "last" and "第" not in m[0] and m[0][-1] in "位名":
                # 倒数两位: the last two.
                sort = "bottom"
            return Token(k.ORDINAL, at, m.end(), (sort, number)) if 0 < number < 1000 else None
    return None


def _ratio(here: Here, at: int, fresh: bool) -> Token | None:
    m = _RATIO.match(here.text, at) if not here.text[at - 1 : at].isdigit() else None
    return Token(k.RATIO, at, m.end(), m[0]) if m else None


def _split(here: Here, at: int, fresh: bool) -> Token | None:
    m = _SPLIT.match(here.text, at)
    if m is None:
        return None
    return Token(k.SPLIT, at, m.end(), _sides(m))


def _run(here: Here, at: int, fresh: bool) -> Token | None:
    """四连升: how many in a row, and which way."""
    each = _EACH.match(here.text, at) if here.text[at] == "一" else None
    if each is not None:
        return Token("every", at, each.end(), -1 if each["x"] in "低慢弱" else 1, _EACH_SENSES[each["unit"]])
    m = _RUN.match(here.text, at)
    return Token("run", at, m.end(), (whole_number(m["n"]), -1 if m["x"] in "降减跌" else 1)) if m else None


def _sides(m: re.Match[str]) -> tuple[tuple[str, int], ...]:
    sides = [(m["x"], whole_number(m["a"])), (m["y"], whole_number(m["b"]))]
    return tuple([*sides, ("平", whole_number(m["c"]))] if m["c"] else sides)


_Rule = Callable[[Here, int, bool], Token | None]
_BY_RULE: Final[tuple[tuple[_Rule, frozenset[str]], ...]] = (
    (industries, frozenset("第一二三")),
    (incomes, frozenset("城农")),
    (_time, TIME_FIRSTS),
    (_group, GROUP_FIRSTS),
    (_set, _SET_FIRSTS),
    (_ordinal, _NTH_FIRSTS),
    (part_ranked, frozenset("前后末")),
    (_ratio, frozenset("0123456789")),
    (_split, frozenset("0123456789一二三四五六七八九十两")),
    (_run, frozenset("0123456789一二三四五六七八九十两")),
    (_number, _NUMBER_FIRSTS),
)
_RULES: Final[dict[str, tuple[_Rule, ...]]] = {
    char: tuple(rule for rule, firsts in _BY_RULE if char in firsts)
    for char in frozenset().union(*(firsts for _, firsts in _BY_RULE))
}
