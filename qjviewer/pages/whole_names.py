"""The names a briefing brings along: words that its titles are not broken in."""

from collections.abc import Iterator

from qjviewer.bundle.model import Bundle
from qjviewer.bundle.values import Text
from qjviewer.text.title_words import Lexicon, lexicon
from qjviewer.wording import Language


def lexicon_of(bundle: Bundle | None, lang: Language) -> Lexicon:
    """The common words and the names of a bundle in a language; the common words alone without one."""
    names = (text.get(lang) for text in _named(bundle)) if bundle else ()
    return lexicon(frozenset(names))


def _named(bundle: Bundle) -> Iterator[Text]:
    for place in bundle.places:
        yield from (place.name, place.short, place.whole)
    for indicator in bundle.indicators:
        yield from (indicator.name, indicator.short)
    yield from (person.name for person in bundle.people)
    yield from (person.role for person in bundle.people)
    yield from (item.name for item in bundle.items)
    yield from (source.publisher for source in bundle.sources)
