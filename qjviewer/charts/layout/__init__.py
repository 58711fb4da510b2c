"""Where a scene's marks stand: the one layout that screen, paper and SVG paint, without Qt."""
