"""What the rows of tables come to: golden files of every measure with every sort of value and unit, of single
cells typed wrongly, and of tables that are no tables of figures."""

from collections.abc import Iterator

import pytest

from qjviewer.bundle.measures import MEASURES
from tests.bundle.small import changed, read
from tests.rich.written import is_golden, short

FIGURE = "    gdp: {level: 120.5, yoy: 13.4}\n"
MAIN = changed("tabs:\n", "tables: [t.csv]\ntabs:\n", changed(FIGURE, ""))
HEAD = "indicator,measure,place,period,value,unit,rank,group,status,source,at,basis,note,internal,context\n"
ROW = {"indicator": "gdp", "measure": "yoy", "place": "q", "period": "2023H1", "value": "5.8", "source": "s"}
VALUES = ("5.8", "-3", "120", "5.8%", "1.2万", "3亿元", "4个", "2.1个百分点", "…", "6以上", "9—11", "十")
UNITS = ("", "%", "亿元", "万元", "个", "个百分点", "位", "亿千瓦时")
# Tried with what is in percent and with what is counted, too.
FEW = ("level", "yoy", "share", "target")
# One cell typed otherwise: column, then what is typed there.
CELLS = {
    "indicator": ("", "GDP", "地区生产总值", "gpd", "地区生产总直", "q", "没有的"),
    "measure": ("", "同比", "增速", "YOY", "同笔", "level", "vs k", "yoy vs k", "同比较柯城区", "yoy vs prev",
                "yoy vs 上年同期", "yoy vs gdp.level", "yoy vs nobody", "yoy vs q", "rank", "位次", "变化"),
    "place": ("", "衢江", "衢江区", "全省", "Q", "火星", "gdp", "两区"),
    "period": ("", "2023", "2023年上半年", "2023-06", "2023M06", "2023M06末", "2023-06-30", "上半年", "now",
               "2023H9", "2021..2023"),
    "value": ("", "-", "—", "未公布", "5，8", "５.８", "1,205.8", "12,34", "约5", "500多",
              "nan", "1e3", "abc"),
    "unit": ("", "%", "％", "百分点", "元", "斤", "万"),
    "rank": ("", "1", "3/90", "3/2", "0", "第3", "并列3", "三", "1/两区"),
    "group": ("two", "两区", "counties", "全省县（市、区）", "q", "没有"),
    "status": ("", "初步", "preliminary", "final", "修订", "估计", "大概"),
    "source": ("", "s", "报道", "s;t", "s、年鉴", "没有", "s ¶2"),
    "at": ("", "¶3", "第3段", "¶11", "t ¶2", "D7", "p.4", "某页"),
    "basis": ("", "累计", "single", "当期", "时点", "乱"),
    "internal": ("", "是", "否", "true", "x", "0"),
    "context": ("", "是", "no", "1"),
}  # fmt: skip
# Tables whose rows can't be read, or not all of them.
TABLES = {
    "empty": "",
    "blank lines": "\n\n  \n",
    "no header": "gdp,yoy,q,2023H1,5.8,%,s\n",
    "years as columns": "地区,2021,2022年,2023\n衢江区,1,2,3\n",
    "years and tabs": "地区\t2021\t2022\n衢江区\t1\t2\n",
    "years and semicolons": "地区;2021;2022\n衢江区;1;2\n",
    "one year": "地区,2023\n衢江区,3\n",
    "column twice": "indicator,measure,value,指标\ngdp,yoy,5.8,gdp\n",
    "unknown column": "indicator,measure,value,place,period,source,colour\ngdp,yoy,5.8,q,2023H1,s,red\n",
    "misspelt column": "indicator,measure,value,place,period,sorce\ngdp,yoy,5.8,q,2023H1,s\n",
    "no measure": "indicator,place,period,value\ngdp,q,2023H1,5.8\n",
    "no value": "indicator,measure,place,period\ngdp,yoy,q,2023H1\n",
    "ranks alone": "indicator,measure,place,period,rank,group,source\ngdp,yoy,q,2023H1,3/90,counties,s\n",
    "short rows": HEAD + "gdp,yoy,q\ngdp\n单位：%\n",
    "long rows": HEAD + f"gdp,yoy,q,2023H1,5.8,%{',' * 9},,x,y\n",
    "open quotes": HEAD + 'gdp,yoy,q,2023H1,"5.8,%\n',
    "rest behind quotes": HEAD + 'gdp,yoy,q,2023H1,"5.8"x,%\n',
    "all wrong": HEAD + "gdp,同笔,q,2023H1,5.8\n" * 130,
    "twice the same": HEAD + "gdp,yoy,q,2023H1,5.8,%,,,,s\n" * 2,
    "same and other": HEAD + "gdp,yoy,q,2023H1,5.8,%,,,,s\ngdp,yoy,q,2023H1,5.9,%,,,,s\n",
}


