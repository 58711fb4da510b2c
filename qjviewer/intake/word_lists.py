"""Lists of words, written as readable text, made into patterns."""

import re


def any_of(words: str) -> str:
    """A pattern for one of the words in a text, longer ones first; each may be a pattern itself."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


def ends_with(words: str) -> re.Pattern[str]:
    """Names that end with one of the words; what stands in brackets behind does not count."""
    return re.compile(rf".*(?:{any_of(words)})(?:\(.*\))?", re.IGNORECASE)
