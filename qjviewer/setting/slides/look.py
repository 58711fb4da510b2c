"""What all slides of a deck have in common."""

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.model import Bundle
from qjviewer.pages.blocks import Cover
from qjviewer.pages.whole_names import lexicon_of
from qjviewer.setting.slides.style import LIGHT, SlideStyle
from qjviewer.text.title_words import Lexicon
from qjviewer.wording import DEFAULT_LANGUAGE, Language


class SlideLook(msgspec.Struct, frozen=True):
    """What all slides of a show have in common.

    `title` stands in the footer; `words` are those that headings are not broken in; `mark` says on every
    slide what keeps the briefing from release.
    """

    style: SlideStyle = LIGHT
    lang: Language = DEFAULT_LANGUAGE
    title: str = ""
    words: Lexicon | None = None
    mark: str = ""

    @property
    def spoken(self) -> "SlideLook":
        """The same with a style that knows the language."""
        return replace(self, style=replace(self.style, latin=self.lang == "en", words=self.words))


def look_for(
    cover: Cover | None, bundle: Bundle | None, lang: Language, mark: str = "", style: SlideStyle = LIGHT
) -> SlideLook:
    """The look of a briefing's slides: its title and names; `mark` is what keeps it from release."""
    return SlideLook(style, lang, cover.title if cover else "", lexicon_of(bundle, lang), mark)
