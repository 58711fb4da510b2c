"""Editions of one briefing: what one says, how two differ, which were printed, which lie in a folder."""
