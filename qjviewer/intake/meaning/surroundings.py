"""What stands around a table and holds for all of it: period, place, unit, subject, notes; and from where."""

import calendar
import re
from collections.abc import Iterable
from typing import Final

import msgspec

from qjviewer.intake.folding_text import CIRCLED, folded
from qjviewer.intake.indicator_words import subject_of_title
from qjviewer.intake.label_words import ParsedLabel, parse_label
from qjviewer.intake.layout.sheet_tables import FoundTable, TableLine
from qjviewer.intake.measure_words import COMPLETION, NO_MEASURE, QOQ, RANK, SHARE, YOY, MeasureWords
from qjviewer.intake.period_reading import NO_TIME, PeriodWords, find_period
from qjviewer.intake.place_words import place_in_title
from qjviewer.intake.unit_words import stated_units
from qjviewer.intake.workbook import ShownSheet, Workbook

_ISSUED: Final = re.compile(
    r"((?:19|20)\d\d)\s*(年|[-/.])\s*(\d\d?)\s*(?:月(?=\s*\d\d?\s*日)|\2(?=\d\d?(?!\d)))"
)
# A report comes out within so many months after its period.
_ISSUED_WITHIN: Final = 3
_MOST_NOTE: Final = 1000
_MOST_CLAUSE: Final = 200
_COVER_ROWS: Final = 12
_MOST_TITLE: Final = 70
_ENDING: Final = re.compile(r"\.[A-Za-z]{2,5}$")
_UNIT_SAID: Final = re.compile(r"[（(]?\s*(?:计量|数据)?单位\s*[:：][^）)]*[）)]?")
_BREAK: Final = re.compile(r"[;；。\n]|(?<=[^\d])[,，](?=.{0,4}[*※①②③④⑤▲▼△])")
_MARKS: Final = re.compile(rf"[*※†‡☆★▲▼△▽{CIRCLED}]+|\[\d{{1,2}}\]")
_RISES: Final = re.compile(r"增长|上升|增加|提高|正|前移|加快")
_FALLS: Final = re.compile(r"下降|减少|回落|降低|负|后移|减|亏")
_PRELIMINARY: Final = re.compile(r"初步|预计|快报数|估算|预测")
_PUBLISHER: Final = re.compile(
    r"(?:统计局|发改局|发展和改革局|财政局|商务局|经信局|经济和信息化局|税务局|人民政府|办公室|中心|分局).*$"
)
# 带*指标为1—5月数; a sentence that only tells an amount of some period is not meant.
_LATER: Final = re.compile(
    r"(?:为|系|是|截至|按|:)\s*((?:\d{4}年)?\s*\d{1,2}月?\s*(?:-|至|~)\s*\d{1,2}月|(?:\d{4}年)?(?:[一二三四]季度|上半年|前三季度|\d{1,2}月末?))(?:份|累计|末|止)*的?(?:数|口径|$|[,，)]|快报|为)"
)
_PUBLISHED_BY: Final = re.compile(
    r"(?:编制|填报|制表|制发|报送|发布|填表|统计|综合|调查)?(?:单位|机构|机关|部门)?(?:名称|详细名称)?\s*[:：]"
)
_REMARK: Final = re.compile(r".{0,8}[:：]|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?$|(?:19|20)\d\d年\d\d?月\d\d?日")
_CONTINUED: Final = re.compile(
    r"\(?(?:续表?|接上表|续上表)\d*\)?|(?:附?表\s*\d*)?\s*\(?续表?\)?\d*|.*\(续(?:表|\d)?\)"
)
_TITLE_END: Final = re.compile(
    r"(?<=.)(?:完成|变化|增长|统计)?(?:情况|走势|一览|统计|简况)+表?(?=(?:\([^)]*\))?$)"
)
_DAY: Final = re.compile(r"((?:19|20)\d\d)年\s*(\d\d?)月\s*(\d\d?)日")
_DECEMBER: Final = 12
_PREFIX: Final = re.compile(r"^(?:附件?|附表|附注|其中)\s*\d*\s*[:：]\s*")
_NAMED: Final = re.compile(r"(?:报表|表格)?(?:名称|地区|区域|行政区划|表名|标题)\s*[:：]\s*")
_CAPTION: Final = re.compile(r"(?:附?表|图)\s*[\d一二三四五六七八九十]")


class TitleWords(msgspec.Struct, frozen=True):
    """What one title says."""

    source: str
    text: str
    time: PeriodWords = NO_TIME
    place: str = ""
    subject: str = ""
    units: tuple[str, ...] = ()
    measure: MeasureWords = NO_MEASURE
    splits: bool = False
    issued: tuple[int, int] = (0, 0)


