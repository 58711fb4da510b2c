"""Tips over widgets."""

from html import escape


def as_tip(text: str) -> str:
    """A tip that shows a text as it is: Qt would take what looks like markup for markup, and obey it."""
    return f"<p>{escape(text)}</p>" if text else ""
