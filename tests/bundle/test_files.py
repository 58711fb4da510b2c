"""Files of a bundle: which are read, what is told of the others, and which encoding a text has."""

import errno
from pathlib import PurePosixPath

import pytest

from qjviewer.bundle.archive import packed
from qjviewer.bundle.files import Folder, because, decode, is_pattern, open_folder
from qjviewer.bundle.nodes import MAX_DEPTH, MAX_SCALAR, parse
from qjviewer.problems import Span
from tests.bundle.small import SMALL, read
from tests.rich.written import is_golden, lines

SAID_AT = Span("briefing.yaml", 3, 1)
YAML = (".yaml", ".yml")


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("甲区".encode(), "甲区", "utf-8"),
        ("甲区".encode("utf-8-sig"), "甲区", "utf-8-sig"),
        ("甲区".encode("gb18030"), "甲区", "gb18030"),
        ("甲区 GDP".encode("utf-16"), "甲区 GDP", "utf-16"),
        (b"\xfe\xff" + "甲区".encode("utf-16-be"), "甲区", "utf-16"),
        ("GDP: 1".encode("utf-16-le"), "GDP: 1", "utf-16-le"),
        ("GDP: 1".encode("utf-16-be"), "GDP: 1", "utf-16-be"),
        # A zero among letters now and then is a slip, and no UTF-16.
        (b"GDP\0: 1.", "GDP\0: 1.", "utf-8"),
        ("地区生产总值增速1".encode("utf-16-le"), "地区生产总值增速1", "utf-16-le"),
        (b"\xff\xfe\x00", None, ""),
        (b"\x80\xff\xff", None, ""),
    ],
)
def test_the_encoding_of_a_text_is_found(data, text, encoding):
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "memory"),
        (PermissionError(errno.EACCES, "x"), "forbidden"),
        (OSError(errno.EPERM, "x"), "forbidden"),
        (OSError(errno.EIO, "x"), "device"),
        (OSError(errno.ENAMETOOLONG, "x"), "name"),
        (OSError(errno.ELOOP, "x"), "loop"),
        (OSError(errno.ENOMEM, "x"), "memory"),
        (OSError(errno.EPIPE, "x"), "other"),
        (ValueError(), "other"),
    ],
)
def test_why_a_file_cannot_be_read_is_said(error, reason):
    assert because(error) == f"@problem.because-{reason}"


@pytest.fixture
def folder(tmp_path):
    for name in ("briefing.yaml", "data/a.yaml", "data/b.yml", "data/c.csv", "data/.d.yaml", "data/~$e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "dir.yaml").mkdir()
    (tmp_path / "large.yaml").write_bytes(b"#" * 11)
    (tmp_path / "just.yaml").write_bytes(b"#" * 10)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("data/a.yaml", ""),
        ("data\\a.yaml", ""),
        ("just.yaml", ""),
        ("large.yaml", "file-too-large"),
        ("dir.yaml", "not-a-file"),
        ("gone.yaml", "file-missing"),
        ("a.csv", "wrong-ending"),
        ("../a.yaml", "outside-path"),
        ("/etc/a.yaml", "outside-path"),
        ("c:/a.yaml", "outside-path"),
        ("a\0.yaml", "outside-path"),
        ("x" * 300 + ".yaml", "unreadable"),
    ],
)
def test_a_file_is_read_or_told_of(folder, name, code):
    where = Folder(folder, "briefing.yaml")
    found = where.read(name, SAID_AT, YAML, limit=10)
    assert [p.code for p in where.problems] == [code] * bool(code)
    assert (found is None) == bool(code)
    if found is not None:
        assert (found.name, found.text) == (name, found.path.read_text())


def test_files_are_found_by_a_pattern(folder):
    where = Folder(folder, "briefing.yaml")
    assert where.matching("data/*.y*ml", SAID_AT, YAML) == ("data/a.yaml", "data/b.yml")
    assert where.matching("*/?.csv", SAID_AT, (".csv",)) == ("data/c.csv",)
    assert where.matching("gone.yaml", SAID_AT, YAML) == ("gone.yaml",)
    assert not where.problems
    for pattern in ("*/*/*.yaml", "../*.yaml", "data/*.csv"):
        assert where.matching(pattern, SAID_AT, YAML) == ()
    assert [p.code for p in where.problems] == ["no-such-files"] * 3
    assert [is_pattern(p) for p in ("a*", "a?", "a[b]", "a.yaml")] == [True, True, True, False]


