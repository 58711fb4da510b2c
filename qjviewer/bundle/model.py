"""The frozen model of a bundle: every field declared once, with its kind and its explanation."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from qjviewer.bundle.fields import Entry, Listing, OneOf, Section, declared
from qjviewer.bundle.scalars import DAY, PERIOD, Choice, Cite, Flag, Name, Number, Ref, Whole, Word, Words
from qjviewer.bundle.values import Citation, Period, Text
from qjviewer.wording import LANGUAGES

FORMAT = "qjviewer/1"
LEVELS = ("nation", "province", "city", "county", "town")
MEASURES = (
    "level",  # an amount at a moment or over a period
    "yoy",  # year-on-year growth
    "qoq",  # against the quarter or month before
    "gap",  # the difference to another place, in percentage points
    "count",  # how many
    "duration",  # how long
    "area",
    "share",
    "rank",  # a rank that is itself the fact
    "threshold",  # a bound that defines a class
)
STATUSES = ("published", "preliminary", "revised", "derived", "target")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit the program does not know by itself, in the languages of the briefing."""

    id: str
    name: Text = declared(Words(), "The unit as written after a number.")


@dataclass(frozen=True, slots=True)
class Place:
    """A territory: nation, province, city, county."""

    id: str
    name: Text = declared(Words(), "Full name.")
    level: str = declared(Choice(LEVELS), "Administrative level; it decides how a bar looks.")
    within: str = declared(Ref(("places",)), "The place that contains it.", "")
    code: str = declared(Word(), "Statistical division code.", "")
    short: Text = declared(Words(), "Name on a chart, where the full one is long.", Text())
    whole: Text = declared(Words(), "How the place is named as a whole: 全省.", Text())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named, with the office held at the time."""

    id: str
    name: Text = declared(Words(), "Name.")
    role: Text = declared(Words(), "Office, with the organisation.")
    cite: tuple[Citation, ...] = declared(Listing(Cite()), "Where named.", ())


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from."""

    id: str
    title: Text = declared(Words(), "Title of the article, release or table.")
    publisher: Text = declared(Words(), "Who published it.", Text())
    published: dt.date | None = declared(DAY, "Day of publication.", None)
    kind: str = declared(
        Choice(("news", "release", "yearbook", "communique", "office", "other")), "What it is.", "other"
    )
    url: str = declared(Word(), "Address; shown as text, never opened by the program.", "")
    paragraphs: int = declared(Whole(), "How many paragraphs it has, to check citations.", 0)
    authors: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who wrote it.", ())
    editors: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who edited and checked it.", ())
    context: bool = declared(Flag(), "Outside context: its figures can be switched off.", False)
    note: Text = declared(Words(), "Corrections made, limits of the source.", Text())


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, whatever the place and period."""

    id: str
    name: Text = declared(Words(), "Full name; 规上 and 限上 are never dropped.")
    short: Text = declared(Words(), "Name on charts and cards.", Text())
    price: str = declared(
        Choice(("real", "nominal", "")), "Growth in constant prices (real) or current prices (nominal).", ""
    )
    unit: str = declared(Word(), "Unit of its level.", "")
    note: Text = declared(Words(), "Definition and coverage (口径).", Text())


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. This is the only place where a number is typed.

    `value` is exact, as typed; for a derived figure it is None until `figures.derive` fills it.
    """

    id: str
    indicator: str = declared(Ref(("indicators",)), "What is measured; or give `name`.", "")
    name: Text = declared(Words(), "Name where no indicator fits.", Text())
    short: Text = declared(Words(), "Name on charts and tiles.", Text())
    measure: str = declared(Choice(MEASURES), "Kind of measurement.", "level")
    place: str = declared(Ref(("places",)), "Place; the briefing's own when left out.", "")
    period: Period | None = declared(PERIOD, "Period; the briefing's own when left out.", None)
    value: Decimal | None = declared(Number(), "The number as published.", None)
    unit: str = declared(Word(), "Unit: %, 个百分点, 亿元, 个…", "")
    approx: str = declared(Choice(("多", "余", "约", "近")), "Approximate, with the source's word.", "")
    rank: int = declared(Whole(), "Rank, 1 is best.", 0)
    of: str = declared(Ref(("figures",)), "The figure that says how many were ranked.", "")
    of_inferred: bool = declared(Flag(), "The number ranked is inferred, not stated.", False)
    tied: bool = declared(Flag(), "Shares its rank.", False)
    among: str = declared(Ref(("places",)), "The place within which it is ranked.", "")
    against: str = declared(Ref(("places",)), "For a gap: the place compared with.", "")
    derive: str = declared(Word(), "Arithmetic over other figures instead of a value.", "")
    cite: tuple[Citation, ...] = declared(Listing(Cite()), "Where it stands.", ())
    uncited: Text = declared(Words(), "Why there is no citation.", Text())
    status: str = declared(Choice(STATUSES), "Status of the value.", "published")
    overlaps: tuple[str, ...] = declared(
        Listing(Ref(("figures",))), "Counts that share members with this one: never summed.", ()
    )
    part_of: str = declared(Ref(("figures",)), "The total this is a part of.", "")
    internal: bool = declared(Flag(), "For the presenter only: never projected or printed.", False)
    people: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who said it.", ())
    note: Text = declared(Words(prose=True), "A remark on this figure.", Text())


