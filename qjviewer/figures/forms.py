"""Forms: how what an address names is worded inside a sentence, `{fai.yoy:vs zhejiang}`.

A form is a word with arguments in any order; each has Chinese words too. What can't be worded says why.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from qjviewer.bundle.names import HERE
from qjviewer.bundle.periods import relative_name
from qjviewer.bundle.prose import Reference
from qjviewer.bundle.scalars import nearest
from qjviewer.figures import ranking
from qjviewer.figures.addresses import Address, Unknown
from qjviewer.figures.comparing import Comparer
from qjviewer.figures.compute import parts_of
from qjviewer.figures.figure import Figure
from qjviewer.figures.period_words import in_prose, with_article, without_year
from qjviewer.figures.teller import NOT_AVAILABLE, Teller

# The forms, and what else they may be called; "vs" and "gap" take what is compared with.
FORMS: Final[dict[str, tuple[str, ...]]] = {
    "value": ("值", "数值"),
    "number": ("数字",),
    "size": ("大小", "个数", "规模"),
    "unit": ("单位",),
    "name": ("名称",),
    "short": ("简称",),
    "period": ("期间", "时期"),
    "the": (),
    "place": ("地区",),
    "change": ("增减", "变化", "涨跌"),
    "rank": ("位次", "排名"),
    "nth": ("名次",),
    "moved": ("位次变化", "升降"),
    "ahead": ("距前一位",),
    "behind": ("距后一位",),
    "gap": ("差距",),
    "vs": ("比", "与"),
    "progress": ("进度", "序时进度"),
    "needed": ("所需增速",),
    "run": ("连续",),
    "list": ("列表", "名单"),
    "hanzi": ("汉字",),
    "word": (),
    "structure": ("结构",),
}
_FORM_BY_WORD: Final = {word: form for form, words in FORMS.items() for word in (form, *words)}
_WITH_ARGUMENTS: Final = ("rank", "nth", "moved", "ahead", "behind", "gap", "vs", "progress")
_AMOUNT: Final = ("amount", "number", "幅度")
_HANZI: Final = "零一二三四五六七八九"


class Worded(msgspec.Struct, frozen=True):
    """What a reference says: its text, the figure or item behind it, and what is wrong with it.

    `is_missing` where a value is not there; `problem` (a code) where the reference itself is wrong.
    """

    text: str
    figure: str = ""
    item: str = ""
    is_missing: bool = False
    problem: str = ""
    part: str = ""
    meant: str = ""
    # The value behind it where only its size is to be told after a word of decline.
    size: str = ""
    context: bool = False
    internal: bool = False


class FormProblem(Exception):
    """What is wrong with a form: a problem's code, the word, what was meant."""

    def __init__(self, code: str, part: str = "", meant: str = "") -> None:
        super().__init__(code)
        self.code, self.part, self.meant = code, part, meant


