"""diff(before, after): everything that differs between two editions, each thing once."""

from collections.abc import Iterator

from qjviewer.editions.changes import EditionChange, EditionDiff, EditionHead
from qjviewer.editions.comparing_figures import FigureComparer
from qjviewer.editions.comparing_pages import PageComparer
from qjviewer.editions.edition import Edition, EditionEntry
from qjviewer.wording import LANGUAGES, Language, say


def diff(before: Edition, after: Edition, lang: Language) -> EditionDiff:
    """What changed from one edition to another; both are to be taken in the same language."""
    comparer = _Comparer(before, after, lang)
    changed = {c.subject for c in comparer.figures}
    same = sum(name in before.figures and name not in changed for name in after.figures)
    return EditionDiff(head_of(before), head_of(after), tuple(comparer.all()), same)


def head_of(edition: Edition) -> EditionHead:
    """What is said over one side."""
    return EditionHead(edition.title, edition.period, edition.as_of, edition.digest)


class _Comparer:
    def __init__(self, before: Edition, after: Edition, lang: Language) -> None:
        self._before, self._after, self._lang = before, after, lang
        groups = {e.id: e.name for e in after.entries.values() if e.section in ("groups", "places")}
        self.figures = list(FigureComparer(lang, groups).changes(before, after))
        self._pages = PageComparer(lang)

    def all(self) -> Iterator[EditionChange]:
        yield from self.figures
        found = [*self._pages.changes(self._before, self._after), *self._entries(), *self._header()]
        yield from (c for c in found if c.sort == "words")
        yield from self._translations()
        yield from (c for c in found if c.sort == "page")
        yield from self._sources()
        yield from (c for c in found if c.sort == "setting")

    def _say(self, key: str, /, **values: object) -> str:
        return say(f"editions.{key}", self._lang, **values)

    # The briefing's head and what is declared --------------------------------------------

    def _header(self) -> Iterator[EditionChange]:
        for key in ("period", "as_of"):
            before, after = getattr(self._before, key), getattr(self._after, key)
            if before != after:
                what, where = self._say(f"key-{key}"), self._say("section-briefing")
                yield EditionChange("setting", what, where, before, after, subject=f"briefing.{key}")

    def _entries(self) -> Iterator[EditionChange]:
        old, new = self._before.entries, self._after.entries
        for name in dict.fromkeys((*old, *new)):
            a, b = old.get(name), new.get(name)
            if a is not None and b is not None:
                yield from self._entry(name, a, b)
            elif b is not None and not self._is_figure(b, self._after):
                yield self._declared(name, b, "", b.name)
            elif a is not None and not self._is_figure(a, self._before):
                yield self._declared(name, a, a.name, "")

    def _is_figure(self, entry: EditionEntry, edition: Edition) -> bool:
        """Whether an entry is told among the figures already."""
        return entry.section == "facts" and entry.id in edition.figures

    def _declared(self, name: str, entry: EditionEntry, before: str, after: str) -> EditionChange:
        what = self._say(f"section-{entry.section}")
        return EditionChange("setting", what, entry.id, before, after, subject=name)

    def _entry(self, name: str, old: EditionEntry, new: EditionEntry) -> Iterator[EditionChange]:
        where = self._say(f"section-{new.section}")
        if new.name:
            where = self._say("in-section", section=where, name=new.name)
        for key in dict.fromkeys((*old.settings, *new.settings)):
            before, after = old.settings.get(key, ""), new.settings.get(key, "")
            if before != after:
                yield EditionChange("setting", self._pages.key(key), where, before, after, subject=name)
        yield from self._pages.words(old.texts, new.texts, where, name)

    # Sources and translations ------------------------------------------------------------

    def _sources(self) -> Iterator[EditionChange]:
        old, new = self._before.sources, self._after.sources
        for name in dict.fromkeys((*old, *new)):
            a, b = old.get(name, {}), new.get(name, {})
            if a != b:
                keys = [k for k in dict.fromkeys((*a, *b)) if a.get(k) != b.get(k)]
                is_whole = not a or not b
                yield EditionChange(
                    "source",
                    name if is_whole else self._say("of-figure", name=name, what=self._named(keys)),
                    self._say("section-sources"),
                    a.get("title", "") if is_whole else self._worded(a, keys),
                    b.get("title", "") if is_whole else self._worded(b, keys),
                    subject=f"sources.{name}",
                )

    def _named(self, keys: list[str]) -> str:
        return self._say("comma").join(map(self._pages.key, keys))

    def _worded(self, source: dict[str, str], keys: list[str]) -> str:
        return self._say("semicolon").join(w for k in keys if (w := source.get(k, "")))

    def _translations(self) -> Iterator[EditionChange]:
        """Translations of texts that both editions have: with a text its translation comes and goes."""
        old, new = self._before.translations, self._after.translations
        known = [_typed(edition) for edition in (self._before, self._after)]
        for key in dict.fromkeys((*old, *new)):
            text = key.partition("\t")[0]
            if (key not in old or key not in new) and not all(text in texts for texts in known):
                continue
            a, b = old.get(key, {}), new.get(key, {})
            for lang in LANGUAGES:
                if a.get(lang, "") != b.get(lang, ""):
                    what = self._say("translation", lang=self._say(f"lang-{lang}"))
                    yield EditionChange(
                        "translation", what, text[:40], a.get(lang, ""), b.get(lang, ""), subject="words"
                    )


def _typed(edition: Edition) -> set[str]:
    """Every text as typed in an edition."""
    pages = (t for p in edition.pages for t in (*p.texts, *(x for b in p.blocks for x in b.texts)))
    entries = (t for e in edition.entries.values() for t in e.texts)
    found = {t.typed for t in (*pages, *entries)}
    found |= {w for s in edition.sources.values() for w in s.values()}
    return found | {f.note for f in edition.figures.values()}
