"""Tables of figures: every column, the ways people save them, and what is refused row by row."""

import random
from decimal import Decimal

import pytest

from qjviewer.bundle.table_headings import COLUMN_KEYS, COLUMNS
from qjviewer.bundle.values import Citation
from qjviewer.problems import Severity
from tests.bundle.small import changed, codes, errors, read

HEAD = "indicator,measure,place,period,value,unit,source\n"
ROWS = "gdp,yoy,q,2023H1,5.8,%,s\ngdp,level,z,2023H1,186.40,亿元,s\nlosses,level,q,2022,-2.3,%,s\n"
EXPECTED = [("q", "2023H1", "5.8", "%"), ("z", "2023H1", "186.40", "亿元"), ("q", "2022", "-2.3", "%")]


def table(content, more="", main=None):
    """What reading gives for one table beside the small briefing."""
    text = changed("tabs:\n", f"tables: [{more or 't.csv'}]\ntabs:\n", main or changed(FIGURE, ""))
    return read(text, {"t.csv": content})


FIGURE = "    gdp: {level: 120.5, yoy: 13.4}\n"


def observations(built):
    return list(built.bundle.store.observations())


def shown(built):
    values = built.bundle.store.value_text
    return [(o.place, o.period.code, values(o.number).strip(), o.more.unit) for o in observations(built)]


# How people save tables ---------------------------------------------------------------------------


def separated(by):
    return (HEAD + ROWS).replace(",", by)


@pytest.mark.parametrize(
    "content",
    [
        HEAD + ROWS,
        ("\ufeff" + HEAD + ROWS).encode(),
        separated("\t"),
        separated("\t").encode("utf-16"),
        separated("\t").encode("utf-16-le"),
        separated(";"),
        separated("，"),
        separated("|"),
        "sep=;\n" + separated(";"),
        "SEP=,\n" + HEAD + ROWS,
        (HEAD + ROWS).replace("\n", "\r\n"),
        (HEAD + ROWS).replace("\n", "\r"),
        "2023年上半年主要经济指标,,,,,,\n单位：亿元、%,,,,,,\n" + HEAD + ROWS,
        "主要经济指标\n\n" + HEAD + ROWS,
        (HEAD + ROWS).replace("\n", ",,,\n") + ",,,,,,,,,\n",
        HEAD + ROWS + "\n\n , ,\n",
        HEAD + ROWS + "注：本表数据为初步核算数,,,,,,\n资料来源：统计局\n",
        (HEAD + ROWS).replace("5.8", "5.8\u00a0").replace("-2.3", "\u3000-2.3").replace("%", "%\u00a0"),
        (HEAD + ROWS).replace(",", " , "),
        HEAD.upper() + ROWS,
        HEAD.replace("value", "Ｖａｌｕｅ") + ROWS,
        '"' + HEAD.strip().replace(",", '","') + '"\n' + ROWS,
        "指标,度量,地区,时期,数值,单位,来源\n" + ROWS,
        "指标名称,类型,地区,报告期,数据,计量单位,数据来源\n" + ROWS,
        HEAD + ROWS.replace("gdp,yoy,q", "地区生产总值,同比,衢江区").replace("2023H1", "2023年1—6月"),
    ],
    ids=range(25),
)
def test_tables_are_read_however_they_were_saved(content):
    built = table(content)
    assert built.problems == ()
    assert shown(built) == EXPECTED


def test_a_table_in_gb18030_is_read_and_told():
    built = table(("指标,度量,地区,时期,数值,单位,来源\n" + ROWS).encode("gb18030"))
    assert codes(built) == ["encoding-gb18030"]
    assert shown(built) == EXPECTED