def test_a_briefing_is_found_behind_its_folder_its_file_or_its_archive(folder):
    (folder / "p.QJB").write_bytes(packed({"briefing.yaml": b"a: 1\n", "t/b.csv": b"a\n"}))
    (folder / "bad.qjb").write_bytes(b"PK nothing")
    found = [open_folder(folder / name) for name in ("", "other.yaml", "p.QJB", "bad.qjb")]
    names = ["briefing.yaml", "other.yaml", "briefing.yaml", "briefing.yaml"]
    assert [(f.root.name, f.main) for f in found] == list(
        zip([folder.name, folder.name, "p.QJB", "bad.qjb"], names, strict=True)
    )
    _, _, whole, broken = found
    assert whole.read("t/b.csv", SAID_AT, (".csv",)).text == "a\n"
    assert whole.matching("t/*.csv", SAID_AT, (".csv",)) == ("t/b.csv",)
    assert whole.read("gone.csv", SAID_AT, (".csv",)) is None
    assert whole.read("t/b.csv", SAID_AT, (".csv",), limit=1) is None
    assert broken.read("briefing.yaml", SAID_AT, YAML) is None
    assert [p.code for p in (*whole.problems, *broken.problems)] == [
        *("file-missing", "file-too-large", "archive-refused")
    ]


def test_what_was_read_has_a_fingerprint(folder):
    once, other = Folder(folder, "briefing.yaml"), Folder(folder, "briefing.yaml")
    digests = [once.digest]
    for where in (once, once, other):
        where.read("just.yaml", SAID_AT, YAML)
        digests.append(where.digest)
    other.add_beside("e", "0123", [folder / "e"])
    assert len({*digests, other.digest}) == 4
    assert digests[1] == digests[3]
    assert all(len(d) == 16 for d in digests)
    assert [PurePosixPath(p).name for p in other.read_paths] == ["just.yaml", "e"]
    assert len(once.read_paths) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, ""),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "too-deep"),
        ("a: " + "x" * MAX_SCALAR, ""),
        ("a: " + "x" * (MAX_SCALAR + 1), "too-long"),
        ("a: &x 1", "alias"),
        ("a: &x [1]", "alias"),
        ("a: *x", "alias"),
        ("a: !!int 1", "tag"),
        ("a: !x {b: 1}", "tag"),
        ('a: ! "1"', ""),
        ("a: 1\n---\nb: 2", "second-document"),
        ("{[1]: 2}", "key-not-text"),
        ("<<: {a: 1}", "merge-key"),
        ('"<<": {a: 1}', ""),
        ("a: 1\na: 2", "duplicate-key"),
        ("a: {value: 1,234.5}", "thousands-comma"),
        ("a: {value: 1,234,567}", "thousands-comma"),
        ('a: {value: "1",234}', ""),
        ("a: {value: 1,2345}", ""),
        ("a: \x07", "forbidden-character"),
        ("a: \x85", "forbidden-character"),
    ],
    ids=lambda value: value[:12],
)
def test_what_a_file_may_not_hold_is_refused(text, code):
    _, found = parse(text, "a.yaml")
    assert [p.code for p in found] == [code] * bool(code)


SHEETS = """
sheets:
  - file: 月报/{period}.xlsx
    sheet: {from: title}
    title: [甲]
    read: 2023M06
    place: 乙县
    period: 2023M06
    unit: {from: title, as: 亿元}
    basis: cumulative
    columns: {" A ": yoy, 同比: yoy rank two, C: [甲]}
    rows: {亿元: [工业, "", 商业], "": 全社会用电量}
    names: 工业
    marked: 工业*
    answers: {rank-of-what: {A: yoy}, unit: 亿元}
    about: {source: s}
  -
  - {file: 年报.csv, rows: {match: 项目}, marked: [甲, 乙], columns: [甲], answers: [甲]}
  - {file: 年报.csv, rows: [工业, 商业, {甲: 乙}], names: {GDP: gdp}, title: 12}
  - {sheet: 表, rows: 工业}
  - 月报.xlsx
"""


def sheets():
    for text in (SHEETS, "sheets: {file: 年报.csv}\n", "sheets:\n"):
        built = read(SMALL + text)
        yield from (line for entry in built.bundle.sheets for line in lines(entry))
        yield from (f"{p.where} {p.subject} {p.code}: {p.message()}" for p in built.problems)


def test_entries_of_workbooks_are_read_as_they_were():
    is_golden("sheets.entries", sheets())
