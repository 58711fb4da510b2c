"""A briefing as one web page."""