ITEM_KINDS = (
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


@dataclass(frozen=True, slots=True)
class Item:
    """A fact without a number: a company, a programme, a milestone, a challenge."""

    id: str
    name: Text = declared(Words(), "Name.")
    kind: str = declared(Choice(ITEM_KINDS), "What it is.")
    text: Text = declared(Words(prose=True), "What there is to say, in our own words.", Text())
    cite: tuple[Citation, ...] = declared(Listing(Cite()), "Where it stands.", ())
    uncited: Text = declared(Words(), "Why there is no citation.", Text())
    place: str = declared(Ref(("places",)), "Where it is.", "")
    period: Period | None = declared(PERIOD, "When it happened or holds.", None)
    figures: tuple[str, ...] = declared(Listing(Ref(("figures",))), "Its figures.", ())
    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "What it consists of or leads to.", ())
    people: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who is responsible or said it.", ())


@dataclass(frozen=True, slots=True)
class RemarkPoint:
    """One must or next step in a leader's remarks."""

    title: Text = declared(Words(), "The short phrase.")
    text: Text = declared(Words(prose=True), "What it means, in our own words.", Text())
    steps: tuple[Text, ...] = declared(Listing(Words()), "Its steps in order.", ())
    figures: tuple[str, ...] = declared(Listing(Ref(("figures",))), "Figures it speaks of.", ())
    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "Projects and measures it names.", ())
    tab: str = declared(Name(), "The tab it speaks of.", "")
    responsible: Text = declared(Words(), "Responsible unit, where the source has one.", Text())
    deadline: Text = declared(Words(), "Deadline, where the source has one.", Text())


@dataclass(frozen=True, slots=True)
class Remark:
    """A leader's remarks."""

    id: str
    speaker: str = declared(Ref(("people",)), "Who spoke.")
    mode: str = declared(Choice(("quotation", "paraphrase")), "Word for word, or in our own words (转述).")
    occasion: Text = declared(Words(), "Where or in what column.", Text())
    slogan: Text = declared(Words(), "The slogan, a few words.", Text())
    text: Text = declared(Words(prose=True), "The background in our own words.", Text())
    musts: tuple[RemarkPoint, ...] = declared(
        Listing(Entry(RemarkPoint, "title")), "What must be kept to.", ()
    )
    next: tuple[RemarkPoint, ...] = declared(Listing(Entry(RemarkPoint, "title")), "Next steps.", ())
    figures: tuple[str, ...] = declared(Listing(Ref(("figures",))), "Figures it speaks of.", ())
    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "Items it speaks of.", ())
    cite: tuple[Citation, ...] = declared(Listing(Cite()), "Where it stands.", ())


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """How a presentation treats a block; window and paper do not care."""

    skip: bool = declared(Flag(), "Leave it out of the presentation.", False)
    minutes: Decimal | None = declared(Number(), "Minutes planned for it, out of its tab's.", None)
    notes: Text = declared(Words(prose=True), "Speaker's notes for it, instead of the tab's.", Text())
    steps: bool = declared(Flag(), "Show its statements one after the other.", True)


@dataclass(frozen=True, slots=True)
class CardsBlock:
    """A row of cards: figures, or items that cannot honestly be charted."""

    cards: tuple[str, ...] = declared(Listing(Ref(("figures", "items"))), "Figures or items.")
    title: Text = declared(Words(prose=True), "Heading over the row.", Text())
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", SlidePlan())


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart; the kinds are files under charts/kinds."""

    chart: str = declared(Name(), "Kind of chart.")
    figures: tuple[str, ...] = declared(Listing(Ref(("figures",))), "The figures it draws.")
    title: Text = declared(Words(prose=True), "The conclusion the chart shows.")
    subtitle: Text = declared(
        Words(prose=True), "Measure, period and unit; made from the figures if left out.", Text()
    )
    notes: tuple[Text, ...] = declared(Listing(Words(prose=True)), "Notes under the chart (注, 口径).", ())
    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "Items a timeline shows.", ())
    table: bool = declared(Flag(), "Print the figures in a small table under the chart.", False)
    optional: bool = declared(Flag(), "May be dropped to fit one page.", False)
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", SlidePlan())


@dataclass(frozen=True, slots=True)
class Point:
    """One statement."""

    text: Text = declared(Words(prose=True), "The statement, figures in braces.")
    cite: tuple[Citation, ...] = declared(
        Listing(Cite()), "Where it stands, if it names no figure or item.", ()
    )
    kind: str = declared(
        Choice(("", "highlight", "weakness")), "Highlight or weak point, for the one-page summary.", ""
    )
    optional: bool = declared(Flag(), "May be dropped to fit one page.", False)


@dataclass(frozen=True, slots=True)
class PointsBlock:
    """A list of statements."""

    points: tuple[Point, ...] = declared(Listing(Entry(Point, "text")), "The statements.")
    title: Text = declared(Words(prose=True), "Heading.", Text())
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", SlidePlan())


@dataclass(frozen=True, slots=True)
class ItemsBlock:
    """Items with their descriptions."""

    items: tuple[str, ...] = declared(Listing(Ref(("items",))), "The items.")
    title: Text = declared(Words(prose=True), "Heading.", Text())
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", SlidePlan())


@dataclass(frozen=True, slots=True)
class RemarkBlock:
    """A leader's remarks in full."""

    remark: str = declared(Ref(("remarks",)), "Which remarks.")
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", SlidePlan())


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Figures in a table: a row an indicator, a column a place or period; or plain facts."""

    table: tuple[str, ...] = declared(Listing(Ref(("figures",))), "The figures.")
    title: Text = declared(Words(prose=True), "Title, above the table.")
    columns: str = declared(Choice(("facts", "places", "periods")), "What the columns are.", "facts")
    notes: tuple[Text, ...] = declared(Listing(Words(prose=True)), "Notes under the table.", ())
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", SlidePlan())


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A remark on method."""

    note: Text = declared(Words(prose=True), "The text.")
    slide: SlidePlan = declared(Entry(SlidePlan), "How the presentation treats it.", SlidePlan())


