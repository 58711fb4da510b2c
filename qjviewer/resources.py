"""Where the program's own files lie: from a source tree, a wheel, or a frozen program."""

import sys
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


def builtin_bundle() -> Path:
    """The briefing that ships with the program."""
    return share_root() / "data" / "qujiang-2023h1"
