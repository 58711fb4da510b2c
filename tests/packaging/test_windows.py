"""The build for Windows, without building: what is fetched, what is believed, what is taken."""

import hashlib
import os
import re
import runpy
import struct
import sys
from pathlib import Path

import locked
import pytest
from windows import assembling, inputs, launching, libraries, making, pe, runtime, signatures, trial
from windows.wine import Wine

HERE = Path(inputs.__file__).parent


@pytest.mark.parametrize(
    ("marker", "held"),
    [
        (None, True),
        ("sys_platform == 'win32'", True),
        ("sys_platform == 'darwin'", False),
        ("python_full_version >= '3.12'", True),
        ("python_full_version < '3.11'", False),
        ("python_full_version == '3.11.*'", False),
        ("python_full_version == '3.13.*'", True),
        ("platform_python_implementation != 'PyPy'", True),
    ],
)
def test_conditions_of_the_lock_are_those_of_windows_and_our_python(marker, held):
    assert locked.holds(marker, inputs.TARGET) is held


def test_a_condition_nobody_understands_ends_the_build():
    with pytest.raises(SystemExit):
        locked.holds("platform_machine == 'x'", inputs.TARGET)


def test_what_is_fetched_is_pinned_once_and_hashed():
    text = inputs.pins()
    names = re.findall(r"^([a-z0-9-]+)==[\w.]+ \\$", text, re.MULTILINE)
    assert len(names) == len(set(names))
    assert {"numpy", "pyside6-essentials", "typst", "pypdfium2", "python-calamine", "xlrd"} <= set(names)
    assert not {"pyinstaller", "pefile", "macholib", "setuptools"} & set(names)
    assert ";" not in text
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert re.fullmatch(r"[0-9a-f]{64}", inputs.RUNTIME_HASH)


FILES = {
    "python.exe": b"a",
    "python313.dll": b"b",
    "vcruntime140.dll": b"c",
    "DLLs/_decimal.pyd": b"d",
    "DLLs/_ssl.pyd": b"e",
    "DLLs/_tkinter.pyd": b"f",
    "DLLs/libffi-8.dll": b"g",
    "DLLs/libcrypto-3.dll": b"h",
    "DLLs/python_lib.cat": hashlib.sha256(b"json").digest(),
    "Lib/json/__init__.py": b"json",
    "Lib/tkinter/__init__.py": b"tk",
    "Lib/test/test_json.py": b"t",
    "Lib/site-packages/pip/__init__.py": b"p",
    "LICENSE.txt": b"licence",
}


def test_of_python_only_what_is_needed_is_taken():
    assert set(runtime.binaries(FILES)) == {"python.exe", "python313.dll", "_decimal.pyd", "libffi-8.dll"}
    assert set(runtime.library(FILES)) == {"Lib/json/__init__.py"}


def test_modules_that_the_signed_catalogue_lacks_are_named():
    modules = {"Lib/json/__init__.py": b"json", "Lib/os.py": b"changed", "Lib/empty.py": b""}
    assert runtime.unproven(modules, FILES[runtime.CATALOGUE]) == ["Lib/os.py"]


def test_a_module_we_judged_is_held_to_its_bytes():
    assert runtime.unproven({"Lib/zipfile/__init__.py": b"changed"}, b"") == ["Lib/zipfile/__init__.py"]


def test_python_hears_nothing_of_other_pythons(tmp_path):
    runtime.put(FILES, tmp_path)
    lines = (tmp_path / "python313._pth").read_text().splitlines()
    assert lines == ["Lib", ".", "..\\lib", "..\\app"]
    assert "import site" not in lines


def test_libraries_follow_from_what_is_imported():
    a, b, c, d = (Path(name) for name in ("a.pyd", "b.dll", "c.dll", "d.dll"))
    asked = {a: ["b.dll", "kernel32.dll"], b: ["c.dll"], c: ["b.dll"], d: []}
    assert libraries.closure([a], {p.name: p for p in (b, c, d)}, asked.__getitem__) == {a, b, c}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("numpy/_core/_multiarray_umath.cp313-win_amd64.pyd", True),
        ("numpy/f2py/__init__.py", False),
        ("numpy/testing/__init__.py", True),
        ("numpy/tests/test_x.py", False),
        ("numpy/random/__init__.py", False),
        ("pyqtgraph/icons/auto.png", True),
        ("pyqtgraph/icons/peegee/peegee_512px.png", False),
        ("typst/__init__.pyi", False),
        ("lxml/etree.cp313-win_amd64.pyd", True),
        ("lxml/html/__init__.py", False),
        ("pptx/templates/default.pptx", True),
        ("pypdfium2_cli/main.py", False),
        ("shiboken6/vcruntime140.dll", False),
        ("shiboken6/shiboken6.abi3.dll", True),
        ("PySide6/Qt6Quick.dll", False),
        ("xlrd-2.0.2.data/scripts/runxlrd.py", False),
        ("numpy-2.5.5.dist-info/METADATA", True),
        ("numpy-2.5.5.dist-info/licenses/LICENSE.txt", True),
        ("numpy-2.5.5.dist-info/RECORD", False),
    ],
)
def test_what_stays_of_the_packages(name, kept):
    assert libraries.is_kept(name) is kept


