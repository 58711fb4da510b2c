"""Text measured and broken into lines, once for screen, slides, drawings and documents; knows no Qt."""
