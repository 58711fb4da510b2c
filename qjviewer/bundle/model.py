"""The frozen model of a bundle: every field declared once, with its kind and its explanation.

Figures of indicators are not here but in the store (`bundle.store`): there may be a million of them.
"""

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeAlias

import msgspec

from qjviewer.bundle.about import BASIS, STATUS
from qjviewer.bundle.cite_kinds import CITE, SPOT
from qjviewer.bundle.citing import cited
from qjviewer.bundle.fields import Entry, Listing, Model, OneOf, Section, declared
from qjviewer.bundle.kinds import (
    DATA,
    HEADED_COLUMNS,
    OUTLINE,
    SIZES,
    TABLE_FILES,
    Blocks,
    HeadedColumn,
    OutlineRow,
    PointEntry,
    TableFile,
)
from qjviewer.bundle.names import Names
from qjviewer.bundle.period_kinds import DAY, PERIOD
from qjviewer.bundle.periods import RHYTHMS, Period
from qjviewer.bundle.quantities import Quantity
from qjviewer.bundle.scalars import (
    QUANTITY,
    Choice,
    Flag,
    Name,
    Number,
    Ref,
    Whole,
    Word,
    Words,
)
from qjviewer.bundle.sheet_entry import SHEETS, SheetEntry
from qjviewer.bundle.store import Store
from qjviewer.bundle.values import NO_TEXT, Citation, Text
from qjviewer.bundle.word_list import WordList
from qjviewer.wording import LANGUAGES

FORMAT: Final = "qjviewer/1"
LEVELS: Final = ("nation", "province", "city", "county", "town")
ITEM_KINDS: Final = (
    "project",
    "company",
    "chain",
    "cluster",
    "programme",
    "policy",
    "strategy",
    "campaign",
    "place",
    "challenge",
    "milestone",
    "target",
    "measure",
    "honour",
    "organisation",
)
FACT_KINDS: Final = ("", "threshold", "target", "duration", "area")


class Unit(Model, frozen=True):
    """A unit the program does not know by itself."""

    id: str
    name: Text = declared(Words(), "The unit as written after a number.")


class Place(Model, frozen=True):
    """A territory: nation, province, city, county."""

    id: str
    name: Text = declared(Words(), "Full name.")
    level: str = declared(Choice(LEVELS), "Administrative level; it decides how a bar looks.")
    within: str = declared(Ref(("places",)), "The place that contains it.", "")
    code: str = declared(Word(), "Statistical division code.", "")
    short: Text = declared(Words(), "Name on a chart, where the full one is long.", NO_TEXT)
    whole: Text = declared(Words(), "How the place is named as a whole: 全省.", NO_TEXT)
    also: tuple[str, ...] = declared(Listing(Word()), "Other and earlier names.", ())


class Group(Model, frozen=True):
    """Places that are compared and ranked with each other."""

    id: str
    name: Text = declared(Words(), "Name: 全市六县（市、区）.")
    places: tuple[str, ...] = declared(Listing(Ref(("places",))), "Its members, where all are known.", ())
    within: str = declared(
        Ref(("places",)), "The place whose parts they are; ranks are told in it (全省).", ""
    )
    size: tuple[tuple[int, int], ...] = declared(
        SIZES, "How many they are: a number, or one a year ({2023: 90}); needs no members.", ()
    )
    cite: tuple[Citation, ...] = declared(Listing(CITE), "Where the number is stated.", ())
    note: Text = declared(Words(), "A remark.", NO_TEXT)

    def size_in(self, year: int) -> int:
        """How many there are in a year; 0 where that is not known."""
        if self.places:
            return len(self.places)
        by_year = dict(self.size)
        return by_year.get(year, by_year.get(0, 0))


class Person(Model, frozen=True):
    """Somebody named, with the office held at the time."""

    id: str
    name: Text = declared(Words(), "Name.")
    role: Text = declared(Words(), "Office, with the organisation.")
    cite: tuple[Citation, ...] = declared(Listing(CITE), "Where named.", ())