Block: TypeAlias = CardsBlock | ChartBlock | PointsBlock | ItemsBlock | RemarkBlock | TableBlock | NoteBlock
BLOCKS: tuple[tuple[str, type], ...] = (
    ("cards", CardsBlock),
    ("chart", ChartBlock),
    ("points", PointsBlock),
    ("remark", RemarkBlock),
    ("table", TableBlock),
    ("note", NoteBlock),
    ("items", ItemsBlock),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: a section of the briefing."""

    tab: str = declared(Name(), "Its name in the file and on the command line.")
    title: Text = declared(Words(), "Its title.")
    headline: Text = declared(Words(prose=True), "The section's conclusion in one sentence.", Text())
    blocks: tuple[Block, ...] = declared(Listing(OneOf(BLOCKS)), "What it shows, in order.", ())
    notes: Text = declared(Words(prose=True), "Speaker's notes: never projected.", Text())
    minutes: Decimal | None = declared(Number(), "Minutes planned for it.", None)


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the briefing is about."""

    id: str = declared(Name(), "Short name.")
    title: Text = declared(Words(), "Title.")
    place: str = declared(Ref(("places",)), "The place it is about.")
    period: Period = declared(PERIOD, "The period it covers.")
    as_of: dt.date = declared(DAY, "The day up to which the data run.")
    peers: str = declared(Ref(("figures",)), "The figure that says how many places are ranked.", "")
    author: Text = declared(Words(), "The office that made it.", Text())
    languages: tuple[str, ...] = declared(
        Listing(Choice(LANGUAGES)), "Languages it promises to be complete in.", ("zh-Hans",)
    )
    note: Text = declared(Words(), "A remark on the whole.", Text())


@dataclass(frozen=True)
class Bundle:
    """A whole briefing."""

    format: str = declared(Choice((FORMAT,)), "The version of this format.")
    briefing: Briefing = declared(Entry(Briefing), "What the briefing is about.")
    include: tuple[str, ...] = declared(Listing(Word()), "More files of the same folder.", ())
    units: tuple[Unit, ...] = declared(Section(Unit), "Units the program does not know.", ())
    places: tuple[Place, ...] = declared(Section(Place), "Places.", ())
    people: tuple[Person, ...] = declared(Section(Person), "People named.", ())
    sources: tuple[Source, ...] = declared(Section(Source), "Sources.", ())
    indicators: tuple[Indicator, ...] = declared(Section(Indicator), "Indicators.", ())
    figures: tuple[Figure, ...] = declared(Section(Figure), "Figures.", ())
    items: tuple[Item, ...] = declared(Section(Item), "Facts without a number.", ())
    remarks: tuple[Remark, ...] = declared(Section(Remark), "Leaders' remarks.", ())
    tables: tuple[str, ...] = declared(Listing(Word()), "CSV files with more figures.", ())
    tabs: tuple[Tab, ...] = declared(Listing(Entry(Tab)), "The tabs, in order.", ())

    @cached_property
    def place_by_id(self) -> dict[str, Place]:
        """Places by name."""
        return {x.id: x for x in self.places}

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """People by name."""
        return {x.id: x for x in self.people}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by name."""
        return {x.id: x for x in self.sources}

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """Indicators by name."""
        return {x.id: x for x in self.indicators}

    @cached_property
    def figure_by_id(self) -> dict[str, Figure]:
        """Figures by name."""
        return {x.id: x for x in self.figures}

    @cached_property
    def item_by_id(self) -> dict[str, Item]:
        """Items by name."""
        return {x.id: x for x in self.items}

    @cached_property
    def remark_by_id(self) -> dict[str, Remark]:
        """Remarks by name."""
        return {x.id: x for x in self.remarks}

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """The briefing's own units by name."""
        return {x.id: x for x in self.units}