def test_a_file_somebody_else_signed_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(signatures, "signer", lambda _path, _roots: "Somebody Else")
    with pytest.raises(SystemExit):
        signatures.require([tmp_path / "a.dll"], signatures.QT)
    assert "a.dll" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", "0,1,0,0"), ("1.2", "1,2,0,0"), ("1.2.3rc1", "1,2,0,0")]
)
def test_versions_as_windows_counts_them(version, numbers):
    assert launching.numbers(version) == numbers


def test_launcher_and_installer_speak_of_the_same_mutex():
    launcher = (HERE / "launcher" / "launcher.c").read_text(encoding="utf-8")
    installer = (HERE / "qjviewer.nsi").read_text(encoding="utf-8")
    assert 'L"Local\\\\qjviewer-running"' in launcher
    assert 'w "Local\\qjviewer-running"' in installer


def test_the_installer_says_everything_in_three_languages():
    text = (HERE / "qjviewer.nsi").read_text(encoding="utf-8")
    said = re.findall(r"^LangString (\w+) (\d+) ", text, re.MULTILINE)
    names = {name for name, _ in said}
    assert sorted(said) == sorted((name, code) for name in names for code in ("2052", "1028", "1033"))
    assert set(re.findall(r"\$\((\w+)\)", text)) == names


def test_what_the_installer_writes_it_takes_away():
    install, _, remove = (HERE / "qjviewer.nsi").read_text(encoding="utf-8").partition("Section Uninstall")
    for shortcut in re.findall(r'CreateShortCut "([^"]+)"', install):
        assert f'Delete "{shortcut}"' in remove
    for key in set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', install)):
        parents = [key, key.partition(r"\OpenWithProgids")[0], key.partition(r"\shell")[0]]
        parents += [key.partition(r"\DefaultIcon")[0], key.partition(r"\SupportedTypes")[0]]
        assert any(f'HKCU "{parent}"' in remove for parent in parents), key


@pytest.mark.parametrize("portable", [True, False])
def test_a_marker_makes_a_copy_portable(tmp_path, monkeypatch, portable):
    (tmp_path / "runtime").mkdir()
    assembling.put_start(tmp_path)
    if portable:
        (tmp_path / "portable.txt").touch()
    for name in ("QJVIEWER_HOME", "QJVIEWER_DATA", "TEMP", "TMP"):
        monkeypatch.setenv(name, "before")
    run = runpy.run_path(str(tmp_path / "runtime" / "start.py"))
    monkeypatch.setattr("multiprocessing.set_executable", lambda path: None)
    run["prepare"]()
    environ = os.environ
    home = str(tmp_path / "user")
    assert environ["QJVIEWER_HOME"] == (home if portable else "before")
    assert environ["TEMP"] == (str(Path(home, "temp")) if portable else "before")
    assert environ["QJVIEWER_DATA"] == (str(Path(home, "data")) if portable else "before")


def test_a_portable_copy_on_a_read_only_stick_leaves_passing_files_to_the_system(tmp_path, monkeypatch):
    run = runpy.run_path(str(HERE / "start.py"))
    (tmp_path / "user").write_text("a file where the folder would be: it cannot be made")
    monkeypatch.setenv("TEMP", "before")
    monkeypatch.setenv("QJVIEWER_HOME", "before")
    monkeypatch.setenv("QJVIEWER_DATA", "before")
    run["stay_in"](str(tmp_path / "user"))
    assert os.environ["TEMP"] == "before"