class Source(Model, frozen=True):
    """Where facts come from."""

    id: str
    title: Text = declared(Words(), "Title of the article, release or table.")
    publisher: Text = declared(Words(), "Who published it.", NO_TEXT)
    published: Period | None = declared(
        PERIOD, "Day of publication; a month or year where no more is known.", None
    )
    kind: str = declared(
        Choice(("news", "release", "yearbook", "communique", "office", "other")), "What it is.", "other"
    )
    url: str = declared(Word(), "Address; shown as text, never opened by the program.", "")
    paragraphs: int = declared(Whole(), "How many paragraphs it has, to check citations.", 0)
    authors: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who wrote it.", ())
    editors: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who edited and checked it.", ())
    context: bool = declared(Flag(), "Outside context: its figures can be switched off.", False)
    certainty: str = declared(
        Choice(("published", "snippet")),
        "Whether the whole text was seen, or only a search engine's extract.",
        "published",
    )
    note: Text = declared(Words(), "Corrections made, limits of the source.", NO_TEXT)


class Indicator(Model, frozen=True):
    """What is measured, whatever the place and period."""

    id: str
    name: Text = declared(Words(), "Full name; 规上 and 限上 are never dropped.")
    short: Text = declared(Words(), "Name on charts and cards.", NO_TEXT)
    also: tuple[str, ...] = declared(Listing(Word()), "Other names: in prose, addresses and workbooks.", ())
    price: str = declared(
        Choice(("real", "nominal", "")), "Growth in constant prices (real) or current prices (nominal).", ""
    )
    kind: str = declared(Choice(("", "price")), "price: its changes are 上涨, not 增长.", "")
    unit: str = declared(Word(), "Unit of its level.", "")
    basis: str = declared(BASIS, "How a month of it is read: cumulative, single, or at its end (moment).", "")
    better: str = declared(Choice(("higher", "lower", "")), "Which way is good, for ranks and words.", "")
    owner: Text = declared(Words(), "The department it belongs to.", NO_TEXT)
    parts: tuple[str, ...] = declared(
        Listing(Ref(("indicators",))), "What it is the sum of: all of its parts.", ()
    )
    part_of: str = declared(Ref(("indicators",)), "The indicator it is an addend of.", "")
    under: str = declared(Ref(("indicators",)), "The indicator it stands under, without being a part.", "")
    per: str = declared(Choice(("population", "")), "population: an amount a head (人均).", "")
    derive: str = declared(
        Word(), "Arithmetic over other indicators: income-urban.level / income-rural.level.", ""
    )
    note: Text = declared(Words(), "Definition and coverage (口径).", NO_TEXT)


class Fact(Model, frozen=True):
    """A figure that no indicator fits: a count of projects, days, an area; typed or counted from others."""

    id: str
    name: Text = declared(Words(), "What it is.", NO_TEXT)
    short: Text = declared(Words(), "Name on charts and tiles.", NO_TEXT)
    value: Quantity | None = declared(QUANTITY, "The value as the source writes it: 500多, 63%～68%.", None)
    unit: str = declared(Word(), "Unit, where not behind the value.", "")
    place: str = declared(Ref(("places",)), "Place.", "")
    period: Period | None = declared(PERIOD, "Period.", None)
    source: tuple[str, ...] = declared(Listing(Ref(("sources",))), "Source.", ())
    at: tuple[str, ...] = declared(Listing(SPOT), "Where in the source: ¶3, 第12页.", ())
    uncited: Text = declared(Words(), "Why there is no source.", NO_TEXT)
    status: str = declared(STATUS, "Status of the value.", "published")
    kind: str = declared(Choice(FACT_KINDS), "What kind of figure it is.", "")
    overlap: str = declared(Word(), "Name of a set of counts that share members: never summed.", "")
    part_of: str = declared(Ref(("facts",)), "The total this is a part of.", "")
    people: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who said it.", ())
    owner: Text = declared(Words(), "The department it belongs to.", NO_TEXT)
    accounts: str = declared(Word(), "The accounts it belongs to: 五经普.", "")
    context: bool = declared(Flag(), "Outside context.", False)
    internal: bool = declared(Flag(), "For the presenter only: never projected or printed.", False)
    note: Text = declared(Words(prose=True), "A remark on this figure.", NO_TEXT)
    count: tuple[str, ...] = declared(Listing(Word()), "Counted: how many of these figures…", ())
    above: tuple[str, ...] = declared(Listing(Word()), "… lie above all of these places or periods;", ())
    below: tuple[str, ...] = declared(Listing(Word()), "… lie below all of these;", ())
    rank: int = declared(Whole(), "… are ranked at least so high.", 0)
    sum: str = declared(Word(), "The sum of this figure over the places of `over`.", "")
    over: str = declared(Ref(("groups",)), "The group that is summed or searched.", "")
    max: tuple[str, ...] = declared(Listing(Word()), "The largest of these figures.", ())
    min: tuple[str, ...] = declared(Listing(Word()), "The smallest of these figures.", ())
    top: str = declared(Word(), "The first `n` places of the group by this figure.", "")
    n: int = declared(Whole(), "How many.", 3)
    derive: str = declared(Word(), "Arithmetic (+ − × ÷) over addresses.", "")
    later: bool = declared(Flag(), "May rest on what was published after the briefing; marked 期后.", False)

    @property
    def cite(self) -> tuple[Citation, ...]:
        """Where it stands."""
        return cited(self.source, self.at)

    @property
    def is_computed(self) -> bool:
        """Whether it is made from other figures."""
        return bool(self.count or self.sum or self.max or self.min or self.top or self.derive)


