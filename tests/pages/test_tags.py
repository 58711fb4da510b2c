"""Tags behind the name of a row: what its values are, where they are not plainly published."""

import pytest

from qjviewer.pages.blocks import text_of
from qjviewer.pages.build import build
from qjviewer.pages.view import View
from tests.cubes import cube_of

BODY = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {level: 200.0, yoy: {value: 5.4STATUS}}
    fai: {yoy: 7.8}
  - about: {place: zhejiang, period: 2023H1, source: stats}
    fai: {yoy: {value: 6.0, status: preliminary}}
tabs:
  - tab: t
    title: 总览
    blocks:
      - {table: statement, of: [gdp, fai], columns: [level, yoy, "yoy@zhejiang"], title: 指标}
"""


def table(status="", lang="zh-Hans"):
    made = build(cube_of(BODY.replace("STATUS", f", status: {status}" if status else "")), View(lang))
    (found,) = made.pages[0].blocks
    return found


@pytest.mark.parametrize(
    ("status", "lang", "tag"),
    [
        ("preliminary", "zh-Hans", "初"),
        ("revised", "zh-Hans", "修"),
        ("estimate", "zh-Hant", "預"),
        ("preliminary", "en", "p"),
    ],
)
def test_a_row_is_tagged_by_its_own_values(status, lang, tag):
    rows = table(status, lang).rows
    assert rows[0][0].tags == (tag,)
    # The province's value is preliminary, ours is not.
    assert rows[1][0].tags == ()


def test_what_is_plainly_published_has_no_tag():
    assert {row[0].tags for row in table().rows} == {()}


def test_a_tag_is_explained_once():
    notes = [text_of(n) for n in table("revised").notes]
    assert notes.count("标“修”的为修订数。") == 1
