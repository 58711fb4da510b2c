"""Charts as SVG for web pages and as files of their own."""