class Item(Model, frozen=True):
    """A fact without a number: a company, a programme, a milestone, a challenge."""

    id: str
    name: Text = declared(Words(), "Name.")
    kind: str = declared(Choice(ITEM_KINDS), "What it is.")
    text: Text = declared(Words(prose=True), "What there is to say, in our own words.", NO_TEXT)
    source: tuple[str, ...] = declared(Listing(Ref(("sources",))), "Source.", ())
    at: tuple[str, ...] = declared(Listing(SPOT), "Where in the source.", ())
    uncited: Text = declared(Words(), "Why there is no source.", NO_TEXT)
    place: str = declared(Ref(("places",)), "Where it is.", "")
    period: Period | None = declared(PERIOD, "When it happened or holds.", None)
    figures: tuple[str, ...] = declared(Listing(Word()), "Its figures, by address.", ())
    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "What it consists of or leads to.", ())
    people: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who is responsible or said it.", ())
    owner: Text = declared(Words(), "The department it belongs to.", NO_TEXT)
    internal: bool = declared(Flag(), "For the presenter only.", False)

    @property
    def cite(self) -> tuple[Citation, ...]:
        """Where it stands."""
        return cited(self.source, self.at)


class RemarkPoint(Model, frozen=True):
    """One must or next step in a leader's remarks."""

    title: Text = declared(Words(), "The short phrase.")
    text: Text = declared(Words(prose=True), "What it means, in our own words.", NO_TEXT)
    steps: tuple[Text, ...] = declared(Listing(Words()), "Its steps in order.", ())
    figures: tuple[str, ...] = declared(Listing(Word()), "Figures it speaks of, by address.", ())
    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "Projects and measures it names.", ())
    tab: str = declared(Name(), "The tab it speaks of.", "")
    responsible: Text = declared(Words(), "Responsible unit, where the source has one.", NO_TEXT)
    deadline: Text = declared(Words(), "Deadline, where the source has one.", NO_TEXT)


class Remark(Model, frozen=True):
    """A leader's remarks."""

    id: str
    speaker: str = declared(Ref(("people",)), "Who spoke.")
    mode: str = declared(Choice(("quotation", "paraphrase")), "Word for word, or in our own words (转述).")
    occasion: Text = declared(Words(), "Where or in what column.", NO_TEXT)
    slogan: Text = declared(Words(), "The slogan, a few words.", NO_TEXT)
    text: Text = declared(Words(prose=True), "The background in our own words.", NO_TEXT)
    musts: tuple[RemarkPoint, ...] = declared(
        Listing(Entry(RemarkPoint, "title")), "What must be kept to.", ()
    )
    next: tuple[RemarkPoint, ...] = declared(Listing(Entry(RemarkPoint, "title")), "Next steps.", ())
    figures: tuple[str, ...] = declared(Listing(Word()), "Figures it speaks of, by address.", ())
    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "Items it speaks of.", ())
    cite: tuple[Citation, ...] = declared(Listing(CITE), "Where it stands.", ())