def test_quoted_cells_may_hold_separators_marks_and_line_ends():
    content = (
        "indicator,measure,place,period,value,source,note\n"
        'gdp,level,q,2023,"1,186.40",s,"第一行\n第二行，""引文"""\n'
        "gdp,level,k,2023,7,s,\n"
    )
    built = table(content)
    assert built.problems == ()
    first, second = observations(built)
    assert first.quantity.value == Decimal("1186.40")
    assert first.more.note.get("zh-Hans") == '第一行\n第二行，"引文"'
    assert (first.span.line, second.span.line) == (2, 4)


# Every column --------------------------------------------------------------------------------------


def test_no_word_stands_for_two_columns():
    words = [word for key, also in COLUMNS.items() for word in (key, *also)]
    assert len(words) == len(set(words)) == len(COLUMN_KEYS)


def test_every_column_reaches_its_figure():
    content = (
        "indicator,measure,place,period,value,unit,rank,group,status,accounts,source,at,basis,note,internal,context\n"
        "power,level,k,2023-06,12.5,亿千瓦时,1/90,counties,初步,五经普,s;t,¶3、t D7,累计,电厂口径。,是,true\n"
    )
    built = table(content)
    assert built.problems == ()
    (one,) = observations(built)
    assert (one.indicator, one.place, one.period.code) == ("power", "k", "2023H1")
    more = one.more
    assert (more.unit, more.status, more.accounts) == ("亿千瓦时", "preliminary", "五经普")
    assert [(r.among, r.rank, r.of) for r in more.ranks] == [("counties", 1, 90)]
    assert more.cite == (Citation("s", 3, 3), Citation("t", cell="D7"))
    assert (more.note.get("zh-Hans"), more.internal, more.context) == ("电厂口径。", True, True)


def test_an_about_says_once_what_holds_for_every_row_and_a_row_counts_for_itself():
    more = "{file: t.csv, about: {place: q, period: 2022, source: s, at: ¶9, status: final, internal: true}}"
    built = table("指标,度量,数值,地区,来源,内部\ngdp,yoy,5.0,,,\ngdp,yoy,6.0,k,t,否\n", more)
    assert built.problems == ()
    one, other = observations(built)
    assert (one.place, one.period.code, one.more.status) == ("q", "2022", "final")
    assert (one.more.cite, other.more.cite) == ((Citation("s", 9, 9),), (Citation("t"),))
    assert (one.more.internal, other.place, other.more.internal) == (True, "k", False)


def test_a_basis_said_for_the_table_counts_for_every_indicator():
    more = "{file: t.csv, about: {basis: 累计, source: s, place: q}}"
    built = table("indicator,measure,period,value\npower,level,2023-06,1\nfirms,level,2023-03,2\n", more)
    assert built.problems == ()
    assert [o.period.code for o in observations(built)] == ["2023H1", "2023Q1"]


def test_several_tables_are_named_by_a_pattern():
    text = changed("tabs:\n", "tables: ['h/*.csv']\ntabs:\n", changed(FIGURE, ""))
    built = read(
        text, {"h/b.csv": HEAD + "gdp,yoy,q,2022,2,%,s\n", "h/a.csv": HEAD + "gdp,yoy,q,2021,1,%,s\n"}
    )
    assert built.problems == ()
    assert [(o.span.file, str(o.quantity.value)) for o in observations(built)] == [
        ("h/a.csv", "1"),
        ("h/b.csv", "2"),
    ]


def test_vintages_are_rows_and_differences_are_measures():
    built = table(
        "indicator,measure,place,period,value,unit,status,source\n"
        "gdp,level,z,2023,82553,亿元,初步,s\ngdp,level,z,2023,85000,亿元,最终核实,s\n"
        "gdp,yoy vs 2022H1,z,2023H1,0.8,个百分点,,s\ngdp,yoy vs 全省,q,2023H1,0.9,百分点,,s\n"
    )
    assert built.problems == ()
    assert [o.more.status for o in observations(built)][:2] == ["preliminary", "final"]
    assert [(o.against, o.more.unit) for o in observations(built)][2:] == [
        ("2022H1", "个百分点"),
        ("z", "个百分点"),
    ]
    ((_, cell, rows),) = built.bundle.store.repeated()
    assert (cell[0], rows) == ("level", (0, 1))


