"""Scenes as SVG: widths of words without a font, and the pieces of a layout painted as elements."""
