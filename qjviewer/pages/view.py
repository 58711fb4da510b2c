"""How a briefing is being looked at: in which language, with outside context or without."""

from dataclasses import dataclass

from qjviewer.wording import DEFAULT_LANGUAGE, Language


@dataclass(frozen=True, slots=True)
class View:
    """The choices that change what the pages say."""

    lang: Language = DEFAULT_LANGUAGE
    context: bool = True
    # Only what one department answers for, by its name in this language; empty for everything.
    owner: str = ""
