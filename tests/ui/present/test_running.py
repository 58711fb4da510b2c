"""A show with its windows: keys from either, evidence private, the lock, faults, the end."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from qjviewer.load import load
from qjviewer.pages.blocks import Chart, text_of
from qjviewer.pages.deck import Deck
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.draw.convert import qpoint
from qjviewer.ui.draw.screen import ChartView
from qjviewer.ui.live.differences import deck_of
from qjviewer.ui.present import running as module
from qjviewer.ui.present import save, show_window
from qjviewer.ui.present.console.console_look import SHADES
from qjviewer.ui.present.inhibit import Awake
from qjviewer.ui.present.keys import STRIP, ShowCommand, key_lines
from qjviewer.ui.present.presenter import Presenter
from qjviewer.ui.present.running import look_of
from tests.shipped import qujiang
from tests.ui.sample import BRIEFING, FAI, write_briefing

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def press(window, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(window, key, modifiers)


@pytest.fixture(params=["audience", "console"])
def window(request, running):
    return getattr(running.room, request.param)


def test_either_window_takes_the_keys(window, running):
    press(window, K.Key_PageDown, K.Key_2, K.Key_Return)
    assert running.show.index == 1
    press(window, K.Key_B)
    assert running.show.blank == "black"
    press(window, K.Key_Escape)
    assert running.show.blank == ""


def test_the_help_tells_every_key_in_letters_of_the_windows_size(running):
    running.perform(ShowCommand.HELP)
    found = {text.text(): text.font().pixelSize() for text in running.room.panels.help.findChildren(QLabel)}
    for pressed, meaning in key_lines("zh-Hans"):
        assert pressed in found
        assert meaning in found
    assert min(found.values()) >= 14
    before = max(found.values())
    running.room.panels.set_em(40)
    assert max(text.font().pixelSize() for text in running.room.panels.help.findChildren(QLabel)) > before


STATES = [
    (ShowCommand.BLACK, lambda s: s.blank == "black"),
    (ShowCommand.WHITE, lambda s: s.blank == "white"),
    (ShowCommand.FREEZE, lambda s: s.frozen),
    (ShowCommand.POINTER, lambda s: s.ink.tool == "pointer"),
    (ShowCommand.SPOTLIGHT, lambda s: s.ink.tool == "spotlight"),
    (ShowCommand.PEN, lambda s: s.ink.tool == "pen"),
    (ShowCommand.ZOOM, lambda s: s.ink.zoom is not None),
    (ShowCommand.OVERVIEW, lambda s: s.panel == "overview"),
    (ShowCommand.QUESTION, lambda s: s.panel == "question"),
    (ShowCommand.HELP, lambda s: s.panel == "help"),
    (ShowCommand.CHANGES, lambda s: s.panel == "changes"),
    (ShowCommand.PAUSE, lambda s: s.timer.started),
    (ShowCommand.MODE, lambda s: s.timer.mode == "down"),
    (ShowCommand.LAST, lambda s: s.following is None),
]


def test_commands_change_the_state_and_draw_it(running):
    for command, state in STATES:
        assert not state(running.show), command
        running.perform(command)
        assert state(running.show), command
        running.room.console.grab()


COMMANDS = [c for c in ShowCommand if c not in (ShowCommand.DIGIT, ShowCommand.SAVE)]
BUSY = (ShowCommand.QUESTION, ShowCommand.LEAVE, ShowCommand.PEN, ShowCommand.FREEZE, ShowCommand.LAST)


def test_no_command_fails_at_any_moment(presenter, running):
    for command in COMMANDS:
        for step in (ShowCommand.FIRST, command, *BUSY, command, command):
            if presenter.running is None:
                presenter.start(None, "console")
            presenter.running.perform(step)


def test_badges_tell_blank_and_frozen(running):
    running.perform(ShowCommand.BLACK)
    running.perform(ShowCommand.FREEZE)
    running.perform(ShowCommand.NEXT)
    assert running.room.console.stage.current.badge.lines == ("观众看到：黑屏", "已定格在第1页")
    assert running.room.console.stage.current.badge.isVisibleTo(running.room.console)


def test_a_second_f5_never_begins_again(presenter, running):
    press(running.room.console, K.Key_End, K.Key_F5)
    presenter.start(None, "console")
    assert presenter.running is running
    assert running.show.following is None


def test_the_end_keeps_the_place_for_the_next_show(presenter, running, qtbot):
    press(running.room.console, K.Key_End, K.Key_Left)
    place = running.show.slide.key
    with qtbot.waitSignal(presenter.ended) as ended:
        press(running.room.console, K.Key_Escape)
    assert ended.args == [place.split("/")[0]]
    presenter.start(ended.args[0], "console")
    assert presenter.running.show.slide.key == place
    presenter.stop()
    presenter.start(None, "console")
    assert presenter.running.show.index == 0


def see_first(running):
    """Let the first page have been on the screen for a moment."""
    running.room.console.stage.current.view.seen.emit()
    running._after_first.stop()
    running._after_first.timeout.emit()


def test_the_first_page_stands_before_the_others_are_fitted(presenter, monkeypatch):
    fitted = []
    monkeypatch.setattr(module, "fit_deck", lambda *args: fitted.append(args) or fit_deck(*args))
    presenter.start(None, "kiosk")
    running = presenter.running
    first = running.room.audience.view._frame
    assert fitted == []
    running.room.audience.view.seen.emit()
    assert len(fitted) == 1
    # It stays what it is, down to its number: nothing fades, and nobody hears of it again.
    assert running.room.audience.view._frame == first
    assert running.room.audience.view._frame.slide is first.slide
    assert running.show.deck == fit_deck(*fitted[0]).deck


def test_who_is_faster_than_the_first_page_finds_the_others_fitted(presenter):
    presenter.start(None, "console")
    presenter.running.perform(ShowCommand.NEXT)
    assert presenter.running._is_fitted


def test_the_first_page_is_not_divided(loaded):
    """What is shown before the others are fitted would else change on the screen."""
    deck = deck_of(loaded)
    short = Deck(deck.slides[:2])
    assert fit_deck(short, look_of(loaded, SlideLook()), (800, 1080)).deck.slides[0] == deck.slides[0]


def test_awake_from_the_first_page_to_the_end(presenter, running, sleepless):
    # The system may take its time to answer, and the first page is waited for.
    assert sleepless.calls == []
    see_first(running)
    assert sleepless.calls == ["hold"]
    presenter.stop()
    assert sleepless.calls == ["hold", "release"]


def test_newer_data_wait_until_they_are_applied(presenter, running, tmp_path):
    press(running.room.console, K.Key_2, K.Key_Return)
    presenter.offer(load(write_briefing(tmp_path, BRIEFING.replace("value: 37.7", "value: 36.2"))))
    numbers = [c.number for c in running.show.slide.content.cards]
    assert numbers == ["13.4", "37.7"]
    press(running.room.console, K.Key_D, K.Key_A)
    assert [c.number for c in running.show.slide.content.cards] == ["13.4", "36.2"]
    assert (running.show.index, running.show.panel) == (1, "")


def test_unapplied_data_are_those_of_the_next_show(presenter, running, tmp_path):
    presenter.offer(load(write_briefing(tmp_path, BRIEFING.replace("value: 37.7", "value: 36.2"))))
    presenter.stop()
    presenter.start(None, "console")
    assert "36.2" in {c.number for c in presenter.running.show.deck.slides[1].content.cards}


def test_a_question_is_previewed_and_sent_by_enter(running):
    console = running.room.console
    press(console, K.Key_Slash)
    line = running.room.panels.question.line
    QTest.keyClicks(line, "ytc")
    assert running.show.index == 0
    press(line, K.Key_Return)
    assert running.show.slide.key == "answer/yintai"
    press(console, K.Key_Backspace)
    assert (running.show.index, running.show.panel) == (0, "")


def test_typing_reaches_the_question_from_the_audiences_window_too(running):
    press(running.room.audience, K.Key_Slash, K.Key_Y, K.Key_T, K.Key_C, K.Key_Return)
    assert running.show.slide.key == "answer/yintai"


def test_the_overview_goes_to_a_page_by_arrows(running):
    press(running.room.console, K.Key_G, K.Key_Right, K.Key_Right, K.Key_Return)
    assert (running.show.index, running.show.panel) == (2, "")


def test_context_off_keeps_the_place(running):
    press(running.room.console, K.Key_2, K.Key_Return, K.Key_C)
    assert running.show.slide.key == "one/0/0"
    assert not running.snapshot.context


def test_evidence_is_private_until_sent(running):
    running.inspect(FAI)
    info = running.room.console.stage.info
    assert info.evidence.isVisibleTo(info)
    assert running._sent == ()
    running.perform(ShowCommand.SEND)
    assert running._sent[0].startswith("固定资产投资增速")
    running.perform(ShowCommand.NEXT)
    assert running._sent == ()
    assert not info.evidence.isVisibleTo(info)


def test_a_click_on_a_figure_inspects_and_does_not_advance(running, qtbot):
    press(running.room.console, K.Key_2, K.Key_Return)
    view = running.room.audience.view
    view.resize(1280, 720)
    view.show_frame(running.show.audience())
    scale = view.area().height() / view.sheet.height
    place = next(b.hit.area for b in view.sheet.boxes if b.hit)
    spot = (qpoint(place.centre) * scale + view.area().topLeft()).toPoint()
    with qtbot.waitSignal(view.inspected):
        QTest.mouseClick(view, LEFT, pos=spot)
    assert running.show.index == 1
    QTest.mouseClick(view, LEFT, pos=QPoint(3, 3))
    assert running.show.index == 2


def test_a_click_in_a_chart_never_turns_the_page(clock, sleepless, fonts, qtbot):
    presenter = Presenter(qujiang(), clock=clock, awake=Awake([sleepless]))
    presenter.start(None, "show")
    running = presenter.running
    index = next(n for n, s in enumerate(running.show.deck.slides) if isinstance(s.content, Chart))
    running.show.go(index)
    running.refresh()
    view = running.room.audience.view
    chart = view.findChild(ChartView)
    assert chart.isVisible()
    for x in range(10, chart.width(), 60):
        QTest.mouseClick(view.window().childAt(chart.geometry().topLeft() + QPoint(x, 40)), LEFT)
        QTest.mouseClick(view, LEFT, pos=chart.geometry().topLeft() + QPoint(x, 40))
    assert running.show.index == index
    presenter.stop()


def test_strokes_are_drawn_in_one_window_and_seen_in_both(running):
    press(running.room.console, K.Key_P, modifiers=Qt.KeyboardModifier.ControlModifier)
    view = running.room.console.stage.current.view
    QTest.mousePress(view, LEFT, pos=QPoint(30, 30))
    QTest.mouseMove(view, QPoint(90, 60))
    QTest.mouseRelease(view, LEFT, pos=QPoint(90, 60))
    assert len(running.show.audience().aids.strokes) == 1
    assert running.room.audience.view._frame.aids.strokes == running.show.audience().aids.strokes


def test_a_chart_that_cannot_be_drawn_is_told_on_the_console(running):
    running.room.failed.emit("one/0/0")
    assert running.warnings[0].startswith("第2页绘制出错")


def test_splits_and_sleep_are_told_before_the_talk_only(presenter, sleepless):
    sleepless.works = False
    presenter.start(None, "console")
    running = presenter.running
    told = []
    running.room.aside.told.connect(told.append)
    # Nothing is told before it is known.
    assert running.warnings == ()
    assert running.room.console.stage.info.warnings.isHidden()
    see_first(running)
    running.refresh()
    assert any("休眠" in w for w in running.warnings)
    assert len([words for words in told if "休眠" in words]) == 1
    running.perform(ShowCommand.NEXT)
    assert running.warnings == ()


def test_the_kiosk_goes_round_by_itself_and_takes_new_data(presenter, tmp_path):
    presenter.start(None, "kiosk")
    running = presenter.running
    assert not running.room.console.isVisible()
    presenter.offer(load(write_briefing(tmp_path, BRIEFING.replace("value: 37.7", "value: 36.2"))))
    seen = []
    for _ in range(20):
        seen.append(running.show.index)
        running._turn_page()
    walk = len(running.show.deck.walk)
    assert set(seen) == set(range(walk))
    assert seen.count(0) >= 2
    assert "36.2" in {c.number for c in running.show.deck.slides[1].content.cards}


def test_the_public_turns_pages_and_nothing_else(presenter, qtbot):
    presenter.start(None, "kiosk")
    running = presenter.running
    press(
        running.room.audience,
        K.Key_Escape,
        K.Key_Slash,
        K.Key_G,
        K.Key_B,
        K.Key_F,
        K.Key_L,
        K.Key_F1,
        K.Key_2,
    )
    running.inspect(FAI)
    show = running.show
    assert (show.panel, show.blank, show.frozen, show.digits, show.ink.tool, show.index) == (
        "",
        "",
        False,
        "",
        "",
        0,
    )
    assert running._evidence is None
    press(running.room.audience, K.Key_PageDown)
    assert show.index == 1
    assert running._turn.remainingTime() > 25_000
    running._turn.timeout.emit()
    assert running._turn.isActive()
    assert show.index == 2 or show.step
    press(running.room.audience, K.Key_Backspace)
    running.perform(ShowCommand.QUIT)
    assert presenter.running is None


def test_one_screen_shows_slides_only(presenter):
    presenter.start(None, "show")
    room = presenter.running.room
    assert (room.audience.isVisible(), room.console.isVisible()) == (True, False)
    press(room.audience, K.Key_Slash)
    assert room.panels.parentWidget() is room.audience


def test_one_screen_shows_no_more_of_newer_data_than_that_there_are_some(presenter, tmp_path):
    presenter.start(None, "show")
    room = presenter.running.room
    presenter.offer(load(write_briefing(tmp_path, BRIEFING.replace("13.4", "13.5"))))
    press(room.audience, K.Key_D)
    changes = room.panels.changes
    private = (changes._verdict, changes._objection, changes._list, changes.pairs)
    assert [w for w in private if w.isVisible()] == []
    assert "1处不同" in changes._title.text()
    assert room.panels.height() < room.audience.height() / 4
    press(room.audience, K.Key_A)
    assert presenter.running.snapshot.pending is None


def test_pages_before_and_after_are_walked_by_arrows_on_the_consoles_own_ground(presenter, running, tmp_path):
    presenter.offer(load(write_briefing(tmp_path, BRIEFING.replace("37.7", "37.8").replace("28.7", "28.8"))))
    press(running.room.console, K.Key_D)
    pairs = running.room.panels.changes.pairs
    pairs.resize(400, pairs.height())
    QApplication.processEvents()
    page = running.show.index
    press(running.room.console, K.Key_Right)
    assert (running.show.index, pairs.horizontalScrollBar().value()) == (page, pairs._row.step)
    assert pairs._row.grab().toImage().pixelColor(1, 1).name().upper() == SHADES["back"]


def test_closing_a_window_ends_the_show(presenter, running):
    running.room.console.close()
    assert presenter.running is None


def test_slides_are_saved_with_strokes(running, tmp_path, monkeypatch):
    target = tmp_path / "slides.pdf"
    dialog = SimpleNamespace(getSaveFileName=lambda *_: (str(target), ""))
    monkeypatch.setattr(save, "QFileDialog", dialog)
    running.show.ink.toggle("pen")
    running.show.ink.press((0.1, 0.1))
    running.show.ink.move((0.9, 0.9))
    running.show.ink.finish("opening")
    press(running.room.console, K.Key_S, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert target.read_bytes().startswith(b"%PDF")
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".pdf"] == ["slides.pdf"]


def test_a_folder_that_cannot_be_written_is_told(running, tmp_path, monkeypatch):
    dialog = SimpleNamespace(getSaveFileName=lambda *_: (str(tmp_path / "no" / "slides.pdf"), ""))
    monkeypatch.setattr(save, "QFileDialog", dialog)
    running.perform(ShowCommand.SAVE)
    assert running.room.console.stage.info.notice.text().startswith("存不了 slides.pdf")


def test_the_dialogs_open_and_the_clicker_is_told(presenter, running):
    running.perform(ShowCommand.NEXT)
    presenter.open_preflight()
    presenter.open_report()
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    preflight = next(d for d in dialogs if hasattr(d, "pressed"))
    press(preflight, K.Key_PageDown)
    assert preflight.pressed.text() == "收到 PgDown：下一步"
    press(preflight, K.Key_Return)
    assert preflight.pressed.text().startswith("收到 Enter")
    assert preflight.isVisible()
    press(preflight, K.Key_Escape)
    assert not preflight.isVisible()
    for dialog in dialogs:
        dialog.close()


def test_times_are_kept_and_told(presenter, running, clock, qtbot):
    running.perform(ShowCommand.NEXT)
    clock.pass_(70)
    with qtbot.waitSignal(presenter.rehearsed) as told:
        presenter.stop()
    assert [(p.section, p.seconds) for p in told.args[0]] == [("总览", 70)]


def test_notes_of_the_strip_are_named_in_the_language(running):
    assert len(STRIP) < 10
    assert text_of(running.show.slide.headline) == "小简报"


class Wishing(QWidget):
    """A window that counts its wishes for the keys."""

    wishes = 0

    def activateWindow(self):
        self.wishes += 1


@pytest.mark.parametrize(("focused", "wishes"), [("some window", 1), (None, 2)])
def test_the_keys_are_asked_for_again_where_nobody_has_them(qtbot, monkeypatch, focused, wishes):
    monkeypatch.setattr(show_window, "QGuiApplication", SimpleNamespace(focusWindow=lambda: focused))
    window = Wishing()
    qtbot.addWidget(window)
    window.show()
    show_window.take_keys(window)
    if wishes > 1:
        qtbot.waitUntil(lambda: window.wishes > 1)
    QTest.qWait(show_window.ANSWERED + 30)
    assert window.wishes == wishes


def test_ctrl_that_came_up_elsewhere_lets_the_pointer_go_with_the_next_key(running):
    view = running.room.console.stage.current.view
    QTest.keyPress(running.room.console, K.Key_Control)
    running.room.moved.emit((0.4, 0.4))
    assert running.show.ink.tool == "pointer"
    assert view._picking
    press(running.room.console, K.Key_Escape)
    assert (running.show.ink.tool, view._picking) == ("", False)
