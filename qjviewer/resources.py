"""Where the program's own files and modules lie: from a source tree, a wheel, or a frozen program."""

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def share_root() -> Path:
    """The folder that holds `resources/` and `data/`.

    Raises FileNotFoundError when the program was installed without them.
    """
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else []
    candidates += [here / "_share", here.parent]
    for root in candidates:
        if (root / "resources" / "translations").is_dir():
            return root
    raise FileNotFoundError(f"resources/ is missing beside {here}")


def resource(*parts: str) -> Path:
    """The path of one file or folder under `resources/`."""
    return share_root().joinpath("resources", *parts)


def modules_in(search: Iterable[str]) -> tuple[str, ...]:
    """The names of the modules of a package, in order; `search` is its `__path__`.

    Where its files lie in a folder they are listed; `pkgutil` takes 20 ms to be imported.
    """
    paths = [Path(place) for place in search]
    found = {f.stem for p in paths if p.is_dir() for f in p.iterdir() if f.suffix in (".py", ".pyc")}
    if not found:
        import pkgutil

        found = {module.name for module in pkgutil.iter_modules(map(str, paths))}
    return tuple(sorted(found - {"__init__"}))


def builtin_bundle() -> Path:
    """The briefing that ships with the program."""
    return share_root() / "data" / "qujiang-2023h1"
