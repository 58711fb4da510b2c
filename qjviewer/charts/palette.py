"""How the roles of marks look: colours and hatches that also separate in black and white.

Shapes keep 3:1 contrast and words 4.5:1 against their background (measured in tests).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qjviewer.charts.marks import Role

Hatch: TypeAlias = Literal["", "diagonal", "dots", "cross"]
Mode: TypeAlias = Literal["light", "dark", "contrast", "paper", "gray"]
MODES: tuple[Mode, ...] = ("light", "dark", "contrast", "paper", "gray")


@dataclass(frozen=True, slots=True)
class Look:
    """Fill, outline and hatch of a role as #RRGGBB; an empty outline means none."""

    fill: str
    outline: str = ""
    hatch: Hatch = ""

    @property
    def line(self) -> str:
        """Its colour as a line: a fill too light for one has an outline that is dark enough."""
        return self.outline if self.outline and not self.hatch else self.fill


_LIGHT: dict[Role, Look] = {
    "district": Look("#12436D"),
    "city": Look("#D55E00", hatch="diagonal"),
    "province": Look("#BFBFBF", "#3D3D3D"),
    "nation": Look("#FFFFFF", "#3D3D3D"),
    "town": Look("#28A197"),
    "series1": Look("#12436D"),
    "series2": Look("#D55E00", hatch="diagonal"),
    "series3": Look("#28A197", hatch="dots"),
    "series4": Look("#801650", hatch="cross"),
    "series5": Look("#5C5C5C"),
    "accent": Look("#C8341D"),
    "text": Look("#1B2733"),
    "muted": Look("#55626F"),
    "inverse": Look("#FFFFFF"),
    "grid": Look("#E1E6EB"),
    "axis": Look("#8A96A3"),
    "empty": Look("#D5DBE2"),
    "tile": Look("#EEF1F5"),
    "tile-main": Look("#12436D"),
}
_DARK: dict[Role, Look] = _LIGHT | {
    "district": Look("#6CB2EB"),
    "city": Look("#FF9A4D", hatch="diagonal"),
    "province": Look("#7D8894", "#D5DBE2"),
    "nation": Look("#10161D", "#D5DBE2"),
    "town": Look("#4FD1C5"),
    "series1": Look("#6CB2EB"),
    "series2": Look("#FF9A4D", hatch="diagonal"),
    "series3": Look("#4FD1C5", hatch="dots"),
    "series4": Look("#F28AC0", hatch="cross"),
    "series5": Look("#B8C2CC"),
    "accent": Look("#FF7A66"),
    "text": Look("#F1F4F8"),
    "muted": Look("#B4BFCA"),
    "inverse": Look("#0B1118"),
    "grid": Look("#2B3642"),
    "axis": Look("#8795A3"),
    "empty": Look("#36424F"),
    "tile": Look("#222C37"),
    "tile-main": Look("#6CB2EB"),
}
_CONTRAST: dict[Role, Look] = _LIGHT | {
    "district": Look("#00264D", "#000000"),
    "city": Look("#B34700", "#000000", "diagonal"),
    "province": Look("#BFBFBF", "#000000"),
    "nation": Look("#FFFFFF", "#000000"),
    "accent": Look("#A30000"),
    "text": Look("#000000"),
    "muted": Look("#1F1F1F"),
    "grid": Look("#767676"),
    "axis": Look("#000000"),
    "empty": Look("#FFFFFF", "#000000"),
    "tile": Look("#FFFFFF", "#000000"),
    "tile-main": Look("#00264D"),
}
# Paper has no loud red, and its words are black.
_PAPER: dict[Role, Look] = _LIGHT | {
    "accent": Look("#12436D"),
    "text": Look("#000000"),
    "muted": Look("#505050"),
}
_GRAY: dict[Role, Look] = _LIGHT | {
    "district": Look("#424242"),
    "city": Look("#808080", "#3D3D3D", "diagonal"),
    "province": Look("#BDBDBD", "#3D3D3D"),
    "nation": Look("#FFFFFF", "#3D3D3D"),
    "town": Look("#6B6B6B", hatch="dots"),
    "series1": Look("#262626"),
    "series2": Look("#808080", "#3D3D3D", "diagonal"),
    "series3": Look("#9C9C9C", "#3D3D3D", "dots"),
    "series4": Look("#5C5C5C", hatch="cross"),
    "series5": Look("#FFFFFF", "#3D3D3D"),
    "accent": Look("#000000"),
    "text": Look("#111111"),
    "muted": Look("#444444"),
    "grid": Look("#D9D9D9"),
    "axis": Look("#767676"),
    "empty": Look("#E0E0E0"),
    "tile": Look("#F2F2F2"),
    "tile-main": Look("#333333"),
}
_TABLES: dict[Mode, dict[Role, Look]] = {
    "light": _LIGHT,
    "dark": _DARK,
    "contrast": _CONTRAST,
    "paper": _PAPER,
    "gray": _GRAY,
}


def look(role: Role, mode: Mode = "light") -> Look:
    """How a role looks in a mode."""
    return _TABLES[mode][role]


def hatch_ink(mode: Mode) -> str:
    """The colour of the lines or dots laid over a hatched fill."""
    return "#10161D" if mode == "dark" else "#FFFFFF"


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB after WCAG 2, 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours after WCAG 2, 1 to 21."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)
