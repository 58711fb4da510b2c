"""The licences of everything a build carries, with their texts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TypeAlias

from bilingual import stop

ROOT = Path(__file__).resolve().parent.parent
# What the parts' own packages do not bring: Qt's wheels name licences without their texts.
TEXTS = ROOT / "resources" / "licences"
OVERVIEW = "THIRD-PARTY.txt"


@dataclass(frozen=True)
class Part:
    """Something inside a build that others made, with its package or the names of its texts."""

    name: str
    licence: str
    note: str = ""
    package: str = ""
    texts: tuple[str, ...] = ()
    # The kind of build it is in, where it is not in all.
    only: str = ""


# As the LGPL asks of those who pass Qt on.
REPLACEABLE = "separate shared libraries, which may be replaced"
LGPL = ("LGPL-3", "GPL-3")
PARTS = (
    Part("Qt", "LGPL-3.0-only", REPLACEABLE, "PySide6-Essentials", (*LGPL, "Qt-third-party")),
    Part("PySide6", "LGPL-3.0-only", REPLACEABLE, "PySide6-Essentials", LGPL),
    Part("Shiboken6", "LGPL-3.0-only", REPLACEABLE, "shiboken6", LGPL),
    Part("ICU", "Unicode-3.0", "comes with Qt on Linux", texts=("ICU",), only="linux"),
    Part("pyqtgraph", "MIT", package="pyqtgraph"),
    Part("colorama", "BSD-3-Clause", "used by pyqtgraph", "colorama"),
    Part(
        "NumPy", "BSD-3-Clause", "with OpenBLAS, BSD-3-Clause; libgfortran, GPL-3.0 with exception", "numpy"
    ),
    Part("PyYAML", "MIT", "with libyaml (MIT)", "PyYAML", ("libyaml",)),
    Part("msgspec", "BSD-3-Clause", package="msgspec"),
    Part(
        "Typst (typst)", "Apache-2.0", "with the Rust libraries listed beside", "typst", ("Typst-libraries",)
    ),
    Part("pypdfium2", "Apache-2.0 OR BSD-3-Clause", "with PDFium, BSD-3-Clause", "pypdfium2", only="windows"),
    Part("python-pptx", "MIT", package="python-pptx"),
    Part("python-docx", "MIT", package="python-docx"),
    Part("XlsxWriter", "BSD-2-Clause", package="XlsxWriter"),
    Part("openpyxl", "MIT", package="openpyxl"),
    Part("python-calamine", "MIT", "with the Rust library calamine, MIT", "python-calamine"),
    Part("xlrd", "BSD-3-Clause", package="xlrd"),
    Part("et-xmlfile", "MIT", "used by openpyxl", "et-xmlfile"),
    Part("lxml", "BSD-3-Clause", "with libxml2 and libxslt (MIT)", "lxml", ("libxml2-libxslt",)),
    Part("Pillow", "MIT-CMU", "used by python-pptx; with the libraries its licence names", "pillow"),
    Part("typing-extensions", "PSF-2.0", "used by python-pptx", "typing-extensions"),
    Part("Python", "PSF-2.0", texts=("Python",)),
    Part("bzip2, Expat, libffi, liblzma, libuuid", "MIT, BSD", "used by Python", texts=("Python-libraries",)),
    Part(
        "Microsoft Visual C++ runtime",
        "may be passed on with a program",
        "vcruntime140, msvcp140; from Qt's packages",
        texts=("Microsoft-runtime",),
        only="windows",
    ),
    Part("NSIS", "zlib/libpng", "in the installer", texts=("NSIS",), only="windows"),
    Part("PyInstaller's starter", "GPL-2.0-or-later with exception", "", "pyinstaller", only="linux-frozen"),
    Part("xcb-util libraries, libxkbcommon", "MIT", texts=("X11-libraries",), only="linux"),
    Part("QJ Sans SC, QJ Serif SC (from Noto)", "OFL-1.1", "resources/fonts", texts=("OFL",)),
    Part("table of pinyin syllables (from pypinyin)", "MIT", "resources/pinyin", texts=("pypinyin",)),
)

_ASK = """
import importlib.metadata, json, sys
def of(name):
    found = importlib.metadata.distribution(name)
    texts = [str(found.locate_file(f)) for f in found.files or [] if "dist-info" in str(f)]
    return {"version": found.version, "files": texts}
