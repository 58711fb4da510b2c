"""Reads a text into claims and judges each against the data."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import product
from typing import Final

import msgspec

from qjviewer.checks.folding import fold
from qjviewer.checks.language import en_clauses, en_reading, en_tokens, vocabulary, zh_reading, zh_tokens
from qjviewer.checks.language.border import ClaimData
from qjviewer.checks.language.clauses import Clause, clauses
from qjviewer.checks.language.doubts import reconsidered
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.judging import Claim, Judgement
from qjviewer.checks.language.lexicon import words_in
from qjviewer.checks.language.name_index import NameIndex
from qjviewer.checks.language.reading import Carried
from qjviewer.checks.language.spots import Sight, Spot
from qjviewer.checks.language.statements import Statement, Topic, indicators_in
from qjviewer.checks.language.tokens import INDICATOR, SET, Token
from qjviewer.checks.language.vocabulary import ABSENT, EITHER, Meaning, Vocabulary
from qjviewer.checks.language.wholes import Together, together
from qjviewer.checks.language.work import claims_of

# Words before what a change began with: 由9.0%回落至5.0%, from 9.0% to 5.0%.
_ORIGINS: Final = ("由", "从", "自", "from")
# More meanings than this are not tried: the sentence is then too loose to be held to any.
_MOST_MEANINGS: Final = 16


# second-lowest is read as second lowest.
_JOINED: Final = re.compile(
    r"-(?<=[a-z]-)(?=(?:lowest|highest|fastest|slowest|largest|smallest|strongest|weakest|best|worst|last)\b)"
)


# Beside names of indicators, what a text has that may claim: parts of lists of them, and sets.
_MORE_CHINESE: Final = words_in(
    "指标 次产业 一产业 二产业 三产业 城乡居民 农村居民 城镇居民 居民收入 居民人均"
)
_MORE_ENGLISH: Final = (
    "indicator",
    "gauges",
    *words_in("primary secondary tertiary output"),
    *("rural residents", "rural households", "urban residents", "urban households"),
    *("rural and urban", "urban and rural", "three industries", "three sectors"),
)
# What tells of the target of the one indicator that has one.
_AIMS_CHINESE: Final = words_in("目标 任务 预算 序时 时序 进度")
_AIMS_ENGLISH: Final = ("target", "goal", "completion rate", "pro-rata", "pro rata", "schedule")
# What a sentence must have to be about anything, where no reference stands beside it.
_SUBJECTS: Final = frozenset([INDICATOR, SET, "goal", "halfdone", "alldone", "schedule"])
# Names of what most briefings tell of in passing.
_COMMON: Final = frozenset(["project", "projects", "major projects"])
# What a reader learns from names alone.
_LEARNED: Final = ("_chinese", "_english", "_english_names", "_chinese_names")


class Checked(msgspec.Struct, frozen=True):
    """One claim of a text: the words `[start, end)` it rests on, and what the data say of it."""

    start: int
    end: int
    kind: str
    statement: Statement
    claim: Claim
    judgement: Judgement


class Hint(msgspec.Struct, frozen=True):
    """A stretch of a text that stands for a figure: what a sentence is about where its words do not say.

    `tells` says that the stretch tells the figure itself.
    """

    start: int
    end: int
    spot: Spot
    tells: bool = True


def hints_within(hints: Sequence[Hint], start: int, end: int) -> Iterator[Hint]:
    """The hints, in order of their places, that share characters with a stretch of the text."""
    at = bisect_right(hints, start, key=lambda hint: hint.end)
    while at < len(hints) and hints[at].start < end:
        yield hints[at]
        at += 1


class Reader:
    """Reads texts about one set of data."""

    def __init__(self, data: ClaimData) -> None:
        self.data = data
        # Texts in Traditional and in Simplified Chinese are mostly one and the same when folded.
        self._read: dict[tuple[str, bool, tuple[Hint, ...]], tuple[Checked, ...]] = {}

    def over(self, data: ClaimData) -> "Reader":
        """A reader of other values under the same names: its words need not be learned again."""
        other = Reader(data)
        other.__dict__ |= {name: self.__dict__[name] for name in _LEARNED if name in self.__dict__}
        return other

    @cached_property
    def _chinese(self) -> Vocabulary:
        return vocabulary.chinese(self.data)

    @cached_property
    def sight(self) -> Sight:
        """The data as the reader's indicators see them."""
        return Sight(self.data, dict(self._chinese.indicators))

    def read(self, text: str, lang: str, hints: tuple[Hint, ...] = ()) -> tuple[Checked, ...]:
        """Every claim of a text, in order. `lang` is en or a Chinese one."""
        folded = self.folded(text, lang)
        key = (folded, lang == "en", hints)
        if key not in self._read:
            self._read[key] = self._claims(folded, lang, hints)
        return self._read[key]

    def _claims(self, folded: str, lang: str, hints: tuple[Hint, ...]) -> tuple[Checked, ...]:
        if not hints and not self._may_claim(folded, lang):
            return ()
        return tuple(
            checked
            for sentence in self._sentences(folded, lang, hints)
            for checked in _judged(sentence, self.sight, folded)
        )

    def _may_claim(self, folded: str, lang: str) -> bool:
        """Whether any name of an indicator or of a target stands in a text: most texts have none."""
        names = self._english_names if lang == "en" else self._chinese_names
        return names.stands_in(folded)

    @cached_property
    def _english_names(self) -> NameIndex:
        return _sure_names("en", self._english, *_MORE_ENGLISH, *(_AIMS_ENGLISH if self._has_target else ()))

    @cached_property
    def _chinese_names(self) -> NameIndex:
        return _sure_names("zh", self._chinese, *_MORE_CHINESE, *(_AIMS_CHINESE if self._has_target else ()))

    @cached_property
    def _has_target(self) -> bool:
        """Whether one indicator has a target, which is then meant where none is named."""
        return sum("target" in self.data.measures(i) for i in self.data.indicators) == 1

    def folded(self, text: str, lang: str) -> str:
        """A text made ready for matching, character for character."""
        return _lowered(text) if lang == "en" else fold(text)

    def tokens(self, folded: str, lang: str) -> list[Token]:
        """The tokens of a text made ready for matching."""
        if lang == "en":
            words = en_tokens.tokenise(folded, self._english, self.data)
            return en_clauses.ready(words)
        return zh_tokens.tokenise(folded, self._chinese, self.data)

    @cached_property
    def _english(self) -> Vocabulary:
        return vocabulary.english(self.data)

    @cached_property
    def _regions(self) -> frozenset[str]:
        return frozenset(g.within for g in self.data.groups.values() if g.within)

    @cached_property
    def _home(self) -> tuple[str, ...]:
        groups = [g.id for g in self.data.groups.values() if self.data.place in g.members]
        return tuple(groups[:1])

    def _sentences(self, folded: str, lang: str, hints: tuple[Hint, ...]) -> Iterator[list[Statement]]:
        read_clause = en_reading.read_clause if lang == "en" else zh_reading.read_clause
        carried = self._carried(Carried(Topic(), statements=[]))
        stated: list[Statement] = []
        tokens = self.tokens(folded, lang)
        if not hints and not any(t.kind in _SUBJECTS or "measure" in t.senses for t in tokens):
            return
        for clause in clauses(tokens):
            if not clause.tokens and not clause.asides and not clause.stop:
                continue
            if hints:
                _hinted(clause, carried, _own(hints, clause, folded))
            if clause.tokens or clause.asides:
                stated += read_clause(clause, carried)
            if clause.stop:
                if stated:
                    yield stated
                stated, carried = [], self._carried(zh_reading.new_sentence(carried, clause.linked))
        if stated:
            yield stated

    def _carried(self, carried: Carried) -> Carried:
        """What a sentence starts with, told what the data say of the briefing itself."""
        carried.regions, carried.home, carried.year = self._regions, self._home, self.data.period.last_year
        return carried


