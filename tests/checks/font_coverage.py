"""Writes resources/fonts/coverage.txt from the fonts: python tests/checks/font_coverage.py"""

from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def covered() -> str:
    """The code points that every font of the folder has, as ranges, twelve a line."""
    points = sorted(set.intersection(*map(_points, FONTS.glob("*.ttf"))))
    starts = [points[0], *(b for a, b in pairwise(points) if b - a > 1)]
    ends = [*(a for a, b in pairwise(points) if b - a > 1), points[-1]]
    ranges = [f"{a:04X}-{b:04X}" if b > a else f"{a:04X}" for a, b in zip(starts, ends, strict=True)]
    lines = (" ".join(ranges[n : n + 12]) for n in range(0, len(ranges), 12))
    return "\n".join(lines) + "\n"


def _points(font: Path) -> set[int]:
    with TTFont(font, lazy=True) as opened:
        return set(opened.getBestCmap())


if __name__ == "__main__":
    (FONTS / "coverage.txt").write_text(covered(), encoding="ascii")
