"""What a line's end costs, by example: the bar stands where the line would end."""

import pytest

from qjviewer.text.penalties import BROKEN, CLOSE, FREE, LEANT, LOOSE, PAUSE, WORD, Penalties
from qjviewer.text.title_words import lexicon

EXAMPLES = [
    ("增速居首，|高于全省", FREE),
    ("衢江区 · |上半年", FREE),
    ("grew 9.0%; |rank first", FREE),
    ("工业、|投资", PAUSE),
    ("规模以上（含新建）|工业", PAUSE),
    ("工业投资|和消费", PAUSE),
    ("经济发展的|成效", PAUSE),
    ("全力推进|“赛马”", PAUSE),
    ("投资|增长", WORD),
    ("value |added", WORD),
    ("高于全市的|13.4%", LOOSE),
    ("“赛马”|激励", LOOSE),
    ("500多个|项目", WORD),
    ("12家|企业", LOOSE),
    ("GDP|增长", LOOSE),
    ("甲乙|丙丁", CLOSE),
    ("地区|生产总值", CLOSE),
    ("同比增长|13.4%", CLOSE),
    ("2023年|上半年", CLOSE),
    ("2023年|1—9月", CLOSE),
    ("增速居|全省", CLOSE),
    ("growth of |the", CLOSE),
    ("投资增长|的原因", LEANT),
    ("13.4%|的增速", LEANT),
    ("13.4%|的", LEANT),
    ("增长|和", PAUSE),
    ("固定资|产投资", BROKEN),
    ("規模以上工|業", BROKEN),
    ("为代表。\u2003——|朱宏", BROKEN),
    ("gone. — |Zhu Hong", BROKEN),
    ("三件事——|招商", FREE),
]


@pytest.mark.parametrize(("example", "cost"), EXAMPLES)
def test_an_end_costs_more_the_closer_its_words_belong_together(example, cost):
    place = example.index("|")
    assert Penalties(example.replace("|", ""), None).at(place) == cost


def test_costs_are_told_apart():
    assert FREE < PAUSE < WORD < LOOSE < CLOSE < LEANT < BROKEN


def test_a_long_name_is_parted_where_a_word_in_it_begins_or_ends():
    name = "桔子花开上半年销售额"
    told = Penalties(name, lexicon(frozenset({name, "银泰城"})))
    whole = [n for n in range(1, len(name)) if told.at(n) < BROKEN]
    assert whole == [name.index("上半年"), name.index("销售额")]
    # A short one stays whole.
    assert all(Penalties("银泰城", lexicon(frozenset({"银泰城"}))).at(n) == BROKEN for n in (1, 2))
