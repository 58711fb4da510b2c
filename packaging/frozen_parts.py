"""What goes into the frozen program and what stays out; used by qjviewer.spec and by the tests."""

from __future__ import annotations

import re
from pathlib import Path

from environment import BUILD, ROOT

PACKAGE = ROOT / "qjviewer"
SHARED = ("resources", "data")
# Where freeze.py puts every licence text, and where the program finds them.
LICENCES = BUILD / "licences"
LICENCES_PLACE = "resources/licences"

# pyqtgraph imports these although we draw nothing with OpenGL; pydoc and unittest belong to the
# standard library and PyInstaller would not look for them in strings.
NEEDED_BY_PYQTGRAPH = (
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtSvg",
    "PySide6.QtTest",
    "pydoc",
    "unittest",
)
# They look for their templates at pptx/oxml/../templates, a path that exists only where pptx/oxml does.
WITH_SOURCES = {"pptx": "pyz+py", "docx": "pyz+py"}
# Their versions are told in About.
WITH_METADATA = ("PySide6-Essentials", "pyqtgraph", "numpy", "PyYAML", "msgspec", "typst")
EXCLUDED_MODULES = (
    "tkinter",
    # Nothing here talks to the network: no OpenSSL to keep up to date.
    "ssl",
    "_ssl",
    "_hashlib",
    "readline",
    "sqlite3",
    "IPython",
    "matplotlib",
    "scipy",
    "numba",
    "cupy",
    "h5py",
    "pip",
    "setuptools",
    "numpy.f2py",
    # Pictures are asked for their kind only, and XML is read as a tree.
    "PIL._avif",
    "PIL._webp",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL.ImageQt",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtDesigner",
    "PySide6.QtSql",
    "PySide6.QtHelp",
    "PySide6.QtUiTools",
    "pyqtgraph.examples",
    "pyqtgraph.jupyter",
    "pyqtgraph.opengl",
)

# Only what shows a window, prints, takes in Chinese and reads our pictures.
QT_PLUGINS = (
    "platforms",
    "platforminputcontexts",
    "platformthemes",
    "xcbglintegrations",
    "wayland-",
    "imageformats",
    "iconengines",
    "printsupport",
    "styles",
)
UNWANTED_PLUGINS = re.compile(
    r"q(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc)|qtvirtualkeyboard|qpdf\b|q(tiff|tga|wbmp|icns|webp)\b"
)
UNWANTED_QT = re.compile(
    r"(lib)?Qt6?(Qml|Quick|VirtualKeyboard|Pdf|Sql|Designer|Help|UiTools|ShaderTools|Labs|Egl[Ff][Ss])"
)
# Of the build machine's own libraries only Python's and those X libraries that a desktop need not have
# and nobody could add without root. The rest comes from the system (system_packages.py): an older copy
# of ours would break what the system loads beside it, such as GTK's file dialog.
BROUGHT_ALONG = re.compile(
    r"libpython3|libffi|libbz2|liblzma|libexpat|libmpdec|libuuid|libcrypt\.|"
    r"libxcb-(cursor|icccm|image|keysyms|render-util|util|xkb)\.|libxkbcommon(-x11)?\."
)
# Pictures are for the README; licence texts come from LICENCES, with those of packages.
NOT_FOR_THE_PROGRAM = {"__pycache__", "pictures", "licences"}
TRANSLATIONS = re.compile(r"qtbase_zh_\w+\.qm")


def modules(package: Path = PACKAGE) -> list[str]:
    """Every module of the package by its dotted name.

    Commands, chart kinds, rules, formats and styles are found by walking folders when the program
    runs; all modules are therefore named to PyInstaller, which sees import statements only.
    """
    names = (path.relative_to(package.parent).with_suffix("") for path in package.rglob("*.py"))
    return sorted(".".join(name.parts).removesuffix(".__init__") for name in names)


def hidden_imports() -> list[str]:
    """What PyInstaller cannot find by following import statements."""
    return [*modules(), *NEEDED_BY_PYQTGRAPH]


def shared_files() -> list[tuple[str, str]]:
    """Pairs of a file under resources/ or data/ and the folder it goes to, without what tools leave."""
    paths = (path for name in SHARED for path in sorted((ROOT / name).rglob("*")) if path.is_file())
    kept = (path for path in paths if not NOT_FOR_THE_PROGRAM & set(path.parts) and path.name[0] != ".")
    return [(str(path), path.parent.relative_to(ROOT).as_posix()) for path in kept]


def licence_files() -> list[tuple[str, str]]:
    """As shared_files, what freeze.py has collected."""
    return [(str(path), LICENCES_PLACE) for path in sorted(LICENCES.glob("*.txt"))]


def is_wanted(name: str) -> bool:
    """Whether a collected file stays; `name` is its place in the frozen program."""
    name = name.replace("\\", "/")
    base = name.rpartition("/")[2]
    if ".dist-info/" in name:
        return base == "METADATA"
    if not name.startswith("PySide6/"):
        of_build_machine = "/" not in name and ".so" in name
        return not of_build_machine or BROUGHT_ALONG.match(base) is not None
    if "/translations/" in name:
        return TRANSLATIONS.fullmatch(base) is not None
    if "/plugins/" in name:
        folder = name.partition("/plugins/")[2]
        return folder.startswith(QT_PLUGINS) and not UNWANTED_PLUGINS.search(base)
    return "/qml/" not in name and not UNWANTED_QT.match(base)