class SlidePlan(Model, frozen=True):
    """How a presentation treats a block; window and paper do not care."""

    skip: bool = declared(Flag(), "Leave it out of the presentation.", False)
    minutes: Decimal | None = declared(Number(), "Minutes planned for it, out of its tab's.", None)
    notes: Text = declared(Words(prose=True), "Speaker's notes for it, instead of the tab's.", NO_TEXT)
    steps: bool = declared(Flag(), "Show its statements one after the other.", True)
    appendix: bool = declared(Flag(), "Keep it for questions: in the appendix, not in the walk.", False)


NO_PLAN: Final = SlidePlan()


class CardsBlock(Model, frozen=True):
    """A row of cards: figures, or items that cannot honestly be charted."""

    cards: tuple[str, ...] = declared(Listing(Word()), "Addresses of figures, or items.")
    beside: tuple[str, ...] = declared(
        Listing(Choice(("prev", "year-ago", "completion", "trend", "none"))),
        "What stands beside each number. The changes since last period and a year ago do by themselves: name "
        "one to have only that, `none` to have neither. On wish: what is done of a target, a trend.",
        (),
    )
    title: Text = declared(Words(prose=True), "Heading over the row.", NO_TEXT)
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", NO_PLAN)


class ChartBlock(Model, frozen=True):
    """A chart; the kinds are files under charts/kinds."""

    chart: str = declared(Name(), "Kind of chart.")
    of: tuple[str, ...] = declared(Listing(Word()), "What it shows: indicator.measure, or facts.", ())
    places: tuple[str, ...] = declared(
        Listing(Word()),
        "For which places: ids, names, `here`, or a group; the briefing's own when left out.",
        (),
    )
    periods: tuple[str, ...] = declared(
        Listing(Word()), "For which periods: `2022Q1..now`, a list; the briefing's own when left out.", ()
    )
    group: str = declared(Ref(("groups",)), "The group of places that is ranked.", "")
    items: tuple[str, ...] = declared(
        Listing(Ref(("items",))), "Items a timeline shows, or that stand as notes on a line.", ()
    )
    later: bool = declared(Flag(), "May show what was published after the briefing; marked 期后.", False)
    beside: tuple[str, ...] = declared(
        Listing(Choice(("year-ago", "target", "none"))),
        "What bars show beside the value: last year's, the target. A board shows how ranks moved since last "
        "period by itself; `none` leaves that out.",
        (),
    )
    whole: bool = declared(Flag(), "Show every place of a board, also of more than thirty.", False)
    parts: str = declared(Choice(("", "pull", "contribution", "share")), "What a waterfall is made of.", "")
    by: str = declared(Choice(("", "rank", "average")), "What a heat table is shaded by.", "")
    title: Text = declared(Words(prose=True), "The conclusion the chart shows.", NO_TEXT)
    subtitle: Text = declared(
        Words(prose=True), "Measure, period and unit; made from the figures if left out.", NO_TEXT
    )
    notes: tuple[Text, ...] = declared(Listing(Words(prose=True)), "Notes under the chart (注, 口径).", ())
    table: bool = declared(Flag(), "Print the figures in a small table under the chart.", False)
    optional: bool = declared(Flag(), "May be dropped to fit one page.", False)
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", NO_PLAN)


class StatedPoint(Model, frozen=True):
    """One statement."""

    text: Text = declared(Words(prose=True), "The statement, figures in braces.")
    kind: str = declared(Choice(("", "highlight", "weakness")), "Highlight or weak point.", "")
    cite: tuple[Citation, ...] = declared(
        Listing(CITE), "Where it stands, if it names no figure or item.", ()
    )
    people: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who said it.", ())
    optional: bool = declared(
        Flag(), "May be dropped: to fit one page, or where a value in it is missing.", False
    )


class PointsBlock(Model, frozen=True):
    """A list of statements; `highlight:` and `weakness:` instead of `text:` say what one is."""

    points: tuple[StatedPoint, ...] = declared(Listing(PointEntry(StatedPoint)), "The statements.")
    title: Text = declared(Words(prose=True), "Heading.", NO_TEXT)
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", NO_PLAN)


class ItemsBlock(Model, frozen=True):
    """Items with their descriptions."""

    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "The items.")
    title: Text = declared(Words(prose=True), "Heading.", NO_TEXT)
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", NO_PLAN)