def test_ranks_may_stand_alone_or_as_values_of_the_measure_rank():
    built = table(
        "indicator,measure,place,period,value,rank,group,source\n"
        "gdp,yoy,q,2023H1,,3,z,s\ngdp,位次,q,2022,1/90,,counties,s\n"
    )
    assert built.problems == ()
    assert [(o.measure, o.quantity.value, o.more.ranks[0].rank) for o in observations(built)] == [
        ("yoy", None, 3),
        ("rank", None, 1),
    ]
    assert (
        shown(table("indicator,measure,place,period,rank,group,source\ngdp,rank,q,2022,1,z,s\n"))[0][2] == ""
    )


def test_targets_are_told_by_their_unit():
    built = table(
        "indicator,measure,place,period,value,unit,source\n"
        "gdp,target,q,2023,8.0以上,%,s\ngdp,target,q,2023,240,亿元,s\nlosses,target,q,2023,18,%,s\n"
        "gdp,target,k,2023,与全省同步,亿元,s\n"
    )
    assert built.problems == ()
    assert [o.measure for o in observations(built)] == ["yoy-target", "target", "target", "target"]
    assert [o.quantity.mark for o in observations(built)] == ["以上", "", "", "与全省同步"]


# Values --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("５．８", "5.8"),
        ("－2.3", "-2.3"),
        ("−2.3", "-2.3"),
        ("–2.3", None),
        ("+5.0", "5.0"),
        ("5.8％", "5.8"),
        ("5。8", "5.8"),
        ("持平", "0"),
        ("—", ""),
        ("…", ""),
        ("-", ""),
        ("/", ""),
        ("待填", ""),
        ("5.8以上", "5.8"),
        ("", None),
        ("1.86E+02", None),
        ("“186.40”", None),
        ("#REF!", None),
        ("五点八", None),
        ("007", None),
        ("5.8.1", None),
    ],
)
def test_values_are_read_as_in_blocks_and_others_are_told(typed, value):
    built = table(HEAD + f"gdp,yoy,q,2023H1,{typed},%,s\ngdp,yoy,k,2023H1,1.0,%,s\n")
    found = observations(built)
    if value is None:
        assert codes(built) == ["no-value-in-row" if not typed else "not-a-quantity"]
        assert built.problems[0].where.line == 2
        assert [o.place for o in found] == ["k"]
        return
    assert codes(built) == (["wide-digits"] if any(c in typed for c in "５．－％。") else [])
    assert (found[0].quantity.value or Decimal(0)) == Decimal(value or "0")
    assert (value == "") == (found[0].quantity.value is None)


@pytest.mark.parametrize(
    ("typed", "unit", "becomes"),
    [
        ("200.6万元", "", "万元"),
        ("200.6万元", "万元", "万元"),
        ("200.6", "万元", "万元"),
        ("200.6", "", "亿元"),
        ("200.6万", "元", "万元"),
        ("200.6万", "", None),
        ("186.40万", "亿元", None),
        ("186.40万元", "亿元", None),
        ("18.2%", "", None),
    ],
)
def test_a_unit_behind_a_value_counts_and_never_contradicts_its_column(typed, unit, becomes):
    built = table(HEAD + f"gdp,level,q,2023H1,{typed},{unit},s\n")
    if becomes is None:
        assert errors(built) in (["power-twice"], ["unit-contradicts"], ["unit-unfit"])
        assert observations(built) == []
        return
    assert built.problems == ()
    assert observations(built)[0].more.unit == becomes