print(json.dumps({name: of(name) for name in sys.argv[1:]}))
"""


def parts_of(kind: str) -> tuple[Part, ...]:
    """The parts of one kind of build: "linux-frozen", "linux-assembled" or "windows"."""
    return tuple(part for part in PARTS if kind.startswith(part.only))


def packages_of(kind: str) -> list[str]:
    """The packages among the parts of one kind of build."""
    return sorted({part.package for part in parts_of(kind) if part.package})


# Version and licence files of each package.
Found: TypeAlias = Mapping[str, Mapping[str, str | list[str]]]


def installed(python: Path) -> Found:
    """The packages of a build for Linux, as installed beside this Python."""
    command = [str(python), "-c", _ASK, *packages_of("linux-frozen")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: Found = json.loads(done.stdout)
    return answer


def installed_in(folder: Path, kind: str) -> Found:
    """The packages of a kind of build, unpacked into a folder."""
    wanted = {plain(name) for name in packages_of(kind)}
    found = {plain(about.metadata["Name"]): about for about in distributions(path=[str(folder)])}
    return {
        name: {
            "version": found[plain(name)].version,
            "files": [str(path) for path in _texts(found[plain(name)], folder)],
        }
        for name in packages_of(kind)
        if plain(name) in wanted & set(found)
    }


def plain(name: str) -> str:
    """A package's name as the registry compares names."""
    return re.sub("[-_.]+", "-", name).lower()


def _texts(about: Distribution, folder: Path) -> list[Path]:
    files = about.files or []
    return [folder / file for file in files if ".dist-info" in str(file)]


def overview(versions: Mapping[str, str], kind: str) -> str:
    """A line for every part: name, version, licence, note."""
    lines = ["qjviewer is under the MIT licence. It comes with:", ""]
    for part in parts_of(kind):
        version = versions.get(part.package, "")
        words = " ".join(filter(None, (part.name, version)))
        lines.append(f"- {words}: {part.licence}" + (f" ({part.note})" if part.note else ""))
    return "\n".join(lines) + "\n"


def own_texts() -> dict[str, Path]:
    """The texts that are among the sources, by the names the parts use."""
    texts = {path.stem: path for path in sorted(TEXTS.glob("*.txt"))}
    return {"qjviewer": ROOT / "LICENSE", "OFL": ROOT / "resources" / "fonts" / "OFL.txt", **texts}


def collect(found: Found, folder: Path, kind: str) -> str:
    """Put the overview and every licence text into a folder, made anew; gives the overview."""
    text = overview({name: str(about["version"]) for name, about in found.items()}, kind)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / OVERVIEW).write_text(text, encoding="utf-8")
    for name, source in own_texts().items():
        (folder / f"{name}.txt").write_bytes(source.read_bytes())
    for name, about in found.items():
        texts = [Path(file) for file in about["files"] if re.search(r"(?i)licen[cs]e|copying", file)]
        joined = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in texts)
        if joined:
            (folder / f"{name}.txt").write_text(joined, encoding="utf-8")
    lacking = [part.name for part in parts_of(kind) if not has_text(part, folder)]
    if lacking:
        stop(f"缺少许可文本：{'、'.join(lacking)}", f"Licence texts are missing: {', '.join(lacking)}")
    return text


def has_text(part: Part, folder: Path) -> bool:
    """Whether a folder holds the licence of a part."""
    if part.texts:
        return all((folder / f"{name}.txt").is_file() for name in part.texts)
    return (folder / f"{part.package}.txt").is_file()
