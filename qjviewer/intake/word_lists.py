"""Lists of words, written as readable text, made into patterns."""

import re


def any_of(words: str) -> str:
    """A pattern for one of the words in a text, longer ones first; each may be a pattern itself."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


def around(before: str, words: str, after: str = "") -> re.Pattern[str]:
    """Texts that hold one of the words between two patterns, whatever the size of their letters."""
    return re.compile(f"{before}(?:{any_of(words)}){after}", re.IGNORECASE)


def ends_with(words: str) -> re.Pattern[str]:
    """Names that end with one of the words; what stands in brackets behind does not count."""
    return around(".*", words, r"(?:\(.*\))?")
