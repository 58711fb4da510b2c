"""The locked requirements: every line pinned and hashed, one in the other, no index named."""

import re
import subprocess
from pathlib import Path

import environment
import locked
import pytest

PIN = re.compile(r"^[a-z0-9-]+==[0-9][\w.]* (?:; .+ )?\\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def pins(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith((" ", "#"))]


@pytest.fixture(params=sorted(environment.LOCKS))
def lock(request):
    return environment.LOCKS[request.param]


def test_every_requirement_is_pinned(lock):
    assert [line for line in pins(lock) if not PIN.match(line)] == []


def test_every_requirement_has_hashes(lock):
    lines = lock.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if PIN.match(line)]
    assert starts
    assert all(HASH.match(lines[number + 1]) for number in starts)


def test_no_index_is_named(lock):
    assert not re.search(r"https?:|file:|--(?:extra-)?index|--find-links", lock.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", ["dev", "freeze"])
def test_developers_and_packages_run_what_users_run(kind):
    # A marker may differ: what users need on old Pythons only, developers may need on all.
    run, more = ({line.split()[0] for line in pins(environment.LOCKS[name])} for name in ("run", kind))
    assert run < more


def test_packages_have_the_formats_that_were_tested():
    versions = [
        dict(line.split()[0].split("==") for line in pins(environment.LOCKS[n])) for n in ("dev", "freeze")
    ]
    dev, frozen = versions
    formats = {"python-pptx", "python-docx", "xlsxwriter", "openpyxl"}
    assert {name: dev[name] for name in formats} == {name: frozen[name] for name in formats}


def test_the_release_of_qt_is_one_that_keeps_its_references():
    (pin,) = [line for line in pins(environment.LOCKS["run"]) if line.startswith("pyside6-essentials")]
    assert pin.startswith("pyside6-essentials==6.11.")


def test_what_another_lock_asked_for_does_not_stay(tmp_path, monkeypatch):
    folder = tmp_path / "wheels"
    fetched = iter(["a-1.whl", "a-1.whl", "a-2.whl"])

    def fetch(command, **_):
        (folder / next(fetched)).touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(locked.subprocess, "run", fetch)
    for version in (1, 1, 2):
        locked.download(folder, f"a=={version}\n")
    assert [path.name for path in folder.glob("*.whl")] == ["a-2.whl"]
