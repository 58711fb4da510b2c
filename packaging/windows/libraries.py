"""The packages of others in lib/, less what the program never loads."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from windows import pe, signatures

# What Windows 10 brings; icuuc since 1703.
# fmt: off
OF_WINDOWS = frozenset((
    "advapi32.dll", "authz.dll", "bcrypt.dll", "bcryptprimitives.dll", "combase.dll", "comdlg32.dll",
    "crypt32.dll", "d3d11.dll", "d3d12.dll", "d3d9.dll", "dnsapi.dll", "dwmapi.dll", "dwrite.dll",
    "dxgi.dll", "gdi32.dll", "icuuc.dll", "imm32.dll", "iphlpapi.dll", "kernel32.dll", "mpr.dll",
    "msvcrt.dll", "netapi32.dll", "ntdll.dll", "ole32.dll", "oleaut32.dll", "rpcrt4.dll", "secur32.dll",
    "setupapi.dll", "shell32.dll", "shlwapi.dll", "uiautomationcore.dll", "user32.dll", "userenv.dll",
    "uxtheme.dll", "version.dll", "winhttp.dll", "winmm.dll", "ws2_32.dll", "wtsapi32.dll",
    "winspool.drv",
))
# fmt: on
# Qt's modules that the program, pyqtgraph among it, imports. Their libraries follow from them.
QT_MODULES = ("Core", "Gui", "Network", "OpenGL", "OpenGLWidgets", "PrintSupport", "Svg", "Test", "Widgets")
_QT_ALWAYS = re.compile(
    r"PySide6/(__init__|_config|_git_pyside_version)\.py|"
    r"PySide6/plugins/(platforms/q(windows|offscreen)|imageformats/q(gif|ico|jpeg|svg)|"
    r"iconengines/qsvgicon|styles/\w+)\.dll|PySide6/translations/qtbase_zh_\w+\.qm"
)
_UNUSED = re.compile(
    r"numpy/(f2py|doc|distutils|_pyinstaller|testing/tests|random|_core/include|_core/lib)/|"
    r"PIL/(_avif|_webp|_imagingcms|_imagingft|_imagingtk|_imagingmath|_imagingmorph|ImageQt)|"
    r"lxml/(html|isoschematron|objectify|includes)|pyqtgraph/(examples|jupyter|opengl|icons/peegee)/|"
    r"pypdfium2_cli/|shiboken6/(include|lib)/|.*/tests?/|.*\.(pyi|pyx|pxd|c|cpp|h|lib|a|typed)$|.*\.data/"
)
# Microsoft's runtime, which belongs beside python313.dll: whoever needs it finds it there, once.
_RUNTIME = re.compile(r"(PySide6|shiboken6)/((?:vcruntime|msvcp|concrt|vcamp|vccorlib|vcomp)140\w*\.dll)")
_METADATA = re.compile(r".*\.dist-info/METADATA|.*\.dist-info/.*(licen[cs]e|copying).*", re.IGNORECASE)


def imported(path: Path) -> list[str]:
    """The libraries that a program or library of Windows asks for, in small letters."""
    return list(pe.imports(path))


def closure(first: Iterable[Path], by_name: dict[str, Path], ask: Callable[[Path], list[str]]) -> set[Path]:
    """Some files with all the libraries they need, however far down; `ask` tells what one file needs."""
    found = set(first)
    todo = list(found)
    while todo:
        needed = {by_name[name] for name in ask(todo.pop()) if name in by_name} - found
        found |= needed
        todo += needed
    return found


def unpack(wheels: Iterable[Path], folder: Path) -> None:
    """Unpack wheels whole into a folder."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)


def wanted(unpacked: Path) -> set[Path]:
    """The files of the unpacked wheels that go into lib/."""
    files = {path.relative_to(unpacked).as_posix(): path for path in unpacked.rglob("*") if path.is_file()}
    kept = {path for name, path in files.items() if is_kept(name)}
    qt = {name: path for name, path in files.items() if name.startswith("PySide6/")}
    beside = {p.name.lower(): p for n, p in qt.items() if n.count("/") == 1 and p.suffix == ".dll"}
    first = {path for name, path in qt.items() if _QT_ALWAYS.fullmatch(name)}
    first |= {qt[f"PySide6/Qt{module}.pyd"] for module in QT_MODULES}
    binary = {path for path in first if path.suffix in {".dll", ".pyd"}}
    needed = closure(binary, beside, imported) | first
    return kept | {path for path in needed if not is_microsofts(path, unpacked)}


def is_kept(name: str) -> bool:
    """Whether a file of a package other than PySide6 stays; `name` is its place in lib/."""
    if ".dist-info/" in name:
        return _METADATA.fullmatch(name) is not None
    return not (name.startswith("PySide6/") or _UNUSED.match(name) or _RUNTIME.fullmatch(name))


def is_microsofts(path: Path, unpacked: Path) -> bool:
    """Whether a file is Microsoft's runtime in one of Qt's folders."""
    return _RUNTIME.fullmatch(path.relative_to(unpacked).as_posix()) is not None


def microsoft_runtime(unpacked: Path, needed_by: Iterable[Path]) -> set[Path]:
    """The parts of Microsoft's runtime that some files need, Qt's copies, which Qt's makers signed."""
    copies = {
        p.name.lower(): p
        for folder in ("PySide6", "shiboken6")
        for p in (unpacked / folder).glob("*140*.dll")
    }
    return closure(needed_by, copies, imported) & set(copies.values())


def qt_binaries(paths: Iterable[Path], unpacked: Path) -> list[Path]:
    """The programs and libraries among some files that Qt's makers must have signed."""
    ours = (unpacked / "PySide6", unpacked / "shiboken6")
    binary = (path for path in sorted(paths) if path.suffix in {".dll", ".pyd"})
    return [path for path in binary if any(path.is_relative_to(folder) for folder in ours)]


def others(paths: Iterable[Path], unpacked: Path) -> list[str]:
    """The binaries that are taken on the lock's hash alone, as their makers sign nothing."""
    binary = (path for path in sorted(paths) if path.suffix in {".dll", ".pyd"})
    signed = set(qt_binaries(paths, unpacked))
    return [path.relative_to(unpacked).as_posix() for path in binary if path not in signed]


def not_aboard(folder: Path) -> dict[str, str]:
    """Libraries asked for in a folder that are neither there nor Windows' own, each with one that asks."""
    binary = [path for path in sorted(folder.rglob("*")) if path.suffix in {".dll", ".exe", ".pyd"}]
    aboard = {path.name.lower() for path in binary}
    asked = {name: path.name for path in binary for name in imported(path)}
    return {n: by for n, by in asked.items() if n not in aboard | OF_WINDOWS and not n.startswith("api-ms-")}


def check(paths: Iterable[Path], unpacked: Path) -> None:
    """End the build unless Qt's makers signed their binaries."""
    signatures.require(qt_binaries(paths, unpacked), signatures.QT)
