"""What can go wrong while printing, in words for whoever prints."""

from pathlib import Path

from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_USAGE = ("no-tab", "no-style", "no-owner", "no-owners", "which-owner", "no-template", "template")


class PrintError(Exception):
    """Printing stopped and left no half-made file; `key` names the phrase."""

    def __init__(self, key: str, target: Path | None = None, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self._values = values | ({"path": target} if target is not None else {})

    @property
    def usage(self) -> bool:
        """Whether what was asked for cannot be had: no fault of file or disk."""
        return self.key in _USAGE

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """The reason in one sentence."""
        return say(f"printing.error-{self.key}", lang, **self._values)

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> "tuple[object, ...]":
        # Travels between processes with its values.
        return _again, (self.key, self._values)


def _again(key: str, values: dict[str, object]) -> PrintError:
    return PrintError(key, **values)  # type: ignore[arg-type]
