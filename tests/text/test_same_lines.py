"""Lines as they were: golden files of headlines, points and names in several widths and kinds of setting."""

import pytest

from qjviewer.text.measured import Fragment, measured, measured_fragments
from qjviewer.text.pinyin import plain, sounds_at
from qjviewer.text.ruler import ruler
from qjviewer.text.signs import folded
from qjviewer.text.title_words import lexicon
from tests.rich.written import is_golden

TEXTS = (
    "地区生产总值186.40亿元，增长5.8%，高于全市0.2个百分点，居全市第2位。",
    "固定资产投资下降4.2%，由一季度增长1.1%转为下降4.2%，低于全省8.1个百分点",
    "“十四五”以来（2021—2025年），全县《政府工作报告》提出的主要目标……",
    "规模以上工业增加值、社会消费品零售总额、一般公共预算收入增速均居全市前列",
    "短板在于经济体量小、土地资源有限、产业基础薄弱",
    "Fixed-asset investment fell 4.2%, against growth of 1.1% in the first quarter, 8.1 points below all.",
    "Yi's GRP reached 18.64 billion yuan (preliminary) — up 5.8% year on year; it’s ranked 2nd of 4.",
    "图1 GDP增速（%）：乙县 5.8、全市 5.6、全省 5.5",
    "用电量1.86亿千瓦时，同比−3.5%\n其中工业用电0.92亿千瓦时",
    "https://example.org/a/very/long/address?with=query&and=more",
    "一二三四五六七八九十。",
    "字",
    "",
)
QUOTED = ('he said "yes"', "it's 'so'", "in the ’90s", "“甲”说‘乙’", "a 'b' \"c\"")
NAMES = frozenset({"规模以上工业增加值", "社会消费品零售总额", "一般公共预算收入", "政府工作报告"})


def told():
    for text in TEXTS:
        for words in (None, lexicon(NAMES)):
            for bold, latin in ((False, False), (True, False), (False, True)):
                made = measured(text, 20, bold=bold, latin=latin, words=words)
                look = f"bold {bold} latin {latin} words {words is not None}"
                yield f"{made.natural_width:.3f} {made.least_width:.3f} {look}"
                for width in (130, 260, 470):
                    for kind in ("body", "title") if not bold else ("title",):
                        lines = made.lines(width, kind)
                        shown = " / ".join(text[line.start : line.end] for line in lines)
                        yield f" {width} {kind} {made.opens_words(width)} {shown}"
                        yield f"  {' '.join(f'{line.width:.3f}' for line in lines)}"


def of_several_looks():
    parts = (("增长", 20, False), ("5.8%", 32, True), ("，高于全市", 20, False), ("0.2个百分点", 26, True))
    for kept in (False, True):
        made = measured_fragments(tuple(Fragment(t, s, b, kept=kept) for t, s, b in parts))
        for width in (90, 180, 400):
            lines = made.lines(width)
            yield f"{width} {kept} {[(line.start, line.end, round(line.width, 3)) for line in lines]}"
            yield f" {[round(made.x(line, at), 3) for line in lines for at in range(line.start, line.end)]}"


def measures():
    for bold, serif in ((False, False), (True, False), (False, True), (True, True)):
        one = ruler(bold=bold, serif=serif)
        yield f"{bold} {serif} {one.ascent(24):.4f} {one.descent(24):.4f} {one.ems('增长5.8%，AVTo'):.5f}"
        yield f" {one.advances('AV，。（“增”）To 5—6𠮷é', 24)} {one.steps('AV“To”，。', 24, latin=True)}"
    yield f"{[lexicon(NAMES).tears(text) for text in TEXTS[:5]]}"
    yield f"{[folded(text) for text in QUOTED]}"
    heard = [sounds_at("地区生产总值", typed) for typed in ("dq", "sczz", "shengchan", "qsh", "x")]
    yield f"{plain('地区 生产总值GDP·ü')} {heard}"


@pytest.mark.parametrize("made", [told, of_several_looks, measures])
def test_lines_and_widths_are_what_they_were(made):
    is_golden(f"text.{made.__name__}", made())
