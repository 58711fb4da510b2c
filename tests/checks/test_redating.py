"""Re-dating a briefing's header: no figure changes its period, and no sentence that no longer holds passes.

Every header is tried with every sentence: more than a thousand pairs. What disagrees is said here by a
second, plain reckoning: which period each typed word means in the header's year, and which the figure has.
"""

import itertools
import re

import pytest

from qjviewer.bundle.periods import Period, parse_part, parse_period, year_of
from qjviewer.load import load
from qjviewer.pages.blocks import Run
from qjviewer.problems import Severity

WRITTEN = parse_period("2023H1")
YEARS = (2021, 2022, 2023, 2024)
POINTS = [Period(y * 12 + m, y * 12) for y in YEARS for m in range(1, 12)]
HEADERS = [p for p in POINTS if p.year > YEARS[0]]
# Every value is one of a kind, so that a number tells its period.
VALUES = {p: f"{1 + n / 10:.1f}" for n, p in enumerate(POINTS)}


def typed(word, back=0):
    """What a typed word means under a header: its period in the header's year, or so many years back."""
    return lambda header: parse_part(word, header.last_year + back)


def fixed(text):
    """A period with its year means the same under every header."""
    return lambda header: parse_period(text)


def now(header):
    return header


def before(header):
    return header.shifted(-12)


# Sentences: text, what its words of time mean, and which periods its figures have, in pairs.
WITH_FIGURES = [
    ("{period}增长{gdp.yoy}", [(now, now)]),
    ("生产总值{gdp.yoy:change}", []),
    ("上半年增长{gdp.yoy}", [(typed("上半年"), now)]),
    ("上半年，全区增长{gdp.yoy}", [(typed("上半年"), now)]),
    ("2023年上半年增长{gdp.yoy}", [(fixed("2023H1"), now)]),
    ("2023年上半年增长{gdp.yoy@2023H1}", []),
    ("上半年增长{gdp.yoy@2023H1}", [(typed("上半年"), fixed("2023H1"))]),
    ("1—6月增长{gdp.yoy}", [(typed("1—6月"), now)]),
    ("增长{gdp.yoy}，快于一季度的{gdp.yoy@2023Q1}", [(typed("一季度"), fixed("2023Q1"))]),
    (
        "上半年增长{gdp.yoy}，一季度增长{gdp.yoy@2023Q1}",
        [(typed("上半年"), now), (typed("一季度"), fixed("2023Q1"))],
    ),
    ("由一季度的{gdp.yoy@2023Q1}升至{gdp.yoy}", [(typed("一季度"), fixed("2023Q1"))]),
    ("去年上半年增长{gdp.yoy@year-ago}", [(typed("上半年", -1), before)]),
    ("上年同期增长{gdp.yoy@year-ago}", []),
    ("去年增长{gdp.yoy@2022}", [(lambda h: year_of(h.last_year - 1), fixed("2022"))]),
    ("{prev}增长{gdp.yoy@prev}", []),
    ("{year-ago}增长{gdp.yoy@year-ago}，{period}增长{gdp.yoy}", []),
    ("前三季度增长{gdp.yoy}", [(typed("前三季度"), now)]),
    ("全年增长{gdp.yoy}", [(typed("全年"), now)]),
    ("6月增长{gdp.yoy}", [(typed("6月"), now)]),
    ("2022年增长{gdp.yoy@2022}", []),
]
IN_ENGLISH = [
    ("{period}增长{gdp.yoy}，", "GRP grew {gdp.yoy} in the first half", [(typed("上半年"), now)]),
    ("{period}增长{gdp.yoy}；", "In the first half, GRP grew {gdp.yoy}", [(typed("上半年"), now)]),
    ("{period}增长{gdp.yoy}：", "GRP grew {gdp.yoy} in {period}", []),
]
# Sentences that name no figure: a word that meant the briefing's own period means it no longer.
BARE = [
    ("上半年经济平稳。", lambda h: h != WRITTEN),
    ("1—6月经济平稳。", lambda h: h != WRITTEN),
    ("今年经济平稳。", lambda h: h.last_year != WRITTEN.last_year),
    ("与去年一样平稳。", lambda h: h.last_year != WRITTEN.last_year),
    ("本季度经济平稳。", lambda h: h != WRITTEN),
    ("2023年上半年经济平稳。", lambda h: False),
    ("{period}经济平稳。", lambda h: False),
    ("经济平稳。", lambda h: False),
]
HEAD = """\
format: qjviewer/1
briefing:
  id: x
  title: "衢江区{period}简报"
  place: q
  period: HEADER
  rhythm: month
  as_of: 2025-03-01
  languages: [zh-Hans, en]
words: words.csv
tables: [data.csv]
places: {q: {name: 衢江区, level: county}}
sources: {s: {title: 公报, published: 2025-02-01}}
indicators: {gdp: {name: 地区生产总值, price: real, basis: cumulative}}
tabs:
"""