class RemarkBlock(Model, frozen=True):
    """A leader's remarks in full."""

    remark: str = declared(Ref(("remarks",)), "Which remarks.")
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", NO_PLAN)


class TableBlock(Model, frozen=True):
    """A table: 一表统览 (statement: indicators in rows, typed columns) or facts in rows."""

    table: str = declared(Choice(("statement", "facts")), "What kind of table.")
    of: tuple[OutlineRow, ...] = declared(
        OUTLINE, "Its rows: addresses; a list inside stands indented, a map gives a section its heading.", ()
    )
    columns: tuple[HeadedColumn, ...] = declared(
        HEADED_COLUMNS,
        'Its columns: measure[@place][@period] [form], or "@period"; a map gives some of them a heading over '
        "all, else the program heads those that belong together.",
        (),
    )
    units: str = declared(
        Choice(("numbers", "names", "column")),
        "Where units stand that differ from row to row: behind the numbers or names, or in a column.",
        "numbers",
    )
    beside: tuple[str, ...] = declared(
        Listing(Choice(("prev", "year-ago", "none"))),
        "Columns of change that stand beside values by themselves where no column tells it: name one to have "
        "only that, `none` to have neither.",
        (),
    )
    later: bool = declared(Flag(), "May show what was published after the briefing; marked 期后.", False)
    title: Text = declared(Words(prose=True), "Title, above the table.", NO_TEXT)
    notes: tuple[Text, ...] = declared(Listing(Words(prose=True)), "Notes under the table.", ())
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", NO_PLAN)


class NoteBlock(Model, frozen=True):
    """A remark on method."""

    note: Text = declared(Words(prose=True), "The text.")
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", NO_PLAN)


Block: TypeAlias = CardsBlock | ChartBlock | PointsBlock | ItemsBlock | RemarkBlock | TableBlock | NoteBlock
BLOCKS: Final[tuple[tuple[str, type], ...]] = (
    ("cards", CardsBlock),
    ("chart", ChartBlock),
    ("points", PointsBlock),
    ("remark", RemarkBlock),
    ("table", TableBlock),
    ("note", NoteBlock),
    ("items", ItemsBlock),
)


class Tab(Model, frozen=True):
    """One tab: a section of the briefing."""

    tab: str = declared(Name(), "Its name in the file and on the command line.")
    title: Text = declared(Words(), "Its title.")
    read: Period | None = declared(PERIOD, "The period for which its words were read and found right.", None)
    headline: Text = declared(Words(prose=True), "The section's conclusion in one sentence.", NO_TEXT)
    blocks: tuple[Block, ...] = declared(Listing(OneOf(BLOCKS)), "What it shows, in order.", ())
    notes: Text = declared(Words(prose=True), "Speaker's notes: never projected.", NO_TEXT)
    minutes: Decimal | None = declared(Number(), "Minutes planned for it.", None)


class DeckPage(Model, frozen=True):
    """One page of the told presentation: a claim and what proves it."""

    show: tuple[str, ...] = declared(
        Listing(Word()),
        "What it shows: overview/2 is the second block of the tab `overview`; overview/4.weakness and "
        "remarks/1.next are parts of one. Two are shown side by side.",
    )
    headline: Text = declared(
        Words(prose=True), "The claim over it; the block's own title when left out.", NO_TEXT
    )
    notes: Text = declared(Words(prose=True), "What is said to it: on the console only.", NO_TEXT)
    minutes: Decimal | None = declared(Number(), "Minutes planned for it.", None)
    steps: bool = declared(Flag(), "Reveal it step by step.", True)
    appendix: bool = declared(Flag(), "Keep it for questions, with its claim and its notes.", False)


class DeckPlan(Model, frozen=True):
    """How the presentation is told; without pages the program chooses and orders them itself."""

    minutes: Decimal | None = declared(Number(), "How long the meeting gives it.", None)
    pages: tuple[DeckPage, ...] = declared(
        Listing(Entry(DeckPage, "show")),
        "The pages after the cover, in order. What none of them shows goes to the appendix.",
        (),
    )
    skip: tuple[str, ...] = declared(Listing(Word()), "Blocks that are not even in the appendix.", ())


