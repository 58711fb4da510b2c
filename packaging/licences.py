"""The licences of everything a build carries, with their texts."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONTS_LICENCE = ROOT / "resources" / "fonts" / "OFL.txt"
# Debian keeps the texts that PySide6's wheels only name.
COMMON = Path("/usr/share/common-licenses")
COMMON_TEXTS = ("LGPL-3", "GPL-3")


@dataclass(frozen=True)
class Part:
    """Something inside a build that others made."""

    name: str
    licence: str
    note: str
    package: str = ""


# As the LGPL asks of those who pass Qt on.
REPLACEABLE = "separate shared libraries, which may be replaced"
PARTS = (
    Part("Qt", "LGPL-3.0-only", REPLACEABLE, "PySide6-Essentials"),
    Part("PySide6", "LGPL-3.0-only", REPLACEABLE, "PySide6-Essentials"),
    Part("Shiboken6", "LGPL-3.0-only", REPLACEABLE, "shiboken6"),
    Part("ICU", "Unicode-3.0", "comes with Qt"),
    Part("pyqtgraph", "MIT", "", "pyqtgraph"),
    Part("colorama", "BSD-3-Clause", "used by pyqtgraph", "colorama"),
    Part(
        "NumPy", "BSD-3-Clause", "with OpenBLAS, BSD-3-Clause; libgfortran, GPL-3.0 with exception", "numpy"
    ),
    Part("PyYAML", "MIT", "with libyaml (MIT)", "PyYAML"),
    Part("pypdf", "BSD-3-Clause", "", "pypdf"),
    Part("Python", "PSF-2.0", ""),
    Part("PyInstaller's starter", "GPL-2.0-or-later with exception", "frozen builds only", "pyinstaller"),
    Part("xcb-util libraries, libxkbcommon", "MIT", "frozen Linux builds only"),
    Part("QJ Sans SC, QJ Serif SC (from Noto)", "OFL-1.1", "resources/fonts"),
)

_ASK = """
import importlib.metadata, json, sys
def of(name):
    found = importlib.metadata.distribution(name)
    texts = [str(found.locate_file(f)) for f in found.files or [] if "dist-info" in str(f)]
    return {"version": found.version, "files": texts}
print(json.dumps({name: of(name) for name in sys.argv[1:]}))
"""


def installed(python: Path) -> dict[str, dict[str, str | list[str]]]:
    """Version and files of the packages among the parts, as installed beside this Python."""
    names = sorted({part.package for part in PARTS if part.package})
    done = subprocess.run([str(python), "-c", _ASK, *names], capture_output=True, text=True, check=True)
    answer: dict[str, dict[str, str | list[str]]] = json.loads(done.stdout)
    return answer


def overview(versions: dict[str, str]) -> str:
    """A line for every part: name, version, licence, note."""
    lines = ["qjviewer is under the MIT licence. It comes with:", ""]
    for part in PARTS:
        version = versions.get(part.package, "")
        words = " ".join(filter(None, (part.name, version)))
        lines.append(f"- {words}: {part.licence}" + (f" ({part.note})" if part.note else ""))
    return "\n".join(lines) + "\n"


def collect(python: Path, folder: Path) -> str:
    """Put the overview and every licence text into a folder; gives the overview."""
    found = installed(python)
    text = overview({name: str(about["version"]) for name, about in found.items()})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "THIRD-PARTY.txt").write_text(text, encoding="utf-8")
    for source in (ROOT / "LICENSE", FONTS_LICENCE, *(COMMON / name for name in COMMON_TEXTS)):
        if source.is_file():
            (folder / f"{source.stem}.txt").write_bytes(source.read_bytes())
    for name, about in found.items():
        texts = [Path(file) for file in about["files"] if re.search(r"(?i)licen[cs]e|copying", file)]
        joined = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in texts)
        if joined:
            (folder / f"{name}.txt").write_text(joined, encoding="utf-8")
    return text