class TableNote(msgspec.Struct, frozen=True):
    """One clause of the notes: the mark or the words it speaks of, and what it says of them."""

    text: str
    marks: tuple[str, ...] = ()
    time: PeriodWords = NO_TIME
    is_preliminary: bool = False
    sign: int = 0


class Surroundings(msgspec.Struct, frozen=True):
    """All titles from the outermost to the innermost, and the notes of the sheet."""

    titles: tuple[TitleWords, ...]
    notes: tuple[TableNote, ...] = ()

    @property
    def time(self) -> PeriodWords:
        """The period said nearest to the table, missing parts from further out."""
        result = NO_TIME
        for title in self.titles:
            result = _for_all(title.time).within(result)
        if result.last and not result.year:
            return msgspec.structs.replace(result, year=self._year_issued(result.last))
        return result

    def _year_issued(self, month: int) -> int:
        """The year of a report that only names months, by its day of issue; 0 where that is far off."""
        for title in reversed(self.titles):
            year, issued = title.issued
            if year and 0 <= (issued - month) % 12 <= _ISSUED_WITHIN:
                return year if issued >= month else year - 1
        return 0

    @property
    def time_source(self) -> str:
        """Where the month, else the year, was said."""
        for title in reversed(self.titles):
            if title.time.has_months or title.time.basis == "year":
                return title.source
        return next((t.source for t in reversed(self.titles) if t.time.year), "")

    @property
    def place(self) -> str:
        """The place that the table is about, empty where none is named."""
        return next((title.place for title in reversed(self.titles) if title.place), "")

    @property
    def subject(self) -> str:
        """The indicator or field that the table is about; the file's name counts last."""
        return next((title.subject for title in reversed(self.titles) if title.subject), "")

    @property
    def near_subject(self) -> str:
        """The same, from titles alone."""
        return next(
            (t.subject for t in reversed(self.titles) if t.subject and t.source in ("title", "lead")), ""
        )

    @property
    def splits(self) -> bool:
        """Whether a title says that the rows split its subject (分行业)."""
        return any(title.splits for title in self.titles)

    @property
    def units(self) -> tuple[str, ...]:
        """The units stated nearest to the table."""
        return next((title.units for title in reversed(self.titles) if title.units), ())

    @property
    def measure(self) -> MeasureWords:
        """The measure that a title says all values are (累计增速)."""
        return next((title.measure for title in reversed(self.titles) if title.measure.measure), NO_MEASURE)

    def within(self, outer: TitleWords) -> "Surroundings":
        """These with what the book's other tables agree on, where nothing of their own says it."""
        return msgspec.structs.replace(self, titles=(outer, *self.titles))


def agreed_by(arounds: Iterable[Surroundings]) -> TitleWords:
    """The place and the year of a book's tables where all that name one name the same."""
    places, years = (
        {around.place for around in arounds} - {""},
        {around.time.year for around in arounds} - {0},
    )
    time = PeriodWords(year=years.pop()) if len(years) == 1 else NO_TIME
    return TitleWords("other-sheet", "", time, places.pop() if len(places) == 1 else "")


def _for_all(time: PeriodWords) -> PeriodWords:
    """A title's 截至6月末 says how far amounts run; only what is counted at a moment is read at it."""
    return msgspec.structs.replace(time, basis="cumulative") if time.basis == "moment" else time


def read_title(text: str, source: str) -> TitleWords:
    """Take a title apart."""
    units = stated_units(text)
    plain = _PREFIX.sub("", _UNIT_SAID.sub("", folded(text)))
    label = parse_label(plain, "title")
    time, rest = find_period(_without_number(plain, label))
    rest = re.sub(r"\(\s*\)|截[至止]到?", "", rest).strip()
    if rest and source != "section":
        # 与上年同期比较 tells what a table is for, not that all of it is a year old.
        time = msgspec.structs.replace(time, shift=0, back=0)
    time = time if time.says_time else _last_day(plain)
    place, rest = place_in_title(_PUBLISHER.sub("", rest))
    measured = parse_label(_TITLE_END.sub("", rest), "title")
    return TitleWords(
        source, text, time, place, subject_of_title(measured.name), units or label.units or measured.units,
        _for_table(measured.measure), bool(re.search("分|按|各", rest)),
    )  # fmt: skip


def _last_day(text: str) -> PeriodWords:
    """The end of a month, where a title names its last day; another day is one of printing."""
    match = _DAY.search(text)
    if match is None or not 1 <= int(match[2]) <= _DECEMBER:
        return NO_TIME
    year, month = int(match[1]), int(match[2])
    is_last = int(match[3]) == calendar.monthrange(year, month)[1]
    return PeriodWords(year, month, month, "moment") if is_last else NO_TIME


def _for_table(measure: MeasureWords) -> MeasureWords:
    """The measure a title gives to all values below; 排名 and 目标 in a title say what a table is for."""
    if measure.measure in (YOY, QOQ, SHARE, COMPLETION):
        return measure
    return MeasureWords(measure.of) if measure.measure == RANK and measure.of else NO_MEASURE