def test_the_archive_is_the_same_whoever_makes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "DIST", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    program = tmp_path / "program"
    program.mkdir()
    (program / "qjviewer.exe").write_bytes(b"MZ")
    first = making.portable(program).read_bytes()
    (program / "qjviewer.exe").touch()
    assert making.portable(program).read_bytes() == first


def test_every_file_has_the_day_of_the_release(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.dll").touch()
    assembling.give_one_time(tmp_path)
    assert (tmp_path / "lib" / "a.dll").stat().st_mtime == 1700000000


def test_wine_keeps_its_drives_where_the_user_of_its_root_is_at_home(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "passwd").write_text("x:x:7:7:x:/x:/bin/sh\nroot:x:0:0:root:/home/me:/bin/sh\n")
    place = Wine(tmp_path).outside(r"C:\a\b.txt")
    assert place == tmp_path / "home/me/prefix/drive_c/a/b.txt"


def test_of_others_only_what_is_compiled_stays(tmp_path, monkeypatch):
    for name in ("runtime/Lib/a.py", "lib/b/__init__.py", "app/c.py", "runtime/start.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("WORDS = {'a', 'b'}\n")
    monkeypatch.setattr(assembling, "compiler", lambda: sys.executable)
    assembling.compile_ahead(tmp_path)
    tag = sys.implementation.cache_tag
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {
        *("runtime/Lib/a.pyc", "lib/b/__init__.pyc", "app/c.py", f"app/__pycache__/c.{tag}.pyc"),
        *("runtime/start.py", f"runtime/__pycache__/start.{tag}.pyc"),
    }


def test_nothing_is_lost_where_nothing_can_be_compiled(tmp_path, monkeypatch):
    path = tmp_path / "lib" / "b.py"
    path.parent.mkdir()
    path.touch()
    monkeypatch.setattr(assembling, "compiler", lambda: "")
    assembling.compile_ahead(tmp_path)
    assembling.drop_sources(tmp_path)
    assert path.is_file()


def test_the_compiler_is_a_python_of_the_version_that_runs(monkeypatch):
    assert assembling.compiler(()) == (sys.executable if sys.version_info[:2] == (3, 13) else "")


def test_what_is_tried_begins_with_the_unpacked_program(tmp_path):
    assert len(list(trial.steps(tmp_path, []))) == 3


def library(path, *names):
    """A program of Windows that imports one function of each library, as small as one can be."""
    names_at, tables = 0x1200, 0x1000
    data = bytearray(0x1000)
    data[0:2] = b"MZ"
    struct.pack_into("<L", data, 0x3C, 0x80)
    struct.pack_into("<4sHH12xHH", data, 0x80, b"PE\0\0", 0x8664, 1, 0xF0, 0)
    struct.pack_into("<H", data, 0x98, 0x20B)
    struct.pack_into("<L", data, 0x98 + 112 + 8, tables)
    struct.pack_into("<8s4L", data, 0x98 + 0xF0, b".idata", 0x1000, 0x1000, 0x800, 0x400)
    for number, name in enumerate(names):
        at = names_at + 0x80 * number
        struct.pack_into("<5L", data, 0x400 + 20 * number, at + 0x60, 0, 0, at, at + 0x60)
        struct.pack_into(f"<{len(name)}s", data, 0x400 + at - tables, name.encode())
        struct.pack_into("<Q", data, 0x400 + at + 0x60 - tables, at + 0x40)
        struct.pack_into("<H5s", data, 0x400 + at + 0x40 - tables, 0, b"sqrt\0")
    path.write_bytes(data)


def test_imports_are_read_from_the_file(tmp_path):
    library(tmp_path / "a.dll", "KERNEL32.dll", "numpy.dll")
    assert pe.imports(tmp_path / "a.dll") == {"kernel32.dll": ["sqrt"], "numpy.dll": ["sqrt"]}


def test_a_file_that_is_no_program_is_refused(tmp_path):
    (tmp_path / "a.dll").write_bytes(bytes(0x200))
    with pytest.raises(ValueError, match="64-bit"):
        pe.imports(tmp_path / "a.dll")


def test_a_library_that_is_nowhere_ends_the_build(tmp_path, capsys):
    library(tmp_path / "a.dll", "KERNEL32.dll", "b.dll", "api-ms-win-crt-math-l1-1-0.dll")
    with pytest.raises(SystemExit):
        assembling.require_all_aboard(tmp_path)
    assert "b.dll" in capsys.readouterr().out
    library(tmp_path / "b.dll", "user32.dll")
    assembling.require_all_aboard(tmp_path)
