"""A bundle is read whole: every problem at once, each with its file, line and column."""

from decimal import Decimal

import pytest

from qjviewer.bundle.build import build

GOOD = """\
format: qjviewer/1
briefing: {id: x, title: 简报, place: q, period: 2023H1, as_of: 2023-06-30}
places: {q: {name: 衢江区, level: county}}
sources: {s: {title: 报道}}
figures:
  a: {name: 数, value: 9.0, unit: "%", cite: s ¶3}
tabs:
  - tab: t
    title: 总览
    blocks:
      - cards: [a]
"""


def codes(built):
    return [(p.code, p.where.line, p.where.column) for p in built.problems]


@pytest.fixture
def bundle_of(tmp_path):
    def make(text, **others):
        (tmp_path / "briefing.yaml").write_text(text, encoding="utf-8")
        for name, content in others.items():
            (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
        return build(tmp_path)

    return make


def test_good_bundle_reads_without_problems_and_keeps_decimals(bundle_of):
    built = bundle_of(GOOD)
    assert built.problems == ()
    figure = built.bundle.figure_by_id["a"]
    assert str(figure.value) == "9.0"
    assert built.origins["figures.a.value"].line == 6


def test_a_single_file_and_a_folder_read_alike(bundle_of, tmp_path):
    assert bundle_of(GOOD).bundle == build(tmp_path / "briefing.yaml").bundle


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: 9.0", "valeu: 9.0", [("no-value", 6, 3), ("unknown-key", 6, 16)]),
        ("value: 9.0, ", "", [("no-value", 6, 3)]),
        ("value: 9.0", "value: 9.0, derive: a - a", [("value-and-derive", 6, 3)]),
        ("name: 数, ", "", [("no-name", 6, 3)]),
        ("tabs:", "tabs:\n  - {tab: t, title: 又}", [("tab-twice", 9, 10)]),
        ("value: 9.0", "value: 九", [("not-a-number", 6, 23)]),
        ("value: 9.0", "value: .nan", [("not-a-number", 6, 23)]),
        ("value: 9.0", "value: 1e308", [("not-a-number", 6, 23)]),
        ("value: 9.0", "value: [9]", [("wrong-type", 6, 23)]),
        ("cite: s ¶3", "cite: z ¶3", [("missing-reference", 6, 45)]),
        ("period: 2023H1", "period: 上半年", [("not-a-period", 2, 48)]),
        ("format: qjviewer/1", "format: other", [("unknown-word", 1, 9)]),
        ("  - tab: t\n    title", "  - title", [("missing-key", 8, 5)]),
        ("level: county", "level: shire", [("unknown-word", 3, 32)]),
        ("- cards: [a]", "- card: [a]", [("unknown-block", 11, 9)]),
        ("title: 总览", "title: 总览{", []),
        ("title: 报道", "title: &x 报道", [("alias", 4, 22)]),
        ("title: 报道", "title: !!python/name:os 报道", [("tag", 4, 22)]),
        ("tabs:", "figures: {}\ntabs:", [("duplicate-key", 7, 1)]),
        (
            "cards: [a]",
            'points: ["增{b}长", "{a:rnak}"]',
            [("unknown-form", 11, 28), ("missing-reference", 11, 20)],
        ),
    ],
)
def test_each_slip_is_told_with_its_place(bundle_of, old, new, expected):
    assert old in GOOD
    assert sorted(codes(bundle_of(GOOD.replace(old, new)))) == sorted(expected)


def test_all_problems_are_told_at_once_and_the_rest_stays_usable(bundle_of):
    built = bundle_of(GOOD.replace("value: 9.0", "value: x").replace("level: county", "level: x"))
    assert {p.code for p in built.problems} >= {"not-a-number", "unknown-word"}
    assert built.bundle is not None
    assert built.bundle.tabs[0].tab == "t"


def test_misspelt_key_gets_a_suggestion(bundle_of):
    problems = bundle_of(GOOD.replace("value: 9.0", "valeu: 9.0")).problems
    (found,) = (p for p in problems if p.code == "unknown-key")
    assert "value" in found.hint()


def test_included_files_join_the_whole(bundle_of):
    text = "include: [more.yaml]\n" + GOOD
    built = bundle_of(text, more="figures:\n  b: {name: 数, value: 1, unit: 个, cite: s}\n")
    assert built.problems == ()
    assert [f.id for f in built.bundle.figures] == ["a", "b"]
    assert built.origins["figures.b"].file == "more.yaml"


def test_same_name_in_two_files_is_told_in_the_second(bundle_of):
    built = bundle_of("include: [more.yaml]\n" + GOOD, more="figures:\n  a: {name: 数, value: 1, cite: s}\n")
    assert [(p.code, p.where.file, p.where.line) for p in built.problems] == [
        ("duplicate-key", "more.yaml", 2)
    ]


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/passwd", "C:/x.yaml", "a/../../x.yaml"])
def test_nothing_outside_the_folder_is_read(bundle_of, path):
    built = bundle_of(f'include: ["{path}"]\n' + GOOD)
    assert [p.code for p in built.problems] == ["outside-path"]


def test_csv_rows_become_figures_with_their_line(bundle_of, tmp_path):
    rows = "id,name,value,unit,period,cite\nc,数,6.8,%,2023Q1,s ¶1\nd,数,错,%,2023Q1,s\n"
    (tmp_path / "history.csv").write_text(rows, encoding="utf-8-sig")
    built = bundle_of(GOOD + "tables: [history.csv]\n")
    assert built.bundle.figure_by_id["c"].value == Decimal("6.8")
    assert [(p.code, p.where.file, p.where.line) for p in built.problems] == [
        ("not-a-number", "history.csv", 3)
    ]


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-8-sig", []), ("utf-16", []), ("gb18030", ["encoding-gb18030"])]
)
def test_encodings_met_in_the_field_are_read(tmp_path, encoding, told):
    (tmp_path / "briefing.yaml").write_bytes(GOOD.encode(encoding))
    built = build(tmp_path)
    assert [p.code for p in built.problems] == told
    assert built.bundle is not None


def test_digest_follows_the_content(bundle_of):
    first = bundle_of(GOOD).digest
    assert len(first) == 16
    assert bundle_of(GOOD).digest == first
    assert bundle_of(GOOD.replace("9.0", "9.1")).digest != first