class Wording:
    """Words references for one teller; with `later` what became known after the briefing's day as well."""

    def __init__(self, teller: Teller, later: bool = False) -> None:
        self.teller, self.later = teller, later
        self.comparer = Comparer(teller)

    def word(self, reference: Reference) -> Worded:
        """The words for a reference in prose."""
        address = self.teller.cube.resolve(reference.address)
        if isinstance(address, Unknown):
            return Worded(NOT_AVAILABLE, problem=address.code, part=address.part, meant=address.meant)
        if not self._is_readable(address):
            return Worded(NOT_AVAILABLE, is_missing=True)
        try:
            return self._of(address, *parsed_form(reference.form))
        except FormProblem as error:
            return Worded(NOT_AVAILABLE, problem=error.code, part=error.part, meant=error.meant)

    def _is_readable(self, address: Address) -> bool:
        """Whether what an address names could be read: a declared place or item may itself be wrong."""
        bundle = self.teller.bundle
        known: dict[str, Mapping[str, object]] = {
            "item": bundle.item_by_id,
            "place": bundle.place_by_id,
            "group": bundle.group_by_id,
            "indicator": bundle.indicator_by_id,
        }
        return address.what not in known or address.id in known[address.what]

    def figure_of(self, reference: Reference) -> Figure | None:
        """The figure a reference leads to, by its address alone."""
        address = self.teller.cube.resolve(reference.address)
        return (
            None if isinstance(address, Unknown) else self.teller.cube.of_address(address, later=self.later)
        )

    def _of(self, address: Address, form: str, args: Sequence[str]) -> Worded:
        lang, bundle = self.teller.lang, self.teller.bundle
        match address.what:
            case "item":
                item = bundle.item_by_id[address.id]
                return Worded(item.name.get(lang), item=item.id, internal=item.internal)
            case "place":
                place = bundle.place_by_id[address.id]
                text = self.teller.compared_place(place.id) if form != "name" else place.name.get(lang)
                return Worded(text)
            case "group":
                return self._group(address, form)
            case "period":
                assert address.period is not None
                words = {"the": with_article, "short": without_year}.get(form, in_prose)
                return Worded(words(address.period, lang))
            case "indicator":
                return self._indicator(address, form, args)
            case _:
                return self._figure(address, form, args)

    def _group(self, address: Address, form: str) -> Worded:
        group = self.teller.bundle.group_by_id[address.id]
        if form not in ("size", "number"):
            return Worded(group.name.get(self.teller.lang))
        size = group.size_in(self.teller.bundle.briefing.period.last_year)
        if not size:
            return Worded(NOT_AVAILABLE, is_missing=True)
        return Worded(str(size) if form == "number" else self.teller.say("size", number=size))

    def _indicator(self, address: Address, form: str, args: Sequence[str]) -> Worded:
        indicator = self.teller.bundle.indicator_by_id[address.id]
        if form in ("value", "name"):
            return Worded(self.teller.inside(indicator.name.get(self.teller.lang)))
        if form == "short":
            short = indicator.short or indicator.name
            return Worded(self.teller.inside(short.get(self.teller.lang)))
        if form == "structure":
            return self._structure(address)
        return self._figure(address, form, args)

    def _structure(self, address: Address) -> Worded:
        """The shares of an indicator's parts: 2.5:41.0:56.5."""
        cube = self.teller.cube
        parts = parts_of(cube, address.id)
        if not parts or address.period is None:
            raise FormProblem("no-parts", address.id)
        figures = [cube.figure(p, "share", address.place, address.period, later=self.later) for p in parts]
        missing = any(f.value is None for f in figures)
        text = self.teller.say("structure-separator").join(map(self.teller.number, figures))
        return Worded(
            NOT_AVAILABLE if missing else text,
            figures[0].id,
            is_missing=missing,
            context=any(f.context for f in figures),
            internal=any(f.internal for f in figures),
        )

    def _figure(self, address: Address, form: str, args: Sequence[str]) -> Worded:
        figure = self.teller.cube.of_address(address, later=self.later)
        if figure is None:
            return Worded(NOT_AVAILABLE, is_missing=True)
        if args and form not in _WITH_ARGUMENTS:
            raise FormProblem("unknown-part", args[0])
        return _FORMERS[form](self, figure, args)

    # Results -----------------------------------------------------------------------------

    def told(self, text: str, figure: Figure, *, size: str = "") -> Worded:
        """A text about a figure; an empty one says that there is nothing to say."""
        missing = not text or (figure.value is None and not figure.mark and not figure.ranks)
        return Worded(
            text or self.teller.lack(figure),
            figure.id,
            is_missing=missing,
            size=size,
            context=figure.context,
            internal=figure.internal,
        )

    def group_in(self, figure: Figure, args: Sequence[str]) -> str:
        """The group named among a form's arguments, else the one meant; raises FormError where unclear."""
        names = self.teller.bundle.names
        for word in args:
            found = names.id_of(word, "groups") or self.teller.cube.resolver.place_of(word)
            if found and word not in HERE:
                return found
            raise FormProblem("unknown-part", word, nearest(word, names.known("groups", "places")))
        group = ranking.default_group(self.teller.cube, figure)
        if not group and ranking.groups_for(self.teller.cube, figure):
            raise FormProblem("which-group", figure.id)
        return group


