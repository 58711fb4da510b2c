"""Charts as SVG: the pieces of a layout painted as elements."""
