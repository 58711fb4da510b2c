"""Chinese characters in expressions and texts."""

from typing import Final

# What may stand within the brackets of an expression for any character but a Chinese one. The letters of
# other scripts than Latin and kana pass for Chinese here: they are as rare, and a range of 20,000
# characters takes milliseconds to compile.
NO_HAN: Final = r"\W\x00-\u02ff\u3040-\u30ff\uff00-\uffef"
# An expression for a Chinese character.
HAN: Final = rf"[^{NO_HAN}]"
_FIRST: Final = "\u3400"


def holds_han(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    if text.isascii() or max(text) < _FIRST:
        return False
    return any(
        _FIRST <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or "\U00020000" <= c <= "\U0003ffff"
        for c in text
    )
