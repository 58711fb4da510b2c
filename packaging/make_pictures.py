"""Makes the README's pictures from the real program.

.venv/bin/python packaging/make_pictures.py
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "pictures"


def main() -> int:
    """Save the tabs that the README shows; gives the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from qjviewer.cli import run

    PICTURES.mkdir(exist_ok=True)
    for tab in ("overview", "investment"):
        target = str(PICTURES / f"{tab}.png")
        code = run(["shot", "--tab", tab, "-o", target, "--size", "1600x900"])
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