# What is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("gdpp,yoy,q,2023H1,5,%,s", "missing-reference"),
        ("gdp,growth,q,2023H1,5,%,s", "unknown-measure"),
        ("gdp,yoy,乙,2023H1,5,%,s", "missing-reference"),
        ("gdp,yoy,,2023H1,5,%,s", "no-place-in-row"),
        ("gdp,yoy,q,,5,%,s", "no-period"),
        ("gdp,yoy,q,2023.06,5,%,s", "not-a-period"),
        ("gdp,yoy,q,Jun-24,5,%,s", "not-a-period"),
        ("gdp,yoy,q,45444,5,%,s", "not-a-period"),
        ("gdp,yoy,q,2024/6/1,5,%,s", "day-for-months"),
        ("firms,level,q,2023M06,5,家,s", "which-basis"),
        ("gdp,yoy,q,2023H1,5,%,报纸", "missing-reference"),
        ("gdp,yoy,q,2023H1,5,亿元,s", "unit-unfit"),
        ("gdp,level,q,2023H1,5,%,s", "unit-unfit"),
        ("losses,yoy,q,2023H1,5,%,s", "percent-has-no-growth"),
        ("firms,level,q,2023H1,5.5,家,s", "not-a-count"),
        ("gdp,index,q,2023H1,-5,,s", "below-bound"),
        ("gdp,yoy vs 乙,q,2023H1,5,,s", "unknown-comparand"),
        ("gdp,target,q,2023,8%,,s", "target-unit"),
        (",yoy,q,2023H1,5,%,s", "cell-empty"),
        ("gdp,,q,2023H1,5,%,s", "cell-empty"),
        ("一、综合,,,,,,", "table-row-alone"),
        ("gdp,yoy,q,2023H1,1,234.5,%,s", "table-row"),
    ],
)
def test_a_wrong_row_is_told_in_its_line_and_its_neighbours_are_kept(row, code):
    built = table(HEAD + "gdp,yoy,k,2022,1.0,%,s\n" + row + "\ngdp,yoy,z,2022,2.0,%,s\n")
    assert codes(built) == [code]
    assert (built.problems[0].where.file, built.problems[0].where.line) == ("t.csv", 3)
    assert [o.place for o in observations(built)] == ["k", "z"]


@pytest.mark.parametrize(
    ("columns", "row", "code"),
    [
        ("rank,group", "0,z", "not-a-rank"),
        ("rank,group", "3,", "rank-among-whom"),
        ("rank,group", "3,六区", "missing-reference"),
        ("status", "大概", "unknown-word"),
        ("basis", "全年", "unknown-word"),
        ("internal", "yes", "not-a-flag"),
        ("at", "某处", "not-a-citation"),
        ("note", "多{一}个}", "stray-brace"),
    ],
)
def test_what_is_said_of_a_row_is_held_to_the_same_rules_as_in_blocks(columns, row, code):
    main = f"indicator,measure,place,period,value,source,{columns}\ngdp,yoy,q,2023H1,5,s,{row}\n"
    assert codes(table(main)) == [code]


def test_a_word_unknown_to_a_flag_never_makes_a_figure_public():
    built = table("indicator,measure,place,period,value,source,内部\ngdp,yoy,q,2023H1,5,s,保密\n")
    assert errors(built) == ["not-a-flag"]
    assert observations(built) == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("indicator,measure,place,period,value,unit,value", ["column-twice"]),
        ("指标,度量,地区,时期,数值,单位,数据", ["column-twice"]),
        ("指标,度量,地区,时期,数据来源,单位,来源", ["column-missing", "column-twice"]),
        ("indicator,measure,place,period,value,unit,sorce", ["column-unknown", "no-source"]),
        ("indicator,measure,place,period,unit,x,y", ["column-missing", "column-unknown", "column-unknown"]),
        ("甲,乙,丙,丁,戊,己,庚", ["table-header"]),
        ("", ["table-header"]),
    ],
)
def test_a_header_that_says_too_little_or_too_much_is_told(head, expected):
    built = table(f"{head}\ngdp,yoy,q,2023H1,5,%,s\n")
    assert sorted(codes(built)) == expected
    assert built.problems[0].where.line == 1


