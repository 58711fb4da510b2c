"""How the roles of marks look: colours and hatches that also separate in black and white.

Shapes keep 3:1 contrast and words 4.5:1 against their background (measured in tests).
"""

from typing import Literal, TypeAlias

import msgspec

from qjviewer.charts.marks import Role

Hatch: TypeAlias = Literal["", "diagonal", "dots", "cross"]
Mode: TypeAlias = Literal["light", "dark", "contrast", "paper", "gray"]
MODES: tuple[Mode, ...] = ("light", "dark", "contrast", "paper", "gray")
# On these words are light, on the other shades dark.
DEEP: tuple[Role, ...] = ("shade1", "shade2")


class RoleLook(msgspec.Struct, frozen=True):
    """Fill, outline and hatch of a role as #RRGGBB; an empty outline means none.

    `stroke` is its colour as a line where neither of the others serves.
    """

    fill: str
    outline: str = ""
    hatch: Hatch = ""
    stroke: str = ""

    @property
    def line(self) -> str:
        """Its colour as a line: a fill too light for one has an outline that is dark enough."""
        return self.stroke or (self.outline if self.outline and not self.hatch else self.fill)


_LIGHT: dict[Role, RoleLook] = {
    "district": RoleLook("#12436D"),
    "city": RoleLook("#D55E00"),
    "province": RoleLook("#BFBFBF", "#3D3D3D"),
    "nation": RoleLook("#FFFFFF", "#3D3D3D"),
    "town": RoleLook("#28A197"),
    "peer": RoleLook("#AEB9C4", "#7A8794"),
    "peer1": RoleLook("#56697B"),
    "peer2": RoleLook("#9DA9B5", "#758391"),
    "peer3": RoleLook("#2F3E4D"),
    "peer4": RoleLook("#8C7B6B"),
    "last-year": RoleLook("#7B98B4", "#6A88A5"),
    "total": RoleLook("#3A4652"),
    "falling": RoleLook("#5F6E7E"),
    "residual": RoleLook("#7A8794"),
    "shade1": RoleLook("#12436D"),
    "shade2": RoleLook("#3E6A94"),
    "shade3": RoleLook("#86A1BD"),
    "shade4": RoleLook("#B7C6D6"),
    "shade5": RoleLook("#DDE5EE"),
    "shade6": RoleLook("#FFFFFF", "#C9D3DD"),
    "series1": RoleLook("#12436D"),
    "series2": RoleLook("#D55E00", hatch="diagonal"),
    "series3": RoleLook("#28A197", hatch="dots"),
    "series4": RoleLook("#801650", hatch="cross"),
    "series5": RoleLook("#5C5C5C"),
    "accent": RoleLook("#C8341D"),
    "text": RoleLook("#1B2733"),
    "muted": RoleLook("#55626F"),
    "inverse": RoleLook("#FFFFFF"),
    "grid": RoleLook("#E1E6EB"),
    "axis": RoleLook("#8A96A3"),
    "empty": RoleLook("#D5DBE2"),
    "tile": RoleLook("#EEF1F5"),
    "tile-main": RoleLook("#12436D"),
    "tint": RoleLook("#EAF0F6"),
}
_DARK: dict[Role, RoleLook] = _LIGHT | {
    "district": RoleLook("#6CB2EB"),
    "city": RoleLook("#FF9A4D"),
    "province": RoleLook("#7D8894", "#D5DBE2"),
    "nation": RoleLook("#10161D", "#D5DBE2"),
    "town": RoleLook("#4FD1C5"),
    "peer": RoleLook("#5B6977", "#8C99A6"),
    "peer1": RoleLook("#A9B6C3"),
    "peer2": RoleLook("#75828F", "#8996A3"),
    "peer3": RoleLook("#DCE3EA"),
    "peer4": RoleLook("#C2AE9B"),
    "last-year": RoleLook("#7F9FBE", stroke="#66809A"),
    "total": RoleLook("#C9D3DD"),
    "falling": RoleLook("#93A1AF"),
    "residual": RoleLook("#8996A3"),
    "shade1": RoleLook("#8CC8F5"),
    "shade2": RoleLook("#5D97C4"),
    "shade3": RoleLook("#3F6D93"),
    "shade4": RoleLook("#2F4F6B"),
    "shade5": RoleLook("#243748"),
    "shade6": RoleLook("#18212B", "#46566A"),
    "series1": RoleLook("#6CB2EB"),
    "series2": RoleLook("#FF9A4D", hatch="diagonal"),
    "series3": RoleLook("#4FD1C5", hatch="dots"),
    "series4": RoleLook("#F28AC0", hatch="cross"),
    "series5": RoleLook("#B8C2CC"),
    "accent": RoleLook("#FF7A66"),
    "text": RoleLook("#F1F4F8"),
    "muted": RoleLook("#B4BFCA"),
    "inverse": RoleLook("#0B1118"),
    "grid": RoleLook("#2B3642"),
    "axis": RoleLook("#8795A3"),
    "empty": RoleLook("#36424F"),
    "tile": RoleLook("#222C37"),
    "tile-main": RoleLook("#6CB2EB"),
    "tint": RoleLook("#22303D"),
}
# Shapes have a black edge; lines keep their colour, which tells the years of a trend apart.
_CONTRAST: dict[Role, RoleLook] = _LIGHT | {
    "district": RoleLook("#00264D", "#000000", stroke="#00264D"),
    "city": RoleLook("#B34700", "#000000", stroke="#B34700"),
    "province": RoleLook("#BFBFBF", "#000000"),
    "nation": RoleLook("#FFFFFF", "#000000"),
    "peer": RoleLook("#C8CDD2", "#000000"),
    "last-year": RoleLook("#7B98B4", "#000000", stroke="#5A7590"),
    "residual": RoleLook("#7A8794", "#000000"),
    "shade6": RoleLook("#FFFFFF", "#000000"),
    "tint": RoleLook("#E3ECF5", "#000000"),
    "accent": RoleLook("#A30000"),
    "text": RoleLook("#000000"),
    "muted": RoleLook("#1F1F1F"),
    "grid": RoleLook("#767676"),
    "axis": RoleLook("#000000"),
    "empty": RoleLook("#8C8C8C"),
    "tile": RoleLook("#FFFFFF", "#000000"),
    "tile-main": RoleLook("#00264D"),
}
# Paper has no loud red, and its words are black.
_PAPER: dict[Role, RoleLook] = _LIGHT | {
    "accent": RoleLook("#12436D"),
    "text": RoleLook("#000000"),
    "muted": RoleLook("#505050"),
}
_GRAY: dict[Role, RoleLook] = _LIGHT | {
    "district": RoleLook("#424242"),
    "city": RoleLook("#808080", "#3D3D3D"),
    "province": RoleLook("#BDBDBD", "#3D3D3D"),
    "nation": RoleLook("#FFFFFF", "#3D3D3D"),
    "town": RoleLook("#6B6B6B"),
    "peer": RoleLook("#CBCBCB", "#767676"),
    "peer1": RoleLook("#6A6A6A"),
    "peer2": RoleLook("#A8A8A8", "#767676"),
    "peer3": RoleLook("#3A3A3A"),
    "peer4": RoleLook("#8A8A8A"),
    "last-year": RoleLook("#B0B0B0", "#767676"),
    "total": RoleLook("#3A3A3A"),
    "falling": RoleLook("#6E6E6E"),
    "residual": RoleLook("#8A8A8A"),
    "shade1": RoleLook("#3D3D3D"),
    "shade2": RoleLook("#666666"),
    "shade3": RoleLook("#9C9C9C"),
    "shade4": RoleLook("#C2C2C2"),
    "shade5": RoleLook("#E2E2E2"),
    "shade6": RoleLook("#FFFFFF", "#C0C0C0"),
    "series1": RoleLook("#262626"),
    "series2": RoleLook("#808080", "#3D3D3D", "diagonal"),
    "series3": RoleLook("#9C9C9C", "#3D3D3D", "dots"),
    "series4": RoleLook("#5C5C5C", hatch="cross"),
    "series5": RoleLook("#FFFFFF", "#3D3D3D"),
    "accent": RoleLook("#000000"),
    "text": RoleLook("#111111"),
    "muted": RoleLook("#444444"),
    "grid": RoleLook("#D9D9D9"),
    "axis": RoleLook("#767676"),
    "empty": RoleLook("#E0E0E0"),
    "tile": RoleLook("#F2F2F2"),
    "tile-main": RoleLook("#333333"),
    "tint": RoleLook("#EDEDED"),
}
_TABLES: dict[Mode, dict[Role, RoleLook]] = {
    "light": _LIGHT,
    "dark": _DARK,
    "contrast": _CONTRAST,
    "paper": _PAPER,
    "gray": _GRAY,
}


def look(role: Role, mode: Mode = "light") -> RoleLook:
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