def table(rows: str) -> Iterator[str]:
    """The figures of a table and what is told of it, in the order of their places."""
    built = read(MAIN, {"t.csv": rows})
    found = []
    for p in built.problems:
        said = f"{p.severity.word} {p.code} {p.subject}: {p.message()} {p.hint()}"
        found.append((p.where.file, p.where.line, p.where.column, said))
    for o in built.bundle.store.observations() if built.bundle else ():
        place = (
            f"{o.indicator}.{o.measure}{f' vs {o.against}' if o.against else ''}@{o.place}@{o.period.code}"
        )
        said = (
            f"{place} {built.bundle.store.value_text(o.number)} {short(o.quantity)} {short(o.more) or o.more}"
        )
        found.append((o.span.file, o.span.line, o.span.column, said))
    yield from (f" {file}:{line}:{column} {said}" for file, line, column, said in sorted(found))


def row(**cells: str) -> str:
    typed = [(ROW | cells).get(key, "") for key in HEAD.strip().split(",")]
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in typed) + "\n"


def single_cells() -> Iterator[str]:
    for column, typed in CELLS.items():
        yield f"== {column}: {' | '.join(typed)}"
        ranked = {"rank": "3"} if column == "group" else {"group": "counties"} if column == "rank" else {}
        cited = {"at": "¶1"} if column == "source" else {}
        yield from table(HEAD + "".join(row(**{**ranked, **cited, column: text}) for text in typed))
    yield "== level"
    yield from table(
        HEAD + "".join(row(indicator="power", measure="level", period=t) for t in CELLS["period"])
    )


def measures_and_units() -> Iterator[str]:
    for indicator, measures in (("gdp", MEASURES), ("losses", FEW), ("firms", FEW)):
        for measure in measures:
            for against in ("", " vs k"):
                name = measure + against
                rows = [row(indicator=indicator, measure=name, value=value) for value in VALUES]
                rows += [row(indicator=indicator, measure=name, unit=unit) for unit in UNITS]
                yield f"== {indicator} {name}"
                yield from told_briefly(rows)


def told_briefly(rows: list[str]) -> Iterator[str]:
    """What was typed in a row, and its value and unit or what is wrong."""
    said: dict[int, str] = {}
    built = read(MAIN, {"t.csv": HEAD + "".join(rows)})
    for p in built.problems:
        said[p.where.line] = f"{p.code} {dict(p.args)}"
    for o in built.bundle.store.observations() if built.bundle else ():
        said[o.span.line] = f"{short(o.quantity)} in {o.more.unit}"
    for number, line in enumerate(rows, 2):
        cells = line.split(",")
        yield f" {cells[4]} {cells[5]}: {said.get(number, 'nothing')}"


def broken_tables() -> Iterator[str]:
    for name, rows in TABLES.items():
        yield f"== {name}"
        yield from list(table(rows))[:12]


MADE = [single_cells, measures_and_units, broken_tables]


@pytest.mark.parametrize("made", MADE)
def test_rows_of_tables_come_to_what_they_did(made):
    is_golden(f"tables.{made.__name__}", made())
