"""How the roles of marks look: colours and hatches that also separate in black and white.

Shapes keep 3:1 contrast and words 4.5:1 against their background (measured in tests).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qjviewer.charts.marks import Role

Hatch: TypeAlias = Literal["", "diagonal", "dots", "cross"]
Mode: TypeAlias = Literal["light", "dark", "contrast", "paper", "gray"]
MODES: tuple[Mode, ...] = ("light", "dark", "contrast", "paper", "gray")
# On these words are light, on the other shades dark.
DEEP: tuple[Role, ...] = ("shade1", "shade2")


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
    "city": Look("#D55E00"),
    "province": Look("#BFBFBF", "#3D3D3D"),
    "nation": Look("#FFFFFF", "#3D3D3D"),
    "town": Look("#28A197"),
    "peer": Look("#AEB9C4", "#7A8794"),
    "peer1": Look("#56697B"),
    "peer2": Look("#9DA9B5", "#758391"),
    "peer3": Look("#2F3E4D"),
    "peer4": Look("#8C7B6B"),
    "last-year": Look("#7B98B4", "#6A88A5"),
    "total": Look("#3A4652"),
    "falling": Look("#5F6E7E"),
    "residual": Look("#7A8794"),
    "shade1": Look("#12436D"),
    "shade2": Look("#3E6A94"),
    "shade3": Look("#86A1BD"),
    "shade4": Look("#B7C6D6"),
    "shade5": Look("#DDE5EE"),
    "shade6": Look("#FFFFFF", "#C9D3DD"),
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
    "tint": Look("#EAF0F6"),
}
_DARK: dict[Role, Look] = _LIGHT | {
    "district": Look("#6CB2EB"),
    "city": Look("#FF9A4D"),
    "province": Look("#7D8894", "#D5DBE2"),
    "nation": Look("#10161D", "#D5DBE2"),
    "town": Look("#4FD1C5"),
    "peer": Look("#5B6977", "#8C99A6"),
    "peer1": Look("#A9B6C3"),
    "peer2": Look("#75828F", "#8996A3"),
    "peer3": Look("#DCE3EA"),
    "peer4": Look("#C2AE9B"),
    "last-year": Look("#7F9FBE"),
    "total": Look("#C9D3DD"),
    "falling": Look("#93A1AF"),
    "residual": Look("#8996A3"),
    "shade1": Look("#8CC8F5"),
    "shade2": Look("#5D97C4"),
    "shade3": Look("#3F6D93"),
    "shade4": Look("#2F4F6B"),
    "shade5": Look("#243748"),
    "shade6": Look("#18212B", "#46566A"),
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
    "tint": Look("#22303D"),
}
_CONTRAST: dict[Role, Look] = _LIGHT | {
    "district": Look("#00264D", "#000000"),
    "city": Look("#B34700", "#000000"),
    "province": Look("#BFBFBF", "#000000"),
    "nation": Look("#FFFFFF", "#000000"),
    "peer": Look("#C8CDD2", "#000000"),
    "last-year": Look("#7B98B4", "#000000"),
    "residual": Look("#7A8794", "#000000"),
    "shade6": Look("#FFFFFF", "#000000"),
    "tint": Look("#E3ECF5", "#000000"),
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
    "city": Look("#808080", "#3D3D3D"),
    "province": Look("#BDBDBD", "#3D3D3D"),
    "nation": Look("#FFFFFF", "#3D3D3D"),
    "town": Look("#6B6B6B"),
    "peer": Look("#CBCBCB", "#767676"),
    "peer1": Look("#6A6A6A"),
    "peer2": Look("#A8A8A8", "#767676"),
    "peer3": Look("#3A3A3A"),
    "peer4": Look("#8A8A8A"),
    "last-year": Look("#B0B0B0", "#767676"),
    "total": Look("#3A3A3A"),
    "falling": Look("#6E6E6E"),
    "residual": Look("#8A8A8A"),
    "shade1": Look("#3D3D3D"),
    "shade2": Look("#666666"),
    "shade3": Look("#9C9C9C"),
    "shade4": Look("#C2C2C2"),
    "shade5": Look("#E2E2E2"),
    "shade6": Look("#FFFFFF", "#C0C0C0"),
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
    "tint": Look("#EDEDED"),
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