def test_two_columns_of_one_name_are_never_read():
    built = table("indicator,measure,place,period,value,value,source\ngdp,yoy,q,2023H1,5.8,9.9,s\n")
    assert observations(built) == []
    assert "数值（value）" in built.problems[0].message()


def test_a_column_that_is_not_needed_is_left_out_with_a_word():
    built = table("序号,indicator,measure,place,period,value,unit,source\n1,gdp,yoy,q,2023H1,5.8,%,s\n")
    assert [(p.code, p.severity) for p in built.problems] == [("column-unknown", Severity.WARNING)]
    assert len(observations(built)) == 1


@pytest.mark.parametrize(
    ("content", "code"), [("", "table-empty"), ("\n\n", "table-empty"), (b"\xff\xfe", "table-empty")]
)
def test_an_empty_table_is_told(content, code):
    assert codes(table(content)) == [code]


def test_a_wide_table_is_told_how_to_be_written():
    built = table("省份,2015,2016,2017\n上海市,27779.56,30456.48,34046.64\n")
    (found,) = built.problems
    assert found.code == "table-wide"
    assert "每行一个数字" in found.hint()


@pytest.mark.parametrize(
    ("content", "line", "kept"),
    [
        (HEAD + ROWS + '"gdp,yoy,q,2021,1,%,s\n' + ROWS, 5, 3),
        (HEAD + 'gdp,yoy,q,2021,"5"8,%,s\n' + ROWS, 2, 0),
        (HEAD + "gdp,yoy,q,2021," + "5" * 140_000 + ",%,s\n" + ROWS, 2, 0),
    ],
)
def test_quotes_that_do_not_match_are_told_where_they_begin(content, line, kept):
    built = table(content)
    assert [(p.code, p.where.line) for p in built.problems] == [("table-quotes", line)]
    assert len(observations(built)) == kept


def test_no_csv_word_of_pythons_reaches_anybody():
    for content in ('"a\n', 'indicator,measure,value\n"', "a\0b,c\n", "indicator,measure,value\n\0,\0,\0\n"):
        for found in table(content).problems:
            assert not any(
                word in found.message() for word in ("line contains", "delimiter", "unexpected", "NUL")
            )


def test_what_is_wrong_alike_in_many_rows_is_told_where_it_begins():
    rows = "".join(f"gdp,yoy,乙,{year},5,%,s\n" for year in range(1950, 2020))
    built = table(HEAD + ROWS + rows)
    assert [(p.code, p.where.line) for p in built.problems] == [("missing-reference", 5)]


def test_a_table_that_is_wrong_throughout_is_given_up_after_some_hundred_rows():
    rows = "".join(f"gdp,yoy,q,{year},{n}x,%,s\n" for n in range(40) for year in range(1950, 2020))
    built = table(HEAD + rows)
    assert "table-many-wrong" in codes(built)
    assert len(built.problems) < 1200


@pytest.mark.parametrize("quote", ["", '"'])
def test_tables_of_any_length_give_what_their_rows_say(quote):
    dice = random.Random(5)
    cells = [
        (dice.choice("qkz"), dice.choice(("yoy", "level")), dice.randint(1950, 2022), dice.randint(-999, 999))
        for _ in range(5000)
    ]
    rows = "".join(f"gdp,{m},{p},{y},{quote}{v / 10}{quote},,s\n" for p, m, y, v in cells)
    built = table(HEAD + rows)
    assert built.problems == ()
    assert [(o.place, o.measure, o.period.code, o.quantity.value) for o in observations(built)] == [
        (p, m, str(y), Decimal(str(v / 10))) for p, m, y, v in cells
    ]
    assert [o.span.line for o in observations(built)] == list(range(2, 5002))