def tabs(read):
    texts = [t for t, _ in WITH_FIGURES] + [t for t, _, _ in IN_ENGLISH] + [t for t, _ in BARE]
    for number, text in enumerate(texts):
        yield f'  - {{tab: t{number}, title: 总览, read: {read}, headline: "{text}"}}\n'
    cards = "[gdp.yoy, gdp.yoy@2022, gdp.yoy@2023H1]"
    yield f"  - {{tab: cards, title: 总览, read: {read}, blocks: [{{cards: {cards}}}]}}\n"


def write(folder, header, read):
    rows = [f"gdp,yoy,q,{p.code},{v},%,s" for p, v in VALUES.items()]
    words = [f'"{zh}","{en}"' for zh, en, _ in IN_ENGLISH]
    (folder / "data.csv").write_text("\n".join(["indicator,measure,place,period,value,unit,source", *rows]))
    (folder / "words.csv").write_text("\n".join(["zh-Hans,en", *words]), encoding="utf-8")
    text = HEAD.replace("HEADER", header.code) + "".join(tabs(read.code))
    (folder / "briefing.yaml").write_text(text, encoding="utf-8")
    return load(folder)


ABOUT_TIME = ("period-beside", "time-stale", "time-unread", "title-of-other-period")


def errors_by_tab(loaded, *codes):
    """The numbers of the tabs with an error; with codes, with one of these."""
    found = set()
    for problem in loaded.problems:
        match = re.match(r"tabs\[(\d+)\]", problem.subject)
        wanted = problem.code in codes if codes else problem.code != "language-missing"
        if match and problem.severity is Severity.ERROR and wanted:
            found.add(int(match[1]))
    return found


def disagreeing(header):
    """The numbers of the sentences whose words of time are of another period than their figures."""
    pairs = [claims for _, claims in WITH_FIGURES] + [claims for _, _, claims in IN_ENGLISH]
    return {n for n, claims in enumerate(pairs) if any(said(header) != has(header) for said, has in claims)}


def known(header):
    """The sentences all of whose figures have a value under a header: what lies after it is missing."""
    texts = [t for t, _ in WITH_FIGURES] + [t for t, _, _ in IN_ENGLISH]
    absolute = (re.findall(r"@(20\d\d\w*)", t) for t in texts)
    return {n for n, codes in enumerate(absolute) if all(parse_period(c).end <= header.end for c in codes)}


def test_there_are_a_thousand_pairs():
    assert len(HEADERS) * (len(WITH_FIGURES) + len(IN_ENGLISH) + len(BARE)) >= 1000


@pytest.mark.parametrize("header", HEADERS, ids=lambda p: p.code)
def test_what_disagrees_under_a_header_never_passes(tmp_path, header):
    """The header alone is changed; the tabs still say that they were read for the first half of 2023."""
    loaded = write(tmp_path, header, WRITTEN)
    wrong = disagreeing(header)
    first = len(WITH_FIGURES) + len(IN_ENGLISH)
    wrong |= {first + n for n, (_, fails) in enumerate(BARE) if fails(header)}
    assert wrong <= errors_by_tab(loaded)
    # What types no period that moves is never blamed: it only has to be read again.
    unmoved = {n for n, row in enumerate(WITH_FIGURES + IN_ENGLISH) if not row[-1]} & known(header)
    assert unmoved.isdisjoint(errors_by_tab(loaded, *ABOUT_TIME))


@pytest.mark.parametrize("header", HEADERS, ids=lambda p: p.code)
def test_what_disagrees_beside_a_figure_never_passes_even_when_said_to_be_read(tmp_path, header):
    loaded = write(tmp_path, header, header)
    assert disagreeing(header) <= errors_by_tab(loaded)
    assert errors_by_tab(loaded, *ABOUT_TIME) <= disagreeing(header)


@pytest.mark.parametrize("header", HEADERS[::3], ids=lambda p: p.code)
def test_no_figure_is_shown_for_another_period_than_its_own(tmp_path, header):
    loaded = write(tmp_path, header, header)
    seen = 0
    for page in loaded.pages:
        for shown, text in itertools.chain(_runs(page), _cards(page)):
            period = parse_period(shown.split("@")[2].partition(" ")[0].rstrip("+"))
            numbers = re.findall(r"\d+\.\d", text)
            assert numbers in ([VALUES[period]], []), (shown, text)
            seen += bool(numbers)
    assert seen > 10


def _runs(page):
    return ((r.figure, r.text) for r in page.headline if isinstance(r, Run) and r.figure)


def _cards(page):
    return ((c.figure, c.number) for b in page.blocks for c in getattr(b, "cards", ()))
