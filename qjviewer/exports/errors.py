"""What can go wrong with an export or import, told in the language of whoever asked."""

from qjviewer.wording import DEFAULT_LANGUAGE, Language, say


class ExportError(Exception):
    """A reason named by a phrase `exports.<reason>`; `usage` when the request itself was wrong."""

    def __init__(self, reason: str, /, *, usage: bool = False, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.usage = usage
        self.values = values

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """The reason in words."""
        return say(f"exports.{self.reason}", lang, **self.values)