# What a column of a table may show besides forms: a small line over last year and this.
TREND: Final = ("trend", "走势", "走勢")


def parsed_form(text: str) -> tuple[str, list[str]]:
    """The form and its arguments; raises FormError for a word that is none.

    比上期 is `vs prev`: what stands behind 比 or 与 without a blank is compared with.
    """
    word, *args = text.split() or ["value"]
    if word in _FORM_BY_WORD:
        return _FORM_BY_WORD[word], args
    for prefix, form in (("差距", "gap"), ("比", "vs"), ("与", "vs")):
        if word.startswith(prefix) and len(word) > len(prefix):
            return form, [word[len(prefix) :].removesuffix("比"), *args]
    raise FormProblem("unknown-form", word, nearest(word, _FORM_BY_WORD))


Former = Callable[[Wording, Figure, Sequence[str]], Worded]


def _value(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    return to.told(to.teller.value(figure), figure, size=to.teller.size(figure))


def _number(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    number = to.teller.approximate(figure, to.teller.number(figure))
    return to.told(number, figure, size=number.lstrip("\u2212"))


def _size(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    return to.told(to.teller.size(figure), figure)


def _change(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    return to.told(to.teller.change(figure), figure)


def _rank(to: Wording, figure: Figure, args: Sequence[str], *, alone: bool = False) -> Worded:
    group = to.group_in(figure, args)
    rank = ranking.rank_in(to.teller.cube, figure, group) if group else None
    if rank is None:
        return Worded(
            NOT_AVAILABLE, figure.id, is_missing=True, context=figure.context, internal=figure.internal
        )
    text = to.teller.nth(rank) if alone else to.teller.rank_text(rank)
    asked = f"{figure.id} rank {group}" if rank.is_computed else figure.id
    return Worded(
        text, asked, context=figure.context or rank.context, internal=figure.internal or rank.internal
    )


def _nth(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    return _rank(to, figure, args, alone=True)


def _moved(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    amount = any(word in _AMOUNT for word in args)
    rest = [word for word in args if word not in _AMOUNT]
    then = next((w for w in rest if relative_name(w) or to.teller.cube.period_for(w, figure)), "prev")
    group = to.group_in(figure, [w for w in rest if w != then])
    found = ranking.moved(to.teller.cube, figure, then, group) if group else None
    if found is None:
        return Worded(NOT_AVAILABLE, figure.id, is_missing=True)
    return to.told(to.comparer.moved(found, amount=amount), found)


def _distance(to: Wording, figure: Figure, args: Sequence[str], *, ahead: bool) -> Worded:
    group = to.group_in(figure, args)
    if not group:
        return Worded(NOT_AVAILABLE, figure.id, is_missing=True)
    found = ranking.distance(to.teller.cube, figure, group, ahead=ahead)
    key = "ahead" if ahead else "behind"
    text = to.teller.say(key, amount=to.teller.size(found)) if found.value is not None else ""
    return to.told(text, found)


def _ahead(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    return _distance(to, figure, args, ahead=True)


def _behind(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    return _distance(to, figure, args, ahead=False)


def _difference(to: Wording, figure: Figure, args: Sequence[str]) -> tuple[Figure, list[str]]:
    words = [w for w in args if w not in _AMOUNT]
    if not words:
        raise FormProblem("against-what", figure.id)
    found = to.teller.cube.asked(figure, f"vs {words[0]}", later=to.later)
    if found is None:
        known = to.teller.bundle.names.known("places", "indicators", "facts")
        raise FormProblem("unknown-part", words[0], nearest(words[0], known))
    return found, [w for w in args if w in _AMOUNT]


def _vs(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    gap, amount = _difference(to, figure, args)
    return to.told(
        to.comparer.amount(gap) if amount and gap.value is not None else to.comparer.difference(figure, gap),
        gap,
    )


def _gap(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    gap, bare = _difference(to, figure, args)
    if gap.value is None:
        return to.told("", gap)
    return to.told(to.teller.number(gap).lstrip("\u2212") if bare else to.teller.size(gap), gap)


def _progress(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    cube = to.teller.cube
    question = "progress pace" if any(w in ("pace", "上年进度") for w in args) else "progress"
    gap = cube.asked(figure, question)
    if gap is None:
        return Worded(NOT_AVAILABLE, figure.id, is_missing=True)
    done = cube.figure(figure.indicator, "completion", figure.place, figure.period)
    return to.told(to.comparer.progress(done, gap), gap)


def _needed(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    found = to.teller.cube.asked(figure, "needed")
    if found is None:
        return Worded(NOT_AVAILABLE, figure.id, is_missing=True)
    return to.told(to.teller.value(found), found)


def _run(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    found = to.teller.cube.asked(figure, "run")
    if found is None or found.value is None:
        return Worded(NOT_AVAILABLE, figure.id, is_missing=True)
    return to.told(to.teller.say("run", amount=to.teller.value(found)), found)


def _list(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    found = [f for f in map(to.teller.cube.by_id, figure.found) if f is not None]
    places = len({f.place for f in found}) > 1 or len({f.indicator for f in found}) <= 1
    words = [to.teller.place(to.teller.place_of(f)) if places else to.teller.name(f) for f in found]
    return to.told(to.teller.joined(words), figure)


def _hanzi(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    """A small number in characters with its unit (四项); in English in letters."""
    del args
    value = figure.value
    if value is None or value != value.to_integral_value() or not 0 <= value <= 99:
        return to.told(to.teller.value(figure), figure)
    if to.teller.lang == "en":
        return _word(to, figure, ())
    # 两项, but 十二项.
    text = "两" if value == 2 and figure.unit else chinese_count(int(value))
    if to.teller.lang == "zh-Hant":
        text = text.replace("两", "兩")
    return to.told(text + to.teller.unit(figure), figure)


def chinese_count(number: int) -> str:
    """A number below a hundred in characters: 四, 十二, 三十."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _HANZI[tens]) + "十" if tens else ""
    return head + (_HANZI[ones] if ones or not tens else "")


def _word(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
    del args
    words = to.teller.say("hanzi-digits").split(" ") if to.teller.lang == "en" else []
    value = figure.value
    if value is not None and value == value.to_integral_value() and 0 <= value < len(words):
        return to.told(words[int(value)], figure)
    return to.told(to.teller.number(figure), figure)


def _said(words: Callable[[Teller, Figure], str]) -> Former:
    """A form that only names something of the figure."""

    def former(to: Wording, figure: Figure, args: Sequence[str]) -> Worded:
        del args
        return Worded(words(to.teller, figure), figure.id, context=figure.context, internal=figure.internal)

    return former


_FORMERS: Final[dict[str, Former]] = {
    "value": _value,
    "number": _number,
    "size": _size,
    "unit": _said(lambda teller, f: teller.unit(f)),
    "name": _said(lambda teller, f: teller.inside(teller.name(f))),
    "short": _said(lambda teller, f: teller.inside(teller.short(f))),
    "period": _said(lambda teller, f: in_prose(f.period, teller.lang)),
    "the": _said(lambda teller, f: with_article(f.period, teller.lang)),
    "place": _said(lambda teller, f: teller.place(teller.place_of(f))),
    "change": _change,
    "rank": _rank,
    "nth": _nth,
    "moved": _moved,
    "ahead": _ahead,
    "behind": _behind,
    "gap": _gap,
    "vs": _vs,
    "progress": _progress,
    "needed": _needed,
    "run": _run,
    "list": _list,
    "hanzi": _hanzi,
    "word": _word,
    "structure": _said(lambda teller, f: teller.value(f)),
}
