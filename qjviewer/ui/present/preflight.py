"""会前自检: what may go wrong in the meeting room, found out beforehand."""

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

import msgspec

from qjviewer.charts.palette import contrast
from qjviewer.load import Loaded
from qjviewer.problems import Severity
from qjviewer.release import release_of
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.style import FLOOR_SOURCE, HEIGHT, Ink, page_width
from qjviewer.ui.draw.fonts import load_fonts
from qjviewer.ui.present.screens import Arranger, Display, Mode, distinct
from qjviewer.ui.present.snapshot import Snapshot
from qjviewer.wording import Language, listed, say

State: TypeAlias = Literal["good", "care", "bad"]
WORDS: tuple[Ink, ...] = ("text", "muted", "accent", "primary")
LEAST_CONTRAST = 7.0


class Check(msgspec.Struct, frozen=True):
    """One line: what was looked at, how it stands, in words."""

    name: str
    state: State
    words: str


def checks(
    loaded: Loaded,
    look: SlideLook,
    screens: tuple[Display, ...],
    mode: Mode,
    printers: Callable[[], list[str]],
    awake: Callable[[], bool],
) -> Iterator[Check]:
    """Every check, in the order of a walk through the room; `awake` tries to keep it from sleeping."""
    lang = look.lang
    placement = Arranger(mode).place(screens)
    yield from _screens(screens, lang)
    yield _notes(placement.audience, placement.console, lang)
    yield _fonts(lang)
    yield from _slides(loaded, look, _shape(screens, placement.audience))
    yield _contrast(look)
    yield _bundle(loaded, lang)
    yield _release(loaded, lang)
    yield _awake(awake, lang)
    yield _printers(printers, lang)


def _check(key: str, state: State, lang: Language, /, variant: str = "", **values: object) -> Check:
    phrase = f"present.check-{key}{'-' + variant if variant else '-text'}"
    return Check(say(f"present.check-{key}", lang), state, say(phrase, lang, **values))


def _shape(screens: tuple[Display, ...], audience: str) -> tuple[float, float]:
    return next(((s.width, s.height) for s in screens if s.name == audience), (1920, 1080))


def _screens(screens: tuple[Display, ...], lang: Language) -> Iterator[Check]:
    for screen in screens:
        pixels = f"{round(screen.width * screen.scale)}×{round(screen.height * screen.scale)}"
        yield _check(
            "screen", "good", lang, name=screen.name, pixels=pixels, scale=f"{screen.scale * 100:.0f}%"
        )
    if len(screens) == 1:
        yield _check("screen", "care", lang, "one")
    elif len(distinct(screens)) < len(screens):
        yield _check("screen", "care", lang, "mirrored")


def _notes(audience: str, console: str, lang: Language) -> Check:
    if audience and audience == console:
        return _check("notes", "bad", lang, "same")
    if not audience:
        return _check("notes", "care", lang, "alone")
    return _check("notes", "good", lang, "apart" if console else "none", console=console, audience=audience)


def _fonts(lang: Language) -> Check:
    found = load_fonts()
    if not found.readable:
        return _check("fonts", "bad", lang, "none")
    if found.missing:
        return _check("fonts", "care", lang, "other", missing=listed(found.missing, lang), sans=found.sans)
    return _check("fonts", "good", lang, sans=found.sans)


def _slides(loaded: Loaded, look: SlideLook, shape: tuple[float, float]) -> Iterator[Check]:
    deck = Snapshot(loaded).deck()
    made = fit_deck(deck, look, shape)
    width = page_width(*shape)
    sheets = [lay_out(s, look, width) for s in made.deck.slides]
    smallest = min((s.smallest for s in sheets), default=0.0)
    # A screen narrower than 4:3 shows a smaller slide: its width sets the scale then.
    scale = min(shape[1] / HEIGHT, shape[0] / width)
    state: State = "good" if smallest >= FLOOR_SOURCE else "bad"
    yield _check("text", state, look.lang, size=round(smallest), pixels=round(smallest * scale))
    if made.tight:
        yield _check("fit", "bad", look.lang, "tight", count=len(made.tight))
    else:
        count = len(made.deck.slides)
        yield _check(
            "fit", "good", look.lang, count=count, split=len(made.split), minutes=round(deck.seconds / 60)
        )
    if failed := sum(s.failed for s in sheets):
        yield _check("fit", "bad", look.lang, "failed", count=failed)


def _contrast(look: SlideLook) -> Check:
    page = look.style.hex("page")
    lowest = min(contrast(look.style.hex(ink), page) for ink in WORDS)
    return _check("contrast", "good" if lowest >= LEAST_CONTRAST else "bad", look.lang, ratio=f"{lowest:.1f}")


def _bundle(loaded: Loaded, lang: Language) -> Check:
    errors, warnings = loaded.count(Severity.ERROR), loaded.count(Severity.WARNING)
    state: State = "bad" if errors else "care" if warnings else "good"
    variant = "" if state == "good" else "found"
    return _check(
        "bundle", state, lang, variant, errors=errors, warnings=warnings, figures=loaded.figure_count
    )


def _release(loaded: Loaded, lang: Language) -> Check:
    """Whether every slide will say that the briefing is not ready."""
    release = release_of(loaded)
    if release.is_clean:
        return _check("release", "good", lang)
    return _check("release", "bad", lang, "refused", reasons=release.reasons(lang))


def _awake(awake: Callable[[], bool], lang: Language) -> Check:
    """Whether the screen saver can be kept away for the meeting: tried, not assumed."""
    return _check("awake", "good", lang) if awake() else _check("awake", "care", lang, "not")


def _printers(printers: Callable[[], list[str]], lang: Language) -> Check:
    names = printers()
    if not names:
        return _check("printer", "care", lang, "none")
    return _check("printer", "good", lang, names=listed(names, lang))


def printer_names() -> list[str]:
    """The printers the system knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())
