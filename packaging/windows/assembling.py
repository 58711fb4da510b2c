"""The folder of the program for Windows, put together from verified parts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import desktop_files
import frozen_parts
import licences
from bilingual import stop, tell
from environment import ROOT

from windows import inputs, launching, libraries, runtime

HERE = Path(__file__).resolve().parent
# By a hash that nobody checks: the files are read-only in use, and no clock decides whether they hold.
_COMPILE = ("-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash")
WITHOUT_SOURCES = ("runtime/Lib", "lib")


def assemble(parts: Path, target: Path) -> Path:
    """Put the program together in `target`, made anew, from what `inputs.fetch` brought to `parts`."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    files = inputs.runtime(parts)
    runtime.check(files)
    runtime.put(files, target / "runtime")
    put_start(target)
    with tempfile.TemporaryDirectory() as scratch:
        unpacked = Path(scratch)
        libraries.unpack(inputs.wheels(parts), unpacked)
        put_libraries(unpacked, target)
        put_program(target / "app")
        found = licences.installed_in(unpacked, "windows")
        licences.collect(found, target / "app" / frozen_parts.LICENCES_PLACE, "windows")
    launching.build(target, desktop_files.version())
    require_all_aboard(target)
    compile_ahead(target)
    give_one_time(target)
    return target


def give_one_time(target: Path) -> None:
    """Date every file on the release's day: the installer keeps what it finds."""
    second = int(desktop_files.release_second())
    for path in target.rglob("*"):
        os.utime(path, (second, second))


def require_all_aboard(target: Path) -> None:
    """End the build where a library that something asks for is neither in the folder nor Windows' own."""
    missing = libraries.not_aboard(target)
    if missing:
        stop(f"缺少库：{missing}", f"Libraries are missing: {missing}")


def put_start(target: Path) -> None:
    """Copy what the launcher starts."""
    shutil.copy(HERE / "start.py", target / "runtime" / "start.py")


def put_libraries(unpacked: Path, target: Path) -> None:
    """Fill lib/, and put Microsoft's runtime beside Python, where all who need it find it."""
    wanted = libraries.wanted(unpacked)
    binary = [path for path in wanted if path.suffix in {".dll", ".pyd"}]
    microsofts = libraries.microsoft_runtime(unpacked, [*binary, *(target / "runtime").glob("*.dll")])
    libraries.check(wanted | microsofts, unpacked)
    for path in wanted:
        _copy(path, target / "lib" / path.relative_to(unpacked))
    for path in microsofts:
        _copy(path, target / "runtime" / path.name)
    trusted = libraries.others(wanted, unpacked)
    signed = len(libraries.qt_binaries(wanted | microsofts, unpacked))
    tell(
        f"Qt：{signed} 个二进制文件的签名均已核对；另有 {len(trusted)} 个没有签名，只凭锁定的哈希",
        f"Qt: {signed} signatures hold; {len(trusted)} binaries of others bear none, only the locked hash:",
    )
    for name in sorted({name.partition("/")[0] for name in trusted}):
        print(f"    {name}: {sum(t.startswith(f'{name}/') for t in trusted)}")


def put_program(app: Path) -> None:
    """Copy the program and what it shows."""
    for path in sorted((ROOT / "qjviewer").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            _copy(path, app / path.relative_to(ROOT))
    for source, place in frozen_parts.shared_files():
        _copy(Path(source), app / place / Path(source).name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def compile_ahead(target: Path) -> None:
    """Compile all modules, so that the first start is as fast as later ones, where Python 3.13 is at hand.

    Of Python and of others' packages only what is compiled stays: sources were a twentieth of the archive.
    """
    python = compiler()
    if not python:
        tell(
            "本机没有 Python 3.13，未预编译：安装后第一次启动会慢一些，安装包也会大一些。",
            "No Python 3.13 here, so nothing is compiled: the first start will be slower, the files larger.",
        )
        return
    others = [target / name for name in WITHOUT_SOURCES]
    _compile(python, target, "-b", *map(str, others))
    _compile(python, target, *(str(target / name) for name in ("runtime/start.py", "app")))
    for folder in others:
        drop_sources(folder)


def _compile(python: str, target: Path, *words: str) -> None:
    # Paths in the compiled files are those below the program's folder. A fixed seed: constants that are sets
    # are written in the order of their hashes.
    command = [python, *_COMPILE, "-s", str(target), *words]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, check=True)


def drop_sources(folder: Path) -> None:
    """Remove the modules that have a compiled one beside them."""
    for path in list(folder.rglob("*.py")):
        if path.with_suffix(".pyc").is_file():
            path.unlink()


def compiler(names: Iterable[str] = ("python3.13",)) -> str:
    """A Python on this machine of the version that runs on Windows, or nothing."""
    ask = "import sys; print(sys.version_info[:2] == (3, 13))"
    candidates = [sys.executable, *filter(None, map(shutil.which, names))]
    for python in candidates:
        done = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
        if done.stdout.strip() == "True":
            return python
    return ""
