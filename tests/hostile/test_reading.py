"""Whatever bytes a file holds: figures or located problems, in good time, in the reader's language."""

import gc
import re
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qjviewer.bundle.build import build
from qjviewer.bundle.files import MAX_FILE_BYTES, MAX_TABLE_BYTES
from qjviewer.figures.cube import Cube
from qjviewer.pages.build_pages import build as build_pages
from qjviewer.pages.view import View
from qjviewer.wording import LANGUAGES
from tests.any_text import any_text
from tests.bundle.small import SMALL

LIMIT_SECONDS = 2.0
TABLE = "indicator,measure,place,period,value,unit,rank,group,status,source,at,note\n"
ROWS = (
    "gdp,yoy,q,2023H1,5.8,%,1/90,counties,初步,s,¶1,\n"
    "gdp,level,z,2022,186.40,亿元,,,,s;t,¶3,口径{gdp.yoy}\n"
    'power,level,k,2023-06,"1,234.5",亿千瓦时,,,,t,,\n'
)
WORDS = "zh-Hans,zh-Hant,en,where\n总览,總覽,Overview,\n衢江区,衢江區,Qujiang,short\n"
FILES = {
    "briefing.yaml": SMALL.replace(
        "tabs:\n", "tables: [t.csv]\nwords: words.csv\ninclude: more.yaml\ntabs:\n"
    ),
    "more.yaml": "about: {place: k, period: 2022, source: t}\nfacts:\n  - f: {name: 项目, value: 500多个}\n"
    "    n: {sum: gdp.level, over: two}\n",
    "t.csv": TABLE + ROWS,
    "words.csv": WORDS,
}
# Words of libyaml, of csv and of Python; none of them is for anybody to read.
FOREIGN = re.compile(
    r"\b(?:expected|found|did not|mapping|token|scalar|line contains|delimiter|Error|None)\b"
)


def judged(files):
    """Read files; hold what comes out to what is promised."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(
                data if isinstance(data, bytes) else data.encode("utf-8", "replace")
            )
        # What other tests left in memory is not searched for garbage meanwhile.
        gc.freeze()
        begun = time.thread_time()
        built = build(Path(folder))
        taken = time.thread_time() - begun
        gc.unfreeze()
        assert taken < LIMIT_SECONDS
    problems = list(built.problems)
    if built.bundle is not None:
        cube = Cube(built.bundle, built.origins)
        problems += build_pages(cube, View()).problems
        assert all(cube.by_id(f.id) == f for f in cube.all_figures())
    else:
        assert problems
    for found in problems:
        assert found.code != "page-failed", found
        assert found.where.file
        for lang in LANGUAGES:
            text = found.message(lang) + found.hint(lang)
            assert text
        typed = "".join(value for _, value in found.args)
        assert not FOREIGN.search(found.message().replace(typed, "")) or FOREIGN.search(typed), found
    return built


def test_the_briefing_that_is_spoiled_is_sound():
    built = judged(FILES)
    assert [p.code for p in built.problems] == []
    assert len(built.bundle.store) == 5


# A third of what the profile asks for: each example reads four files.
QUICK = settings(
    suppress_health_check=[HealthCheck.too_slow], max_examples=settings.default.max_examples // 3
)
BYTES = st.one_of(
    st.binary(max_size=400),
    any_text(max_size=200).map(lambda t: t.encode("utf-8", "replace")),
    st.text(alphabet='gdp,yoq2023H1%5.8"\n\r\t;，|=\0\ufeff﻿…—', max_size=200).map(str.encode),
    st.text(alphabet="{}[]:：,，- \n\t#&*!|>%@`'\"ab12\u3000\u00a0", max_size=200).map(str.encode),
)


@QUICK
@given(st.sampled_from(sorted(FILES)), BYTES)
@example("t.csv", b'indicator,measure,value\n"')
@example("t.csv", b"\xff\xfe")
@example("briefing.yaml", b"\xef\xbb\xbf")
@example("words.csv", b'zh-Hans,"en\n')
def test_any_bytes_in_any_file(name, data):
    judged({**FILES, name: data})


@QUICK
@given(st.binary(max_size=300), st.integers(0, 12))
def test_any_bytes_below_a_good_header(data, column):
    cells = ["gdp", "yoy", "q", "2022", "5", "%", "", "", "", "s", "", ""]
    cells.insert(column, "")
    judged(
        {**FILES, "t.csv": TABLE.encode() + ",".join(cells[:column]).encode() + data + b"\n" + ROWS.encode()}
    )


NASTY = (
    *(
        "",
        "~",
        "null",
        "-",
        "?",
        "[",
        "{",
        "]",
        "}",
        ": ",
        "- ",
        "# x",
        " #x",
        "|",
        ">",
        "%",
        "@",
        "`",
        "*",
        "&a",
        "!x",
        "<<: x",
    ),
    *(
        "NaN",
        ".inf",
        "1e308",
        "9" * 40,
        "0x10",
        "010",
        "1_000",
        "12:30",
        "２３",
        "−5",
        "٣",
        "1.",
        ".5",
        "1,234",
        "5%",
        "5亿元",
    ),
    *(
        "\u202e",
        "\ufeff",
        "\u2028",
        "\x85",
        "\u3000",
        "\u00a0",
        "⼯",
        "�",
        "“",
        "”",
        "：",
        "，",
        "\t",
        "\r",
        "\0",
        "\x1b",
    ),
    *(
        "gdp",
        "q",
        "here",
        "prev",
        "z",
        "counties",
        "two",
        "2023",
        "2023-06",
        "2024-01-02",
        "0000",
        "9999-12-31",
        "上半年",
    ),
    *(
        "{gdp.yoy}",
        "{",
        "}",
        "{{",
        "{gdp.yoy:vs}",
        "{gdp.yoy:vs q}",
        "{f}",
        "{n:list}",
        "{:}",
        "{=",
        "x" * 300,
        "字" * 300,
    ),
    *(
        "../x.yaml",
        "/etc/passwd",
        "briefing.yaml",
        "t.csv",
        "*.yaml",
        "**/*",
        "data/",
        "con",
        "a" * 300 + ".yaml",
    ),
)


@st.composite
def spoiled(draw):
    """The files with a few places exchanged, dropped, doubled, moved, cut off."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 5))):
        name = draw(st.sampled_from(sorted(files)))
        text = files[name]
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.sampled_from((0, 0, 1, 3, 12, 80))))
        how = draw(st.integers(0, 6))
        if how == 0:
            new = text[:at]
        elif how == 1:
            new = text[:at] + text[at:end] * 2 + text[end:]
        elif how == 2:
            line = text.find("\n", at) + 1
            new = text[:line] + draw(st.sampled_from((" ", "  ", "\t", "　", "- "))) + text[line:]
        else:
            new = text[:at] + draw(st.sampled_from(NASTY)) + text[end:]
        files[name] = new
    return files


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(spoiled())
def test_a_spoiled_briefing_gives_figures_or_located_problems(files):
    judged(files)


