"""Where numerals in (folded) Chinese text are no data: dates, ordinals, set phrases, contacts."""

from string import ascii_letters
from typing import Final

from qjviewer.checks.numerals import ExemptPattern

_NUMERALS: Final = "零〇一二两三四五六七八九十百千万亿"
N: Final = f"[{_NUMERALS}]"
_DASHES: Final = "—–-~～至到"
TO: Final = r"\s*[—–\-～~至到]+\s*"
_ONES: Final = "[一二三四五六七八九十]"
_YEAR: Final = r"(?:19|20)\d\d"
_TEN: Final = rf"(?:{_ONES}|两|\d{{1,2}})"
_NTH: Final = rf"(?:\d+|{N}+)"

_ONE_EACH: Final = r"一[县镇乡村企户人事厂园业品店][一多]?[策品业表档案岗码会长员册]"
_STRUCTURE: Final = (
    "方面|问题|层面|环节|阶段|步骤|部分|关键|特点|原因|建议|重点|维度|角度|要点|关系|转变|前提"
)
EXEMPT: Final = (
    ExemptPattern("contact", ("@",), r"[\w.+-]{1,64}@[\w.-]{1,64}"),
    ExemptPattern("contact", ("/",), r"https?://\S+"),
    ExemptPattern("contact", ("热电手邮传",), r"(?:热线|电话|手机|邮编|传真)[:：]?\s*\d[\d\s\-]{4,}"),
    ExemptPattern("date", (_DASHES,), rf"{_YEAR}年?{TO}{_YEAR}年?"),
    ExemptPattern("date", ("-/.",), rf"{_YEAR}[\-/.]\d{{1,2}}(?:[\-/.]\d{{1,2}})?(?![\d%])"),
    ExemptPattern("date", (":：",), r"(?<!\d)\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?!\d)"),
    ExemptPattern("date", ("年",), r"(?<![\d.])(?:(?:19|20)\d\d|\d\d)年(?:\d{1,2}月)?(?:\d{1,2}[日号])?"),
    ExemptPattern("date", ("月", _DASHES), rf"(?<![\d.])\d{{1,2}}月?{TO}\d{{1,2}}月"),
    ExemptPattern("date", ("月",), r"(?<![\d.])\d{1,2}月(?:份|\d{1,2}[日号])?"),
    ExemptPattern("date", ("日号",), rf"(?<![\d.])\d{{1,2}}(?:{TO}\d{{1,2}})?[日号]"),
    ExemptPattern("date", ("季",), rf"第?{_ONES}季度?|第\d季度|前[二两三]个?季度"),
    ExemptPattern("date", ("半", "年"), r"[上下]半年|半年"),
    ExemptPattern(
        "date",
        ("年月天", "近前未今过后这头"),
        rf"(?:近|(?<!提)前|未来|今后|过去|后|这|头){_TEN}[多余]?(?:年|个月|天)",
    ),
    ExemptPattern("date", ("年月日", _NUMERALS), rf"(?<!{N}){N}+[多余]?(?:年|月份?|日)"),
    ExemptPattern("date", ("年", "一二", "九〇零○"), rf"[一二][九〇零○]{N}+年代?"),
    ExemptPattern("order", (")）、．.",), rf"(?:^|[。；;\n：:！？\s])[（(]?{_TEN}[)）、．.](?!\d)"),
    ExemptPattern("order", ("(（",), rf"[（(]{_TEN}[)）]"),
    ExemptPattern(
        "order",
        ("第", "段页章节期款号条届次轮批版稿集讲组类步线年天季"),
        rf"第{_NTH}(?:(?:{TO}|[、和]){_NTH})*[段页章节期款号条届次轮批版稿集讲组类步线年天季]",
    ),
    ExemptPattern(
        "order",
        ("第", "分段业间记任力务车民院学"),
        rf"第{_NTH}(?:部分|阶段|产业|时间|书记|责任|动力|要务|车间|人民|医院|中学|小学)",
    ),
    ExemptPattern("order", ("段页行",), r"(?<!\d)\d+[段页行]"),
    # A5, PM2.5, GB9704: not GDP13.4%.
    ExemptPattern(
        "name",
        (ascii_letters,),
        r"(?<![A-Za-z])[A-Za-z]{1,20}-?\d+(?:[.\-]\d+)*[A-Za-z]*(?![\d.]*[%个亿万元])",
    ),
    ExemptPattern(
        "name",
        ("五", "规计时期末以收官开十"),
        r"十?[一二三四]?五(?=规划|计划|时期|期间|末|以来|收官|开局)|十[一二三四五]五",
    ),
    ExemptPattern("name", ("体", "三四五"), r"[三四五](?:位)?一体"),
    ExemptPattern("name", ("一", "县镇乡村企户人事厂园业品店", "策品业表档案岗码会长员册"), _ONE_EACH),
    ExemptPattern(
        "name",
        ("一千百八四万", "人户家定龙心子巷个项条"),
        r"一家人|千家万户|百家|八项规定|一条龙|一条心|四大班子|万人空巷|一[个项条]{2}",
    ),
    ExemptPattern(
        "name", ("大", "三五两", "攻需产发类块"), r"[三五]大(?:攻坚战|需求|产业|发展理念)|两大(?:类|块)"
    ),
    ExemptPattern("name", ("个大项条", "面题节段骤分键点因议度系变提"), rf"{_TEN}[个大项条](?:{_STRUCTURE})"),
    # Pointing, not counting: 这两个指标, 前两项.
    ExemptPattern(
        "name",
        ("个项家条", "前后这那上以其另头"),
        rf"(?:(?<!提)前|后|这|那|上述|以上|其余|其他|另外?|头){_TEN}[个项家条]",
    ),
    # A class of size, not an amount: 百亿级项目.
    ExemptPattern("name", ("级",), rf"(?<!{N})(?<!\d)(?:{N}|\d)+级"),
)
