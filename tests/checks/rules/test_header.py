"""The briefing's own lines: its title, its period and its day."""

import pytest

from tests.checks.bench import HEAD, problems_of


def found(folder, old, new):
    assert old in HEAD
    told = problems_of(folder, HEAD.replace(old, new, 1), **{"more.yaml": "items: {}\n"})
    return [(p.code, p.where.line) for p in told if p.where.line == 2 and p.where.file == "briefing.yaml"]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("衢江区{period}简报", []),
        ("衢江区简报", []),
        ("衢江区2023年上半年简报", ["period-typed"]),
        ("衢江区上半年简报", ["period-typed"]),
        ("衢江区2023年前三季度简报", ["title-of-other-period"]),
        ("衢江区2022年上半年简报", ["title-of-other-period"]),
        ("衢江区一季度简报", ["title-of-other-period"]),
    ],
)
def test_a_title_words_the_period_from_the_header(tmp_path, title, codes):
    assert found(tmp_path, 'title: "简报"', f'title: "{title}"') == [(code, 2) for code in codes]


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("period: 2023H1, as_of: 2023-08-04", []),
        ("period: 2023-08-03, as_of: 2023-08-04", []),
        # 1—2月, as a spreadsheet writes it.
        ("period: 2023-01-02, as_of: 2023-08-04", ["period-one-day"]),
        ("period: 2023Q1-Q3, as_of: 2023-08-04", ["as-of-early"]),
    ],
)
def test_a_header_that_can_hardly_be_meant_is_asked_about(tmp_path, header, codes):
    assert found(tmp_path, "period: 2023H1, as_of: 2023-08-04", header) == [(code, 2) for code in codes]
