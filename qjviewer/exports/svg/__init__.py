"""Charts as SVG: the third small renderer of marks, without Qt."""
