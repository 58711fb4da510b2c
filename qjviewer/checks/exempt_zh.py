"""Where numerals in (folded) Chinese text are no data: dates, ordinals, set phrases, contacts."""

import re
from typing import Final

from qjviewer.checks.numerals import Sort

N: Final = "[零〇一二两三四五六七八九十百千万亿]"
TO: Final = r"\s*[—–\-～~至到]+\s*"
_ONES: Final = "[一二三四五六七八九十]"
_YEAR: Final = r"(?:19|20)\d\d"
_TEN: Final = rf"(?:{_ONES}|两|\d{{1,2}})"
_NTH: Final = rf"(?:\d+|{N}+)"

_CONTACTS: Final = (
    r"[\w.+-]{1,64}@[\w.-]{1,64}",
    r"https?://\S+",
    r"(?:热线|电话|手机|邮编|传真)[:：]?\s*\d[\d\s\-]{4,}",
)
_DATES: Final = (
    rf"{_YEAR}年?{TO}{_YEAR}年?",
    rf"{_YEAR}[\-/.]\d{{1,2}}(?:[\-/.]\d{{1,2}})?(?![\d%])",
    r"(?<!\d)\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?!\d)",
    r"(?<![\d.])(?:(?:19|20)\d\d|\d\d)年(?:\d{1,2}月)?(?:\d{1,2}[日号])?",
    rf"(?<![\d.])\d{{1,2}}月?{TO}\d{{1,2}}月",
    r"(?<![\d.])\d{1,2}月(?:份|\d{1,2}[日号])?",
    rf"(?<![\d.])\d{{1,2}}(?:{TO}\d{{1,2}})?[日号]",
    rf"第?{_ONES}季度?|第\d季度|前[二两三]个?季度",
    r"[上下]半年|半年",
    rf"(?:近|(?<!提)前|未来|今后|过去|后|这|头){_TEN}[多余]?(?:年|个月|天)",
    rf"(?<!{N}){N}+[多余]?(?:年|月份?|日)",
    rf"[一二][九〇零○]{N}+年代?",
)
_ORDERS: Final = (
    rf"(?:^|[。；;\n：:！？\s])[（(]?{_TEN}[)）、．.](?!\d)",
    rf"[（(]{_TEN}[)）]",
    rf"第{_NTH}(?:(?:{TO}|[、和]){_NTH})*[段页章节期款号条届次轮批版稿集讲组类步线年天季]",
    rf"第{_NTH}(?:部分|阶段|产业|时间|书记|责任|动力|要务|车间|人民|医院|中学|小学)",
    r"(?<!\d)\d+[段页行]",
)
_ONE_EACH: Final = r"一[县镇乡村企户人事厂园业品店][一多]?[策品业表档案岗码会长员册]"
_STRUCTURE: Final = (
    "方面|问题|层面|环节|阶段|步骤|部分|关键|特点|原因|建议|重点|维度|角度|要点|关系|转变|前提"
)
_NAMES: Final = (
    # A5, PM2.5, GB9704: not GDP13.4%.
    r"(?<![A-Za-z])[A-Za-z]{1,20}-?\d+(?:[.\-]\d+)*[A-Za-z]*(?![\d.]*[%个亿万元])",
    r"十?[一二三四]?五(?=规划|计划|时期|期间|末|以来|收官|开局)|十[一二三四五]五",
    r"[三四五](?:位)?一体",
    _ONE_EACH,
    r"一家人|千家万户|百家|八项规定|一条龙|一条心|四大班子|万人空巷|一[个项条]{2}",
    r"[三五]大(?:攻坚战|需求|产业|发展理念)|两大(?:类|块)",
    rf"{_TEN}[个大项条](?:{_STRUCTURE})",
    # Pointing, not counting: 这两个指标, 前两项.
    rf"(?:(?<!提)前|后|这|那|上述|以上|其余|其他|另外?|头){_TEN}[个项家条]",
    # A class of size, not an amount: 百亿级项目.
    rf"(?<!{N})(?<!\d)(?:{N}|\d)+级",
)


def _compiled() -> tuple[tuple[Sort, re.Pattern[str]], ...]:
    sorts: tuple[tuple[Sort, tuple[str, ...]], ...] = (
        ("contact", _CONTACTS),
        ("date", _DATES),
        ("order", _ORDERS),
        ("name", _NAMES),
    )
    return tuple((sort, re.compile(pattern)) for sort, patterns in sorts for pattern in patterns)


EXEMPT: Final = _compiled()