NO_DECK: Final = DeckPlan()


class Briefing(Model, frozen=True):
    """What the briefing is about."""

    id: str = declared(Name(), "Short name, without a period: the next edition is the same briefing.")
    title: Text = declared(Words(prose=True), "Title; {period} is worded from the line below.")
    place: str = declared(Ref(("places",)), "The place it is about.")
    period: Period = declared(PERIOD, "The period it covers: what `now` means.")
    as_of: dt.date = declared(DAY, "The day up to which data are known.")
    rhythm: str = declared(Choice(RHYTHMS), "How often it is made: what `prev` means.", "quarter")
    peers: str = declared(Ref(("groups",)), "The group it is ranked in where none is named.", "")
    author: Text = declared(Words(), "The office that made it.", NO_TEXT)
    languages: tuple[str, ...] = declared(
        Listing(Choice(LANGUAGES)),
        "Languages it promises; the first is the one it is written in.",
        ("zh-Hans",),
    )
    note: Text = declared(Words(prose=True), "A remark on the whole.", NO_TEXT)
    read: Period | None = declared(
        PERIOD, "The period for which all but the tabs was read: facts, items, groups, definitions.", None
    )


class Bundle(Model, frozen=True, dict=True):
    """A whole briefing; its figures by address are in `store`."""

    format: str = declared(Choice((FORMAT,)), "The version of this format.")
    briefing: Briefing = declared(Entry(Briefing), "What the briefing is about.")
    include: tuple[str, ...] = declared(
        Listing(Word()), "More files of the same folder; data/*.yaml names several.", ()
    )
    words: str = declared(Word(), "The word list: a CSV file with the texts in other languages.", "")
    units: tuple[Unit, ...] = declared(Section(Unit), "Units the program does not know.", ())
    places: tuple[Place, ...] = declared(Section(Place), "Places.", ())
    groups: tuple[Group, ...] = declared(Section(Group), "Groups of places.", ())
    people: tuple[Person, ...] = declared(Section(Person), "People named.", ())
    sources: tuple[Source, ...] = declared(Section(Source), "Sources.", ())
    indicators: tuple[Indicator, ...] = declared(Section(Indicator), "Indicators.", ())
    data: tuple[()] = declared(DATA, "Figures of indicators, in blocks.", ())
    tables: tuple[TableFile, ...] = declared(TABLE_FILES, "CSV files with more figures.", ())
    sheets: tuple[SheetEntry, ...] = declared(SHEETS, "Tables of bureaus' own workbooks, read in place.", ())
    history: tuple[str, ...] = declared(
        Listing(Word()), "Earlier editions beside this folder whose figures are older vintages: ../*/.", ()
    )
    facts: tuple[Fact, ...] = declared(Blocks(Fact), "Figures that no indicator fits, in blocks.", ())
    items: tuple[Item, ...] = declared(Blocks(Item), "Facts without a number, in blocks.", ())
    remarks: tuple[Remark, ...] = declared(Section(Remark), "Leaders' remarks.", ())
    tabs: tuple[Tab, ...] = declared(Listing(Entry(Tab)), "The tabs, in order.", ())
    deck: DeckPlan = declared(Entry(DeckPlan), "How the presentation is told.", NO_DECK)
    # Not typed: the figures of indicators, what may be named, and the word list as read.
    store: Store = Store()
    names: Names = msgspec.field(default_factory=Names)
    translations: WordList = msgspec.field(default_factory=WordList)

    @cached_property
    def place_by_id(self) -> dict[str, Place]:
        """Places by id."""
        return {x.id: x for x in self.places}

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        """Groups by id."""
        return {x.id: x for x in self.groups}

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """People by id."""
        return {x.id: x for x in self.people}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {x.id: x for x in self.sources}

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {x.id: x for x in self.indicators}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {x.id: x for x in self.facts}

    @cached_property
    def item_by_id(self) -> dict[str, Item]:
        """Items by id."""
        return {x.id: x for x in self.items}

    @cached_property
    def remark_by_id(self) -> dict[str, Remark]:
        """Remarks by id."""
        return {x.id: x for x in self.remarks}

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """The briefing's own units by id."""
        return {x.id: x for x in self.units}