def _without_number(text: str, label: ParsedLabel) -> str:
    return text[len(label.number) :] if label.number and text.startswith(label.number) else text


def surroundings_of(
    table: FoundTable, book: Workbook, others: Iterable[TitleWords], notes: Iterable[TableNote]
) -> Surroundings:
    """Everything that is said around a table, the file's name first."""
    sheet = table.grid.sheet
    lines = [TableLine(0, text) for text in sheet.lead if is_title(text)]
    titles = [read_title(_ENDING.sub("", book.name), "file"), *others]
    if sheet.name and book.kind != "docx":
        titles.append(read_title(sheet.name, "sheet"))
    titles += [read_title(line.text, "lead") for line in lines]
    titles += [read_title(line.text, "title") for line in table.titles if is_title(line.text)]
    abouts = [about for line in table.abouts if (about := _about(line.text)) is not None]
    publishers = [about for about in abouts if about.source in ("publisher", "issued")]
    titles += [about for about in abouts if about.source not in ("publisher", "issued")]
    return Surroundings((*publishers, *titles), tuple(notes))


def is_title(text: str) -> bool:
    """Whether a line above a table is a title, not a paragraph of prose."""
    return len(text) <= _MOST_TITLE and not text.endswith(("。", ";", "；"))


def continues(table: FoundTable) -> bool:
    """Whether a table goes on with the one before it (续表)."""
    lines = [*table.grid.sheet.lead, *(line.text for line in table.titles)]
    return any(_CONTINUED.fullmatch(folded(text)) for text in lines)


def _about(text: str) -> TitleWords | None:
    """A line about the unit; days of printing and filling in are no period."""
    units = stated_units(text)
    if not units and _PUBLISHED_BY.match(text):
        return TitleWords("publisher", text, place=place_in_title(text.partition(":")[2])[0])
    named = _NAMED.match(text)
    if named:
        return read_title(text[named.end() :], "title")
    issued = _ISSUED.search(text)
    if issued and 1 <= int(issued[3]) <= 12:
        return TitleWords("issued", text, issued=(int(issued[1]), int(issued[3])))
    if not units and not _REMARK.match(text):
        return read_title(text, "title")
    said = re.search(r"(?:报告期|期别|统计时间|时间|报告时间|数据时间|所属期)\s*[:：]\s*(.+)", text)
    time = find_period(folded(said[1]))[0] if said else NO_TIME
    return TitleWords("title", text, time, units=units) if units or time.says_time else None


def titles_of_other_sheets(book: Workbook, without_tables: Iterable[ShownSheet]) -> list[TitleWords]:
    """First lines of sheets that hold no table: a list of contents often names the year and the place."""
    found = []
    for sheet in without_tables:
        texts = [cell.text for (row, _), cell in sorted(sheet.cells.items()) if row <= _COVER_ROWS]
        found += [read_title(text, "other-sheet") for text in texts if is_title(text) and len(text) > 4]
    return [title for title in found if title.time.year or title.place]


def titles_of_document(book: Workbook) -> list[TitleWords]:
    """What a paper's head says of all its tables: place and time, not what its first table is about."""
    if book.kind != "docx" or not book.sheets:
        return []
    head = [text for text in book.sheets[0].lead if is_title(text) and not _CAPTION.match(folded(text))]
    said = [read_title(text, "other-sheet") for text in head]
    return [TitleWords(t.source, t.text, t.time, t.place) for t in said if t.time.year or t.place]


def read_notes(texts: Iterable[str]) -> list[TableNote]:
    """The clauses of notes that change how cells are read."""
    clauses = [clause.strip() for text in texts for clause in _BREAK.split(text[:_MOST_NOTE])]
    return [_note(clause[:_MOST_CLAUSE]) for clause in clauses if clause]


def _note(clause: str) -> TableNote:
    clause = re.sub(r"^(?:注|备注|说明|附注)\s*\d*\s*[:：.、]\s*", "", folded(clause))
    clause = re.sub(r"^\d[.、]\s*", "", clause)
    marks = tuple(_MARKS.findall(clause))
    said = _LATER.search(clause)
    time = find_period(said[1])[0] if said else NO_TIME
    sign = 0
    if re.search("[▲▼△▽]", clause):
        sign = 1 if _RISES.search(clause) else -1 if _FALLS.search(clause) else 0
    return TableNote(clause, marks, time, _PRELIMINARY.search(clause) is not None, sign)


def triangle_signs(notes: Iterable[TableNote]) -> dict[str, int]:
    """What the notes say triangles mean."""
    return {mark: note.sign for note in notes if note.sign for mark in note.marks if mark in "▲▼△▽"}
