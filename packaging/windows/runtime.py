"""Python for Windows in runtime/: what its makers signed, less what the program never imports."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bilingual import stop, tell

from windows import signatures

CATALOGUE = "DLLs/python_lib.cat"
# Not taken: the network's cryptography, databases, Tk, and what is for developers.
_BINARIES = re.compile(r"python(w?\.exe|3\.dll|313\.dll)|DLLs/(libffi-8\.dll|(?P<module>\w+)\.pyd)")
_UNUSED_MODULES = re.compile(
    r"_(ssl|hashlib|sqlite3|tkinter|wmi|uuid|zoneinfo|test\w*|ctypes_test|asyncio|overlapped)|winsound"
)
_LIBRARY = re.compile(r"Lib/(?P<place>.+\.py)")
_UNUSED_LIBRARY = re.compile(
    r"(__phello__|ensurepip|idlelib|lib2to3|pydoc_data|site-packages|sqlite3|test|tkinter|turtledemo|venv)/|"
    r"turtle\.py|.*/tests?/"
)
# The catalogue lacks these two, whatever line ends they are given. They are held to the bytes that were
# compared with those of other builds of Python 3.13: see README.md.
JUDGED = {
    "Lib/xml/__init__.py": "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc",
    "Lib/zipfile/__init__.py": "1b580c37e07e4760ba307302b547312f2b97be888bb3ef681e4f39e9e22c3f40",
}
# Beside Python's library it makes Python deaf to the registry, PYTHONPATH and other Pythons' packages.
PATH_FILE = "python313._pth"
PATHS = ("Lib", ".", "..\\lib", "..\\app")


def binaries(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The programs and libraries that are taken, by their names in runtime/."""
    found = ((name, _BINARIES.fullmatch(name)) for name in files)
    taken = [n for n, match in found if match and not _UNUSED_MODULES.fullmatch(match["module"] or "")]
    return {name.rpartition("/")[2]: files[name] for name in taken}


def library(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The modules of the standard library that are taken, by their names in the source."""
    found = ((name, _LIBRARY.fullmatch(name)) for name in files)
    return {name: files[name] for name, match in found if match and not _UNUSED_LIBRARY.match(match["place"])}


def unproven(modules: Mapping[str, bytes], catalogue: bytes) -> list[str]:
    """Modules that neither the signed catalogue nor our own judgement vouches for."""
    missing = signatures.not_in_catalogue(modules, catalogue)
    return [n for n in missing if hashlib.sha256(modules[n]).hexdigest() != JUDGED.get(n)]


def check(files: Mapping[str, bytes]) -> None:
    """End the build unless Python's makers signed all that is taken."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        signed = {**binaries(files), "python_lib.cat": files[CATALOGUE]}
        for name, data in signed.items():
            (folder / name).write_bytes(data)
        signatures.require(sorted(folder.iterdir()), signatures.PYTHON)
    modules = library(files)
    doubtful = unproven(modules, files[CATALOGUE])
    if doubtful:
        stop(f"标准库文件与签名目录不符：{doubtful}", f"Not as the signed catalogue says: {doubtful}")
    tell(
        f"Python：{len(signed)} 个二进制文件的签名、{len(modules)} 个标准库文件的哈希均已核对",
        f"Python: {len(signed)} signatures and {len(modules)} hashes of modules hold",
    )


def put(files: Mapping[str, bytes], target: Path) -> None:
    """Write runtime/, with Python's licence; Microsoft's runtime comes with Qt, signed and newer."""
    placed = {**binaries(files), **library(files), "LICENSE.txt": files["LICENSE.txt"]}
    for name, data in placed.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (target / PATH_FILE).write_text("".join(f"{place}\r\n" for place in PATHS), encoding="ascii", newline="")