@QUICK
@given(
    spoiled(), st.sampled_from(["utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "latin-1", "utf-8-sig"])
)
def test_a_spoiled_briefing_in_any_encoding(files, encoding):
    judged({name: text.encode(encoding, "replace") for name, text in files.items()})


# Sizes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.csv", TABLE + "gdp,yoy,q,2022,5,%,,,,s,,\n" * 20_000, None),
        ("t.csv", TABLE + "gdp,yoy,q,2022,五,%,,,,s,,\n" * 20_000, "table-many-wrong"),
        (
            "t.csv",
            TABLE + "".join(f"i{n},yoy,q,2022,5,%,,,,s,,\n" for n in range(20_000)),
            "table-many-wrong",
        ),
        ("t.csv", TABLE + ",,,,,,,,,,,\n" * 50_000, None),
        ("t.csv", "," * 1_000_000, "table-header"),
        ("t.csv", '"' * 1_000_000, "table-header"),
        ("t.csv", TABLE + '"' + "x\n" * 300_000, "table-quotes"),
        ("words.csv", WORDS + "".join(f"词{n},詞,word,\n" for n in range(10_000)), None),
        ("more.yaml", "x: [" + "1," * 300_000 + "]", "too-many-values"),
        ("more.yaml", "a" * 200_000, "too-long"),
        ("more.yaml", "{" * 100_000, "too-deep"),
        (
            "more.yaml",
            "places:\n"
            + "".join(f"  p{n}: {{name: 地{n}, level: county, within: p{n + 1}}}\n" for n in range(3_000)),
            "missing-reference",
        ),
    ],
)
def test_size_alone_takes_no_time(name, content, code):
    built = judged({**FILES, name: content})
    if code:
        assert code in {p.code for p in built.problems}


def test_files_beyond_their_limits_are_refused_unread(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    for name, limit in (("t.csv", MAX_TABLE_BYTES), ("more.yaml", MAX_FILE_BYTES)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(limit + 1)
    begun = time.thread_time()
    built = build(tmp_path)
    assert time.thread_time() - begun < LIMIT_SECONDS
    assert sorted(p.code for p in built.problems if p.code != "words-unused") == [
        "file-too-large",
        "file-too-large",
    ]
