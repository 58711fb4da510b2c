"""What was printed is remembered by its fingerprint, so that a sheet can be asked what changed since."""

import json

import msgspec
import pytest

from qjviewer.cli import run
from qjviewer.editions.print_memory import MOST_KEPT, PrintMemory
from qjviewer.editions.since import earlier_edition, revision_of, since, since_words
from qjviewer.editions.style_extra import extra_for
from qjviewer.editions.user_folder import VARIABLE, user_folder
from qjviewer.load import View, load, read
from tests.rolling.small import FILES, write

TABS = """tabs:
  - tab: a
    title: 总览
    read: 2023H1
    headline: "地区生产总值{gdp.yoy:change}。"
    blocks: [{cards: [gdp.yoy]}]
"""
BEFORE = FILES | {"tabs.yaml": TABS}
AFTER = BEFORE | {"briefing.yaml": FILES["briefing.yaml"].replace("value: 6.1", "value: 6.3")}


@pytest.fixture
def memory(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    return PrintMemory()


@pytest.fixture
def printed(tmp_path, memory):
    """A briefing printed and changed since; its folder and the fingerprint on the paper."""
    folder = write(tmp_path / "b", BEFORE)
    loaded = read(folder)
    memory.remember(loaded, "print", "summary", "/somewhere/x.pdf")
    write(folder, AFTER)
    return folder, loaded.digest


@pytest.mark.parametrize("to", ["markdown", "csv"])
def test_an_export_is_remembered(tmp_path, memory, to):
    folder = write(tmp_path / "b", BEFORE)
    assert run(["export", str(folder), "--to", to, "-o", str(tmp_path / "x")]) == 0
    (record,) = memory.records()
    assert (record.digest, record.way, record.how, record.target) == (load(folder).digest, "export", to, "x")
    assert memory.edition(record.digest).figures["gdp.yoy@yixian@2023H1"].value == "6.1%"


def test_a_print_is_remembered(tmp_path, memory):
    folder = write(tmp_path / "b", BEFORE)
    assert run(["print", str(folder), "-o", str(tmp_path / "x.pdf")]) == 0
    assert [(r.way, r.how) for r in memory.records()] == [("print", "summary")]


def test_what_was_refused_is_not_remembered(tmp_path, memory):
    broken = AFTER | {"tabs.yaml": TABS.replace("2023H1", "2022")}
    assert run(["export", str(write(tmp_path / "b", broken)), "--to", "csv", "-o", str(tmp_path / "x")]) == 1
    assert memory.records() == ()


@pytest.mark.parametrize(
    ("lang", "words"), [("zh-Hans", "此后的变化"), ("zh-Hant", "此後的變化"), ("en", "Since then")]
)
def test_verify_tells_what_changed_since_that_sheet(printed, capsys, lang, words):
    folder, digest = printed
    assert run(["verify", str(folder), digest, "--lang", lang]) == 1
    told = capsys.readouterr().out
    assert words in told
    assert "6.1% → 6.3%" in told
    assert "summary" in told


def test_verify_of_a_sheet_nobody_remembers_says_so(printed, capsys):
    folder, _ = printed
    assert run(["verify", str(folder), "0" * 16]) == 1
    assert "没有这份印件的记录" in capsys.readouterr().out


def test_verify_of_the_same_says_no_more(tmp_path, memory, capsys):
    folder = write(tmp_path / "b", BEFORE)
    memory.remember(read(folder), "print", "summary")
    assert run(["verify", str(folder), read(folder).digest]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_switched_off_it_keeps_nothing_and_forgets_nothing(printed, tmp_path, memory, capsys):
    folder, digest = printed
    assert run(["prints", "--off"]) == 0
    memory.remember(read(folder), "print", "summary")
    assert [r.digest for r in memory.records()] == [digest]
    assert not memory.is_on
    assert run(["prints", "--on"]) == 0
    assert memory.is_on
    assert digest[:4] in capsys.readouterr().out


def test_emptied_it_is_empty(printed, tmp_path, memory, capsys):
    _, digest = printed
    assert run(["prints", "--empty"]) == 0
    assert memory.records() == ()
    assert memory.edition(digest) is None
    assert "1" in capsys.readouterr().out
    assert list((tmp_path / "kept").iterdir()) == []


def test_the_last_print_of_this_briefing_is_found(printed, memory):
    folder, digest = printed
    loaded = read(folder)
    assert memory.last(loaded).digest == digest
    assert earlier_edition("", loaded, memory).digest == digest
    assert earlier_edition(f"{digest[:4]} {digest[4:]}".upper(), loaded, memory).digest == digest
    assert earlier_edition("f" * 16, loaded, memory) is None


def test_each_language_is_kept(tmp_path, memory):
    folder = write(tmp_path / "b", BEFORE)
    for lang in ("zh-Hans", "en"):
        memory.remember(read(folder, View(lang)), "print", "summary")
    digest = read(folder).digest
    assert {memory.edition(digest, lang).lang for lang in ("zh-Hans", "en")} == {"zh-Hans", "en"}
    assert memory.edition(digest, "zh-Hant") is not None


def test_old_ones_make_room(tmp_path, memory, monkeypatch):
    monkeypatch.setattr("qjviewer.editions.print_memory.MOST_KEPT", 2)
    assert MOST_KEPT > 2
    for value in ("6.1", "6.2", "6.3"):
        text = FILES["briefing.yaml"].replace("value: 6.1", f"value: {value}")
        memory.remember(read(write(tmp_path / "b", BEFORE | {"briefing.yaml": text})), "print", "summary")
    assert len(list((tmp_path / "kept").glob("*.edition"))) == 2
    assert len(memory.records()) == 3


def test_a_folder_that_cannot_be_written_stops_no_print(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "kept"))
    folder = write(tmp_path / "b", BEFORE)
    assert run(["export", str(folder), "--to", "csv", "-o", str(tmp_path / "x.csv")]) == 0


def test_damaged_files_are_no_memory(printed, tmp_path, memory):
    folder, digest = printed
    (kept,) = (tmp_path / "kept").glob("*.edition")
    kept.write_bytes(kept.read_bytes()[:50])
    with (tmp_path / "kept" / "prints.jsonl").open("ab") as file:
        file.write(b'{"digest": \xff\n[]\n{"digest"')
    assert memory.edition(digest) is None
    assert len(memory.records()) == 1
    assert memory.last(read(folder)) is None


def test_the_folder_has_a_place_on_every_system(monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert user_folder() == tmp_path / "qjviewer"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert user_folder() == tmp_path / "local" / "qjviewer"
    monkeypatch.setenv(VARIABLE, "")
    assert user_folder() is None
    assert PrintMemory().records() == ()


# Revision notes --------------------------------------------------------------------------------


def test_a_revision_note_counts_from_the_last_print(printed, tmp_path):
    folder, _ = printed
    target = tmp_path / "r.pdf"
    assert run(["print", str(folder), "--style", "revision", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_a_revision_note_from_an_earlier_folder(tmp_path, memory):
    before, after = write(tmp_path / "a", BEFORE), write(tmp_path / "b", AFTER)
    found = since(earlier_edition(str(before), read(after), memory), read(after))
    revision = revision_of(found, None, "zh-Hans")
    assert [(c.kind, c.before, c.after) for c in revision.changes] == [("revised", "6.1%", "6.3%")]


@pytest.mark.parametrize(
    ("lang", "words"), [("zh-Hans", "2023年8月4日"), ("zh-Hant", "2023年8月4日"), ("en", "4 August 2023")]
)
def test_a_revision_note_names_the_day_of_the_print(printed, memory, lang, words):
    folder, digest = printed
    record = msgspec.structs.replace(memory.records()[0], when="2023-08-04T09:30:00")
    found = since(memory.edition(digest), read(folder))
    said = since_words(found, record, lang)
    assert words in said
    assert " ".join(digest[n : n + 4] for n in range(0, len(digest), 4)) in said


def test_a_revision_note_speaks_its_own_language_whatever_was_printed(printed):
    folder, _ = printed
    (change,) = extra_for(read(folder, View("en")), "revision").changes
    assert (change.before, change.after) == ("6.1%", "6.3%")
    assert change.period == "H1 2023"
    assert "地区" not in change.name + change.source


def test_without_an_earlier_print_there_is_no_revision_note(tmp_path, memory, capsys):
    folder = write(tmp_path / "b", BEFORE)
    assert run(["print", str(folder), "--style", "revision", "-o", str(tmp_path / "r.pdf")]) == 1
    assert "没有可比较的上次印发" in capsys.readouterr().err


def test_what_is_internal_is_not_on_a_revision_note(tmp_path, memory):
    text = FILES["briefing.yaml"].replace("value: 12,", "value: 12, internal: true,")
    before = write(tmp_path / "a", BEFORE | {"briefing.yaml": text})
    after = write(tmp_path / "b", BEFORE | {"briefing.yaml": text.replace("value: 12,", "value: 71,")})
    found = since(earlier_edition(str(before), read(after), memory), read(after))
    assert len(found.typed) == 1
    assert revision_of(found, None, "zh-Hans").changes == ()


def test_the_log_is_lines_of_json(printed, tmp_path):
    lines = (tmp_path / "kept" / "prints.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["target"] for line in lines] == ["x.pdf"]


def test_copies_are_remembered_and_told(tmp_path, memory, capsys):
    folder = write(tmp_path / "b", BEFORE)
    loaded = read(folder)
    memory.remember(loaded, "print", "summary", copies=30)
    memory.remember(loaded, "export", "csv")
    # A print noted before copies were counted is one.
    log = tmp_path / "kept" / "prints.jsonl"
    log.write_text(
        log.read_text(encoding="utf-8").replace(',"copies":1', "").replace(', "copies": 1', ""),
        encoding="utf-8",
    )
    assert [r.copies for r in memory.records()] == [1, 30]
    assert run(["prints"]) == 0
    assert "印 summary 30份" in capsys.readouterr().out
    write(folder, AFTER)
    assert run(["verify", str(folder), loaded.digest]) == 1
