import datetime as dt
import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qjviewer.cli import run
from qjviewer.cli.print_ import STYLES
from qjviewer.resources import builtin_bundle
from tests.ui.sample import write_briefing

PLAIN = [s for s in STYLES if s not in ("department", "revision")]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small briefing's file: what is shown here is the same for any."""
    return str(write_briefing(tmp_path_factory.mktemp("small")))


def test_the_styles_named_are_styles_there_are():
    from qjviewer.paper.making import style_names

    assert list(style_names()) == list(STYLES)


@pytest.mark.parametrize("style", PLAIN)
def test_prints_every_style(small, tmp_path, style, capsys):
    target = tmp_path / "a.pdf"
    assert run(["print", small, "-o", str(target), "--style", style, "--gray", "--double-sided"]) == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert str(target) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["{small}", "-o", "{}/no/a.pdf"], 1),
        (["{small}", "-o", "{}/a.pdf", "--tabs", "x"], 2),
        (["{small}", "-o", "{}/a.pdf", "--style", "x"], 2),
        (["{small}", "-o", "{}/a.pdf", "--style", "{}/none.typ"], 2),
        (["{small}", "-o", "{}/a.pdf", "--style", "department", "--owner", "x"], 2),
        (["{small}", "{small}", "-o", "{}/a.pdf"], 2),
        (["{small}"], 2),
        (["{}/none", "-o", "{}/a.pdf"], 3),
    ],
)
def test_says_how_it_failed(small, tmp_path, capsys, arguments, code):
    assert run(["print", *(a.format(tmp_path, small=small) for a in arguments)]) == code
    assert capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_official_paper_tells_which_fonts_were_substituted(small, tmp_path, capsys):
    assert run(["print", small, "-o", str(tmp_path / "a.pdf"), "--style", "official"]) == 0
    told = capsys.readouterr().err
    from qjviewer.paper.faces import all_fonts, report

    for face in report(all_fonts().families()):
        assert (face.wanted in told) is not face.exact


def test_what_a_style_leaves_out_is_told(tmp_path, capsys):
    asked = ["-o", str(tmp_path / "a.pdf"), "--style", "handout", "--per-page", "6"]
    assert run(["print", str(builtin_bundle()), *asked]) == 0
    assert "7磅" in capsys.readouterr().err


def test_the_contract_is_printed_without_a_file(capsys):
    assert run(["print", "--contract"]) == 0
    assert "#told()" in capsys.readouterr().out


def test_a_template_of_ones_own(small, tmp_path, capsys):
    template = tmp_path / "my.typ"
    template.write_text('#import "lib.typ": *\n#show: document-set\n#title("x")\n#data.cover.place\n#told()')
    target = tmp_path / "a.pdf"
    assert run(["print", small, "-o", str(target), "--style", str(template)]) == 0
    assert target.exists()


