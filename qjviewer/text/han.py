"""Chinese characters in expressions and texts."""

from typing import Final

# What may stand within the brackets of an expression for any character but a Chinese one. The letters of
# other scripts than Latin and kana pass for Chinese here: they are as rare, and a range of 20,000
# characters takes milliseconds to compile.
NO_HAN: Final = r"\W\x00-\u02ff\u3040-\u30ff\uff00-\uffef"
# An expression for a Chinese character.
HAN: Final = rf"[^{NO_HAN}]"


def holds_han(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    if text.isascii() or max(text) < "\u3400":
        return False
    return any(map(_is_han, text))


def _is_han(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )
