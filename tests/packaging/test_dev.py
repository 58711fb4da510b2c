"""dev.py: what it decides to do; that it does it is seen by running it on bare machines."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import dev
import environment
import pytest
import system_packages
from environment import Tools

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("environ", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "minimal:x"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_knows_whether_a_window_can_be_seen(environ, platform, seen):
    assert dev.has_display(environ, platform) is seen


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], False),
        (["shot", "x"], True),
        (["--version"], True),
        (["data/qujiang-2023h1"], False),
        (["_arguments"], False),
        (["../cli/shot"], False),
        (["--lang", "en"], False),
    ],
)
def test_tells_commands_from_briefings(arguments, expected):
    assert dev.is_command(arguments) is expected


def test_previews_go_where_they_are_asked_to(tmp_path):
    folder, rest = dev.take_folder(["a.yaml", "--out", str(tmp_path), "--lang", "en"])
    assert (folder, rest) == (tmp_path, ["a.yaml", "--lang", "en"])


def test_previews_go_to_build_by_default():
    assert dev.take_folder(["a.yaml"]) == (ROOT / "build" / "preview", ["a.yaml"])


def test_out_without_a_folder_is_said(capsys):
    with pytest.raises(SystemExit):
        dev.take_folder(["--out"])
    assert "--out" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["shot", "--all"]])
def test_without_display_nothing_opens_a_window(monkeypatch, tmp_path, arguments):
    runs = spy_on_runs(monkeypatch)
    monkeypatch.setattr(dev, "has_display", lambda _environ: False)
    assert dev.open_briefing([*arguments, "--out", str(tmp_path)]) == 0
    assert all(unseen for _, unseen in runs)
    assert [run[2] for run, _ in runs] == (["shot"] if arguments else ["shot", "print"])


def test_with_display_the_window_gets_every_argument(monkeypatch):
    runs = spy_on_runs(monkeypatch)
    monkeypatch.setattr(dev, "has_display", lambda _environ: True)
    dev.open_briefing(["a.yaml", "--lang", "en"])
    assert runs == [(["-m", "qjviewer", "a.yaml", "--lang", "en"], False)]


def spy_on_runs(monkeypatch):
    runs = []

    def run_python(arguments, *, unseen=False, cwd=None):
        runs.append((arguments, unseen))
        return 0

    monkeypatch.setattr(dev, "run_python", run_python)
    monkeypatch.setattr(dev, "prepare", lambda *_args, **_more: None)
    return runs


def test_the_gate_runs_every_step_and_fails_if_one_does(monkeypatch, capsys):
    steps = []

    def start_python(arguments, *, told=None, **_more):
        steps.append(arguments[1:])
        if told is not None:
            told.write(f"what {arguments[1]} says\n".encode())
        return SimpleNamespace(wait=lambda: int("mypy" in arguments))

    monkeypatch.setattr(dev, "start_python", start_python)
    monkeypatch.setattr(dev, "setup", lambda _arguments: 0)
    monkeypatch.setattr(dev, "PROCESSES", 3)
    assert dev.main(["test", "-k", "fonts"]) == 1
    assert sorted(step[0] for step in steps) == ["mypy", "pytest", "pytest", "pytest", "ruff", "ruff"]
    tests = [step for step in steps if step[0] == "pytest"]
    # They share the modules among themselves, with whatever else pytest is told.
    assert tests[0] == tests[1] == tests[2]
    assert any(word.startswith("--among=") for word in tests[0])
    assert tests[0][-2:] == ["-k", "fonts"]
    told = capsys.readouterr().out
    assert told.count("what mypy says") == 1
    assert told.count("what pytest says") == 2
    assert "Failed: mypy" in told


def test_what_came_of_the_tests_of_all_processes_is_summed(tmp_path):
    (tmp_path / "outcomes-1").write_text('{"failed": 0, "passed": 7, "skipped": 1}', "utf-8")
    (tmp_path / "outcomes-2").write_text('{"failed": 1, "passed": 5, "skipped": 0}', "utf-8")
    assert dev.outcomes(tmp_path) == "1 failed, 12 passed, 1 skipped"


def test_processes_share_modules_of_which_each_is_run_once(tmp_path):
    tests, among = tmp_path / "tests", tmp_path / "among"
    tests.mkdir()
    shutil.copy(ROOT / "tests/conftest.py", tests)
    (tests / "below").mkdir()
    for name in ("test_a.py", "test_b.py", "below/test_c.py"):
        (tests / name).write_text("def test_one(): pass\n\n\ndef test_two(): pass\n", "utf-8")
    # What a folder's tests share is there, too, where the folder is named.
    shared = "import pytest\n\n\n@pytest.fixture(autouse=True)\ndef told(): print('shared')\n"
    (tests / "below/conftest.py").write_text(shared, "utf-8")
    (among / "test_b.py").mkdir(parents=True)
    command = [sys.executable, "-m", "pytest", "-vs", "-p", "no:cacheprovider", f"--among={among}"]
    command += ["below", "test_a.py", "test_b.py"]
    runs = [subprocess.run(command, cwd=tests, capture_output=True, text=True) for _ in range(2)]
    passed = re.findall(r"(\S+)::(\S+) (?:shared\n)?PASSED", runs[0].stdout)
    assert runs[0].stdout.count("shared") == 2
    assert passed == [
        ("below/test_c.py", "test_one"), ("below/test_c.py", "test_two"),
        ("test_a.py", "test_one"), ("test_a.py", "test_two"),
    ]  # fmt: skip
    # Nothing was left to the second, which is no failure.
    assert [run.returncode for run in runs] == [0, 0], runs[1].stdout
    assert "PASSED" not in runs[1].stdout


@pytest.mark.parametrize(
    ("tools", "method"),
    [
        (Tools(venv=True, ensurepip=True, pip=None), "own"),
        (Tools(venv=True, ensurepip=False, pip=(23, 0, 1)), "outer"),
        (Tools(venv=True, ensurepip=False, pip=(22, 3)), "outer"),
        (Tools(venv=True, ensurepip=False, pip=(22, 2, 2)), "target"),
        (Tools(venv=True, ensurepip=False, pip=None), ""),
        (Tools(venv=False, ensurepip=False, pip=(23, 0, 1)), ""),
    ],
)
def test_chooses_how_to_install(tools, method):
    assert tools.method() == method


@pytest.mark.parametrize(("ready", "lacking"), [(True, []), (False, [environment.INSTALLER])])
def test_python_lacks_nothing_once_all_is_set_up(monkeypatch, ready, lacking):
    monkeypatch.setattr(environment, "is_ready", lambda _venv, _lock: ready)
    monkeypatch.setattr(environment, "tools", lambda: Tools(venv=True, ensurepip=False, pip=None))
    assert environment.lacking("run") == lacking


def test_one_command_brings_what_the_system_and_python_lack(monkeypatch):
    provided = []
    monkeypatch.setattr(system_packages, "lacking", lambda *_args, **_more: [system_packages.X11[0]])
    monkeypatch.setattr(system_packages, "provide", provided.append)
    monkeypatch.setattr(environment, "lacking", lambda _kind: [environment.INSTALLER])
    monkeypatch.setattr(environment, "prepare", lambda _kind: True)
    dev.prepare("run", system_packages.BASE, window=True)
    assert provided == [[system_packages.X11[0], environment.INSTALLER]]


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("own", ["{venv}", "-m", "pip", "install"]),
        ("outer", ["{here}", "-m", "pip", "--python", "{venv}", "install"]),
        ("target", ["{here}", "-m", "pip", "install"]),
    ],
)
def test_every_way_installs_with_hashes(tmp_path, method, words):
    names = {"{venv}": str(environment.python_of(tmp_path)), "{here}": sys.executable}
    command = environment.install_command(tmp_path, environment.LOCKS["run"], method)
    assert command[: len(words)] == [names.get(word, word) for word in words]
    assert "--require-hashes" in command
    assert ("--target" in command) is (method == "target")


def make_venv(folder: Path) -> Path:
    python = environment.python_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    return folder


def test_a_stamp_of_the_same_lock_means_ready(tmp_path):
    venv, lock = make_venv(tmp_path / "venv"), tmp_path / "requirements.txt"
    lock.write_text("a==1\n")
    assert not environment.is_ready(venv, lock)
    environment.stamp_of(venv, lock).write_text(environment.stamp_text(lock), encoding="utf-8")
    assert environment.is_ready(venv, lock)
    lock.write_text("a==2\n")
    assert not environment.is_ready(venv, lock)


def test_a_stamp_without_an_interpreter_is_not_ready(tmp_path):
    venv, lock = make_venv(tmp_path / "venv"), tmp_path / "requirements.txt"
    lock.write_text("a==1\n")
    environment.stamp_of(venv, lock).write_text(environment.stamp_text(lock), encoding="utf-8")
    environment.python_of(venv).unlink()
    assert not environment.is_ready(venv, lock)


def test_an_interpreter_that_does_not_start_does_not_work(tmp_path):
    assert not environment.works(make_venv(tmp_path / "venv"))


def test_ready_means_nothing_is_run(monkeypatch):
    monkeypatch.setattr(environment, "is_ready", lambda _venv, _lock: True)
    monkeypatch.setattr(environment, "run", lambda _command: pytest.fail("nothing is to be run"))
    assert environment.prepare("dev") is False


def test_a_failed_install_leaves_no_stamp(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(environment, "VENV", make_venv(tmp_path / "venv"))
    monkeypatch.setattr(environment, "make", lambda _venv, _method: "own")
    monkeypatch.setattr(environment, "find_method", lambda: "own")
    monkeypatch.setattr(environment, "run", lambda _command: False)
    with pytest.raises(SystemExit):
        environment.prepare("run")
    assert not environment.is_ready(environment.VENV, environment.LOCKS["run"])
    assert "PIP_INDEX_URL" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="the script is for bash")
def test_ci_runs_what_developers_run():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "python3 packaging/dev.py test" in script.read_text(encoding="utf-8")