def _hinted(clause: Clause, carried: Carried, hint: Hint | None) -> None:
    """Take the subject from a reference where the words name none."""
    names_it = any(t.kind == INDICATOR for t in clause.tokens)
    if names_it or not clause.tokens or (carried.topic.indicators and not carried.is_hinted):
        carried.is_hinted = carried.is_hinted and not names_it
        return
    if hint is not None:
        topic = carried.topic
        topic.indicators, topic.unknown, carried.is_hinted = (hint.spot.indicator,), False, True
        topic.places = topic.places or (hint.spot.place,)
        topic.times = topic.times or (hint.spot.period,)


def _own(hints: Sequence[Hint], clause: Clause, folded: str) -> Hint | None:
    """The reference a clause is about: the first, but for one where a change began."""
    if not clause.tokens:
        return None
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    within = [h for h in hints_within(hints, start, end) if start <= h.start]
    return min(within, key=lambda h: folded[: h.start].rstrip().endswith(_ORIGINS), default=None)


def _sure_names(language: str, words: Vocabulary, *more: str) -> NameIndex:
    """The names of indicators and some words besides."""
    # 项目 and the like mean an indicator only beside other words, and most texts hold one.
    known = _standard_index(language)
    others = words.entries.keys() - vocabulary.standard_names(language) | (_COMMON & words.entries.keys())
    named = ((word, words.entries[word]) for word in others)
    sure = (word for word, m in named if m.kind == INDICATOR and not _is_vague(word, m))
    return NameIndex((*more, *sure), language, known)


