"""Text of any characters for Hypothesis."""

from hypothesis import strategies as st


def any_text(**sizes):
    """Like st.text() and of the same characters, but it does not try out a million of them in UTF-8 first."""
    return st.text(st.characters(exclude_categories=["Cs"]), **sizes)
