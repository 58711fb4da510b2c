"""How a briefing is being looked at: in which language, with outside context or without."""

import msgspec

from qjviewer.wording import DEFAULT_LANGUAGE, Language


class View(msgspec.Struct, frozen=True):
    """The choices that change what the pages say."""

    lang: Language = DEFAULT_LANGUAGE
    context: bool = True
    # Only what one department answers for, by its name in this language; empty for everything.
    owner: str = ""
