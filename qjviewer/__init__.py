"""A desktop viewer for briefings on a local economy."""

__version__ = "0.1.0"
