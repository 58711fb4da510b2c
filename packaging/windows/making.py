"""Makes the installer and the portable archive for Windows.

  python3 packaging/release.py --windows

On Linux with Debian's gcc-mingw-w64-x86-64, nsis and osslsigncode.
"""

from __future__ import annotations

import os
import subprocess
import zipfile
from datetime import datetime, timezone
from pathlib import Path

import desktop_files
from bilingual import tell
from environment import BUILD, DIST, QUICK
from freeze import size_of

from windows import assembling, inputs, launching

HERE = Path(__file__).resolve().parent
WORK = BUILD / "windows"
FOLDER = "qjviewer"
TOOLS = {
    launching.COMPILER: "gcc-mingw-w64-x86-64",
    launching.RESOURCES: "binutils-mingw-w64-x86-64",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
}
_PORTABLE = """\
有这个文件，程序就把设置、最近打开、日志都存放在本文件夹的 user 里，不写到别处。
删除这个文件，就和安装版一样存放在用户自己的文件夹里。

With this file here, settings, recent files and the log stay in user/ of this folder; nothing is written
elsewhere. Without it they are kept in the user's own folder, as when installed.
"""


def name_of(kind: str) -> str:
    """The name of a file that is handed out."""
    return f"qjviewer-{desktop_files.version()}-windows-x64-{kind}"


def build() -> list[Path]:
    """Build both into dist/; the unpacked program stays in the work folder, for trying it."""
    inputs.fetch(WORK / "parts")
    program = assembling.assemble(WORK / "parts", WORK / FOLDER)
    tell_sizes(program)
    return [installer(program), portable(program)]


def tell_sizes(program: Path) -> None:
    """Say how large the program is, part by part."""
    tell(
        f"程序文件夹 {size_of(program) / 1e6:.0f} MB：",
        f"The program's folder is {size_of(program) / 1e6:.0f} MB:",
    )
    parts = [path for top in ("runtime", "lib", "app") for path in (program / top).iterdir() if path.is_dir()]
    for path in sorted(parts, key=size_of, reverse=True)[:12]:
        print(f"  {size_of(path) / 1e6:8.1f} MB  {path.relative_to(program).as_posix()}")


def installer(program: Path) -> Path:
    """The installer, made by NSIS."""
    target = DIST / f"{name_of('setup')}.exe"
    given = {"VERSION": desktop_files.version(), "FOLDER": str(program), "OUT": str(target)}
    words = [f"-D{name}={value}" for name, value in given.items()] + (["-DQUICK"] if QUICK else [])
    environ = {**os.environ, "SOURCE_DATE_EPOCH": desktop_files.release_second()}
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, "qjviewer.nsi"]
    subprocess.run(command, cwd=HERE, env=environ, check=True)
    return target


def portable(program: Path) -> Path:
    """The archive that is unpacked and run, for a stick or a machine where nothing may be installed."""
    target = DIST / f"{name_of('portable')}.zip"
    day = datetime.fromtimestamp(int(desktop_files.release_second()), timezone.utc).timetuple()[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(path for path in program.rglob("*") if path.is_file()):
            _add(archive, path.relative_to(program).as_posix(), path.read_bytes(), day)
        _add(archive, "portable.txt", _PORTABLE.replace("\n", "\r\n").encode("utf-8-sig"), day)
    return target


def _add(archive: zipfile.ZipFile, name: str, data: bytes, day: tuple[int, ...]) -> None:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", day[:6])  # type: ignore[arg-type]
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data, compresslevel=1 if QUICK else 9)