@pytest.mark.slow
def test_a_template_that_never_ends_is_stopped(small, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("qjviewer.cli.print_.PATIENCE", 0.6)
    template = tmp_path / "my.typ"
    template.write_text("#for a in range(99999) { for b in range(99999) { let c = a + b } }\n")
    target = tmp_path / "a.pdf"
    begun = time.perf_counter()
    assert run(["print", small, "-o", str(target), "--style", str(template)]) == 1
    assert time.perf_counter() - begun < 30
    assert capsys.readouterr().err
    assert not target.exists()


def test_names_too_long_or_illegal_are_told(tmp_path, capsys, monkeypatch):
    from qjviewer.cli import print_
    from tests.paper import samples

    name = "简报" * 40
    path = samples.written(tmp_path, samples.ONE_FIGURE, f"{name}.yaml")
    monkeypatch.setattr("qjviewer.file_names.LONGEST", 60)
    assert print_.run(parsed(path, path, "-o", tmp_path / "out")) == 0
    assert "文件名过长" in capsys.readouterr().err
    assert all(len(p.name.encode()) <= 70 for p in (tmp_path / "out").iterdir())


def test_a_name_that_no_disk_takes_is_shortened_and_told(small, tmp_path, capsys):
    from qjviewer.cli import print_

    assert print_.run(parsed(small, "-o", tmp_path / f"{'简报' * 60}.pdf")) == 0
    assert "文件名过长" in capsys.readouterr().err
    (made,) = tmp_path.glob("简报*.pdf")
    assert made.name == "简报" * 30 + ".pdf"


def parsed(*arguments):
    import argparse

    from qjviewer.cli import print_

    parser = argparse.ArgumentParser()
    print_.add_arguments(parser)
    return parser.parse_args([*map(str, arguments), "--jobs", "1", "--style", "card"])


def test_many_go_into_a_folder_and_one_that_fails_stops_none(small, tmp_path, capsys):
    paths = [small, str(tmp_path / "none"), small]
    assert run(["print", *paths, "-o", str(tmp_path / "out"), "--jobs", "1", "--style", "card"]) == 1
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "small-2.pdf",
        "small.pdf",
    ]
    told = capsys.readouterr()
    assert "[3/3]" in told.out
    assert "3份中有1份未能打印" in told.err


@pytest.mark.slow
def test_a_batch_has_one_time_of_printing(small, tmp_path, monkeypatch):
    """However long it takes: copies of one briefing are the same to the byte, and set once."""
    from qjviewer.paper import print_job

    minutes = (dt.datetime(2026, 11, 23, 10, n, tzinfo=dt.timezone.utc) for n in itertools.count())
    monkeypatch.setattr(print_job, "time_of_printing", lambda: next(minutes))
    options = ["--style", "card", "--jobs", "1"]
    assert run(["print", small, small, "-o", str(tmp_path), *options]) == 0
    first, second = (path.read_bytes() for path in tmp_path.glob("*.pdf"))
    assert first == second


def test_processes_beside_each_other(small, tmp_path):
    assert run(["print", small, small, "-o", str(tmp_path), "--jobs", "2", "--style", "card"]) == 0
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("moment", [0.3, 0.7, 1.1, 1.5])
def test_killed_at_any_moment_the_earlier_file_stays_and_the_next_run_cleans_up(small, tmp_path, moment):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    command = [sys.executable, "-m", "qjviewer", "print", small, "-o", str(target), "--style", "card"]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert target.read_bytes() == b"old" or target.read_bytes().startswith(b"%PDF")
    assert run(["print", small, "-o", str(target), "--style", "card"]) == 0
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


MANY = 200  # more than are done before a signal comes, on a busy machine too


def batch(small, folder, **more):
    """Many prints by two workers, in a process of its own."""
    asked = ["print", *[small] * MANY, "-o", str(folder), "--jobs", "2"]
    command = [sys.executable, "-m", "qjviewer", *asked]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, **more)


@pytest.fixture
def interruptible():
    """What is started hears an interrupt, also where these tests run behind a shell that has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_batch_that_is_stopped_says_how_far_it_came(small, tmp_path, interruptible):
    # What a worker was writing when it was ended.
    left = tmp_path / "out" / f".small-{MANY}.pdf.x.part"
    left.parent.mkdir()
    left.write_bytes(b"%PDF")
    process = batch(small, tmp_path / "out", stderr=subprocess.PIPE)
    assert process.stdout.readline().startswith(f"[1/{MANY}]")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 1
    assert f"已停止：{MANY}份中已完成" in told
    assert not [p for p in (tmp_path / "out").iterdir() if p.name.startswith(".")]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_workers_of_a_killed_batch_end_with_it(small, tmp_path):
    process = batch(small, tmp_path / "out")
    assert process.stdout.readline().startswith(f"[1/{MANY}]")
    process.kill()
    # The pipe closes when the last of them is gone.
    process.communicate(timeout=30)
    written = len(list((tmp_path / "out").glob("*.pdf")))
    assert written < MANY
