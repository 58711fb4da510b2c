"""Edits in place: comments, quotes, line ends and flow style around them stay as they are."""

import pytest

from qjviewer.bundle.nodes import Mapping, Scalar, Sequence
from qjviewer.exports.form.csv_rows import NoColumn, changed
from qjviewer.exports.form.edits import Patch
from qjviewer.problems import Span

AT = Span("sheet")


def scalar(text):
    return Scalar(AT, text, plain=False)


def edited(text, key, node, name="a"):
    patch = Patch(text)
    entry = patch.entry("figures", name)
    if node is None:
        patch.drop(entry, key)
    else:
        patch.put(entry, "figures", key, node)
    return patch.done()


BLOCK = """\
figures:
  a:  # first
    value: 1.0  # as printed
    unit: '%'

  # second
  b: {value: 2, unit: 个}
"""
UNIT = "    unit: '%'\n"
LIST = Sequence(AT, (scalar("x ¶1"), scalar("z")))


@pytest.mark.parametrize(
    ("name", "key", "node", "old", "new"),
    [
        ("a", "value", scalar("2.50"), "1.0", "2.50"),
        ("a", "unit", scalar("亩"), "'%'", "亩"),
        ("a", "rank", scalar("3"), "    unit: '%'\n", "    unit: '%'\n    rank: 3\n"),
        ("a", "period", scalar("2023H1"), "    value: 1.0", '    period: "2023H1"\n    value: 1.0'),
        ("a", "unit", None, "    unit: '%'\n", ""),
        ("b", "value", scalar("3"), "value: 2", "value: 3"),
        ("b", "rank", scalar("3"), "unit: 个}", "unit: 个, rank: 3}"),
        ("b", "value", None, "value: 2, ", ""),
        ("b", "unit", None, ", unit: 个", ""),
        ("a", "cite", LIST, UNIT, f"{UNIT}    cite: [x ¶1, z]\n"),
    ],
)  # fmt: skip
def test_only_the_value_changes(name, key, node, old, new):
    for text in (BLOCK, BLOCK.replace("\n", "\r\n")):
        ends = "\r\n" if "\r\n" in text else "\n"
        wanted = BLOCK.replace(old, new, 1)
        assert edited(text, key, node, name) == wanted.replace("\n", ends)


def test_block_text_becomes_a_line():
    text = "figures:\n  a:\n    note: >\n      long\n      words\n    value: 1\n"
    assert (
        edited(text, "note", scalar("short: one")) == 'figures:\n  a:\n    note: "short: one"\n    value: 1\n'
    )


def test_one_language_changes_alone():
    text = "figures:\n  a:\n    name:\n      zh-Hans: 甲 # kept\n      en: A\n    value: 1\n"
    node = Mapping(AT, ((scalar("zh-Hans"), scalar("乙")), (scalar("en"), scalar("A"))))
    assert edited(text, "name", node) == text.replace("甲", "乙")


def test_a_table_changes_one_cell():
    text = 'id,value,note\r\na,1.0,"x, y"\r\nb,2,\r\n'
    assert changed(text, {"b": {"value": "3"}}) == text.replace("b,2,", "b,3,")
    with pytest.raises(NoColumn):
        changed(text, {"b": {"rank": "1"}})