@cache
def _standard_index(language: str) -> NameIndex:
    return NameIndex(vocabulary.standard_names(language) - _COMMON, language)


def _is_vague(word: str, meaning: Meaning) -> bool:
    """Whether a word means an indicator only where nothing stands before it, and one the data do not have."""
    weak = "weak" in meaning.senses or word in _COMMON
    return weak and str(meaning.value).startswith(ABSENT)


def _lowered(text: str) -> str:
    """Lower case without a change of length, with straight apostrophes."""
    lowered = text.lower()
    return _JOINED.sub(" ", (lowered if len(lowered) == len(text) else text).replace("’", "'"))


def _judged(statements: list[Statement], sight: Sight, text: str) -> list[Checked]:
    """The claims of one sentence under the meaning of its loose names that suits the data best."""
    _name_splits(statements)
    best: list[Checked] = []
    best_fit: tuple[int, int, int] | None = None
    for meanings in _meanings(statements):
        ground = Ground(sight.bound_to(meanings) if meanings else sight, text)
        found = [checked for s in statements for checked in _checked(s, ground)]
        fit = _fit(found)
        if best_fit is None or fit > best_fit:
            best, best_fit = found, fit
            held = ground
        if fit[0] == len(found):
            break
    best += [_of_all(one, held.sight) for one in together(statements, held.sight)]
    return [_reconsidered(c, statements, held) for c in best]


def _of_all(one: Together, sight: Sight) -> Checked:
    said = one.statement
    return Checked(said.start, said.end, said.kind, said, one.claim, one.claim.judge(sight))


def _name_splits(statements: list[Statement]) -> None:
    """四增一降：GDP…增长，外贸下降: the indicators of a split may be named only afterwards."""
    for n, statement in enumerate(statements):
        topic = statement.topic
        unnamed = topic.set_of is not None or not (topic.members or topic.groups or topic.unknown)
        if statement.kind == "split" and not topic.indicators and unnamed:
            named = tuple(dict.fromkeys(i for s in statements[n + 1 :] for i in s.topic.indicators))
            if len(named) == sum(count for _, count in statement.extra):
                statement.topic = msgspec.structs.replace(topic, indicators=named, set_of=None)


def _fit(found: list[Checked]) -> tuple[int, int, int]:
    """How well a meaning suits the data: first what is proved, then what can be told, then no mistake."""
    verdicts = [c.judgement.verdict for c in found]
    proved, wrong = verdicts.count("proved"), verdicts.count("contradicted")
    return proved, proved + wrong, -wrong


def _reconsidered(checked: Checked, said: list[Statement], ground: Ground) -> Checked:
    judgement = reconsidered(checked.judgement, checked.statement, said, ground)
    if judgement is checked.judgement:
        return checked
    return msgspec.structs.replace(checked, judgement=judgement)


def _checked(statement: Statement, ground: Ground) -> Iterator[Checked]:
    for claim in claims_of(statement, ground):
        yield Checked(
            statement.start, statement.end, statement.kind, statement, claim, claim.judge(ground.sight)
        )


def _meanings(statements: list[Statement]) -> Iterator[dict[str, str]]:
    loose = sorted({i for s in statements for i in indicators_in(s) if EITHER in i})
    # Only a number tells that another meaning than the likeliest is meant.
    telling = {i for s in statements if s.numbers for i in indicators_in(s)}
    ways = [i.split(EITHER) if i in telling else i.split(EITHER)[:1] for i in loose]
    for number, chosen in enumerate(product(*ways)):
        if number >= _MOST_MEANINGS:
            return
        yield dict(zip(loose, chosen, strict=True))
