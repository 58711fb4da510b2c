"""Why a briefing cannot be rolled forward or confirmed, in words of any language."""

from collections.abc import Sequence

from qjviewer.problems import Problem
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say


class RollError(Exception):
    """A refusal: `reason` names a phrase `roll.error-<reason>`; nothing has been written."""

    def __init__(self, reason: str, problems: Sequence[Problem] = (), **values: object) -> None:
        super().__init__(reason, values)
        self.reason, self.problems, self._values = reason, tuple(problems), values

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """What stands in the way and what to do, with the problems found a line each."""
        told = say(f"roll.error-{self.reason}", lang, reason=self.reason, **self._values)
        lines = [f"{p.where}: {p.message(lang)} {p.hint(lang)}".rstrip() for p in self.problems]
        return "\n".join([told, *lines])
