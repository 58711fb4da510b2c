import gc
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.marks import Axis, Line, Margins, PlotRange, Scene
from qjviewer.figures.figure import Rank
from qjviewer.pages.blocks import Chart, Run
from qjviewer.ui.draw.canvas import Canvas
from qjviewer.ui.draw.convert import qrect
from qjviewer.ui.draw.screen import ChartView
from qjviewer.ui.draw.still_canvas import StillCanvas
from qjviewer.ui.draw.theme import Theme
from tests.charts.samples import FAI, GDP, growth, request, sample, sample_cube
from tests.cubes import figures_of

OWN_GDP, OWN_FAI = "gdp.yoy@qujiang@2023H1", "fai.yoy@qujiang@2023H1"
PROVINCE = "fai.yoy@zhejiang@2023H1"


@pytest.fixture
def view(qtbot):
    """A chart on screen, 640 pixels wide."""
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(view, kind):
    """The scene of a kind's sample, shown at its own height."""
    scene = draw(kind, sample(kind))
    view.show_scene(scene, animate=False)
    view.resize(640, view.heightForWidth(640))
    QApplication.processEvents()
    return scene


def spot_of(view, figure):
    """The middle of what stands for a figure."""
    return next(qrect(p.rect).center().toPoint() for p in view.pieces if p.link.figure == figure)


def surface(view):
    """Where mouse events arrive."""
    return view.childAt(5, view.height() - 5)


def wheel(widget, point, delta=120):
    """Turn the wheel; whether the widget kept the event for itself."""
    event = QWheelEvent(
        QPointF(point), QPointF(widget.mapToGlobal(point)), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


# Showing -------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["light", "dark", "contrast", "gray"])
@pytest.mark.parametrize("kind", kind_names())
def test_every_kind_is_shown_in_every_mode(view, kind, mode):
    view.set_theme(Theme(mode))
    shown(view, kind)
    image = view.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, 640, 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 2


def test_every_figure_is_among_the_pieces(view):
    shown(view, "bars")
    shown_figures = {f.id for f in figures_of(sample_cube(), *FAI, *GDP)}
    assert shown_figures <= {p.link.figure for p in view.pieces}


def test_the_same_scene_again_changes_nothing(view):
    shown(view, "bars")
    before = view.pieces
    view.show_scene(draw("bars", sample("bars")))
    assert view.pieces is before


def test_moves_from_old_to_new_and_arrives(view, qtbot):
    view.show_scene(draw("bars", request((FAI[0], GDP[0]))), animate=False)
    new = draw("bars", request((growth(OWN_FAI, "fai", "5.0"), GDP[0])))
    view.show_scene(new)
    halfway = view.pieces
    qtbot.waitUntil(lambda: view._shown == new)
    assert view.pieces != halfway


def test_does_not_move_when_told_not_to(view):
    view.show_scene(draw("bars", request((FAI[0], GDP[0]))), animate=False)
    new = draw("bars", request((growth(OWN_FAI, "fai", "5.0"), GDP[0])))
    view.show_scene(new, animate=False)
    assert view._shown == new


def test_height_follows_width(view):
    shown(view, "tiles")
    assert view.hasHeightForWidth()
    assert view.heightForWidth(280) > view.heightForWidth(1400)
    assert view.sizeHint().height() == view.heightForWidth(view.sizeHint().width())


def test_larger_text_needs_more_height(view):
    shown(view, "bars")
    small = view.heightForWidth(2000)
    view.set_theme(Theme("light", 30.0))
    assert view.heightForWidth(2000) > 1.8 * small


def test_without_a_scene_nothing_happens(view):
    view.set_theme(Theme("dark"))
    view.reset_view()
    view.copy_data()
    view.copy_picture()
    assert view.heightForWidth(600) > 0


# Pointing ------------------------------------------------------------------------------


def test_a_click_on_a_bar_asks_for_its_figure(view, qtbot):
    shown(view, "bars")
    with qtbot.waitSignal(view.figure_requested) as caught:
        qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=spot_of(view, OWN_GDP) + QPoint(0, 14))
    assert caught.args == [OWN_GDP]


def test_a_click_beside_everything_asks_for_nothing(view, qtbot):
    shown(view, "bars")
    with qtbot.assertNotEmitted(view.figure_requested):
        qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=QPoint(600, view.height() - 3))


def test_pointing_tells_plainly_what_is_there(view, qtbot):
    hostile = growth("x", "fai", "5.0", ranks=(Rank("zhejiang", 3),))
    view.show_scene(draw("bars", request((hostile, GDP[0]))), animate=False)
    with qtbot.waitSignal(view.hovered) as caught:
        qtbot.mouseMove(surface(view), spot_of(view, "x"))
    assert caught.args == ["x"]
    assert view._tip.isVisible()
    assert view._tip.textFormat() is Qt.TextFormat.PlainText
    assert view._tip.text().splitlines() == [
        "固定资产投资增速", "5.0%", "衢江区，2023年上半年", "全省第3", "浙江日报 2023-08-04，第1段"
    ]  # fmt: skip


def test_leaving_takes_the_tip_away(view, qtbot):
    shown(view, "bars")
    qtbot.mouseMove(surface(view), spot_of(view, OWN_FAI))
    with qtbot.waitSignal(view.hovered) as caught:
        QApplication.sendEvent(view._canvas, QEvent(QEvent.Type.Leave))
    assert caught.args == [""]
    assert not view._tip.isVisible()


def test_a_click_in_the_legend_hides_and_shows_a_series(view, qtbot):
    shown(view, "bars")
    entry = next(e for e in view._entries if e.key.series == "city")
    for expected in (frozenset({"city"}), frozenset()):
        qtbot.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=qrect(entry.rect).center().toPoint())
        assert view.hidden_series == expected


# Zooming -------------------------------------------------------------------------------


def test_the_wheel_zooms_a_line_and_a_double_click_shows_all_again(view, qtbot):
    shown(view, "line")
    view.go_live()
    before = view.pieces
    middle = view._canvas.plot.sceneBoundingRect().center().toPoint()
    assert wheel(surface(view), middle)
    low, high = view._canvas.plot.viewRange()[0]
    assert high - low < view.scene.view.right - view.scene.view.left
    assert view.pieces != before
    qtbot.mouseDClick(surface(view), Qt.MouseButton.LeftButton, pos=middle)
    assert view.pieces == before


def test_zoomed_in_a_drag_pans_and_asks_for_nothing(view, qtbot):
    shown(view, "line")
    view.go_live()
    middle = view._canvas.plot.sceneBoundingRect().center().toPoint()
    for _ in range(4):
        wheel(surface(view), middle)
    before = view._canvas.plot.viewRange()[0]
    with qtbot.assertNotEmitted(view.figure_requested):
        qtbot.mousePress(surface(view), Qt.MouseButton.LeftButton, pos=middle)
        for step in range(1, 5):
            qtbot.wait(20)
            qtbot.mouseMove(surface(view), middle + QPoint(15 * step, 0))
        qtbot.mouseRelease(surface(view), Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    assert view._canvas.plot.viewRange()[0] != before


def test_zooming_never_leaves_the_data(view):
    shown(view, "line")
    view.go_live()
    middle = view._canvas.plot.sceneBoundingRect().center().toPoint()
    for _ in range(30):
        wheel(surface(view), middle, -240)
    low, high = view._canvas.plot.viewRange()[0]
    assert (low, high) == pytest.approx((view.scene.view.left, view.scene.view.right))


@pytest.mark.parametrize("kind", sorted(set(kind_names()) - {"line"}))
def test_other_charts_leave_the_wheel_to_the_page(view, kind):
    shown(view, kind)
    assert not wheel(surface(view), QPoint(200, 40), -120)


def test_the_wheel_beside_the_plot_of_a_line_is_the_page_s(view):
    shown(view, "line")
    assert not wheel(surface(view), QPoint(4, 4), -120)


def test_of_a_hundred_thousand_points_only_what_the_screen_can_show_is_drawn(view):
    points = tuple((float(n), float((n * 7919) % 1000)) for n in range(100_000))
    ticks = ((0.0, "0"), (99_999.0, "99999"))
    scene = Scene(
        view=PlotRange(0, 99_999, 1000, 0),
        margins=Margins(),
        marks=(Axis("bottom", ticks), Line(points, "series1")),
        height=16,
        zoomable=True,
    )
    view.show_scene(scene, animate=False)
    view.grab()
    ((_, curve),) = view._canvas._curves
    drawn, _ = curve.getData()
    assert len(drawn) <= len(points) // 10
    view._canvas.plot.setXRange(40_000, 60_000, padding=0)
    view.grab()
    drawn, _ = curve.getData()
    assert 39_000 < drawn[0] < drawn[-1] < 61_000


# Still until touched -------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("kind", kind_names())
def test_still_and_live_are_the_same_to_the_eye_and_to_assistive_technology(view, kind, mode):
    view.set_theme(Theme(mode))
    shown(view, kind)
    still, pieces = view.grab().toImage(), view.pieces
    said = (view.accessibleName(), view.spoken_value)
    view.go_live()
    assert isinstance(view._canvas, Canvas)
    assert view.grab().toImage() == still
    assert (view.pieces, view.accessibleName(), view.spoken_value) == (pieces, *said)


def test_what_is_kept_as_a_picture_is_what_was_painted(view):
    palette = view.palette()
    palette.setColor(palette.ColorRole.Window, Qt.GlobalColor.white)
    view.setPalette(palette)
    view.set_ground(Theme().chrome("surface"))
    shown(view, "bars")
    painted = view.grab().toImage()
    assert view._canvas._picture() is not None
    assert view.grab().toImage() == painted
    view.set_hidden_series(frozenset({"city"}))
    assert view.grab().toImage() != painted


def test_the_wheel_over_a_line_makes_it_live_and_zooms_at_once(view):
    shown(view, "line")
    whole = view.scene.view.right - view.scene.view.left
    assert wheel(surface(view), QPoint(320, view.height() // 2))
    low, high = view._canvas.plot.viewRange()[0]
    assert high - low < whole
    assert view.scene.view.left < low < high < view.scene.view.right


def test_it_comes_alive_under_the_mouse_and_not_before(view, qtbot):
    shown(view, "bars")
    assert isinstance(view._canvas, StillCanvas)
    view._canvas.underMouse = lambda: True
    for x in (300, 310):
        qtbot.mouseMove(surface(view), QPoint(x, 30))
    qtbot.waitUntil(lambda: isinstance(view._canvas, Canvas))


# Keyboard and help for reading ---------------------------------------------------------


def test_arrows_go_through_the_marks_and_enter_follows(view, qtbot):
    shown(view, "compare")
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    plain = view.grab().toImage()
    found = []
    view.figure_requested.connect(found.append)
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert found == [OWN_FAI, f"{OWN_FAI} vs zhejiang", PROVINCE, PROVINCE]
    assert view.grab().toImage() != plain
    assert "9.0%" in view.accessibleDescription()


def test_has_a_name_for_those_who_hear_it(view):
    shown(view, "rankstrip")
    view.set_chart(Chart("", "rankstrip", (Run("两项居全省第1位"),), (), view.scene))
    assert view.accessibleName().startswith("两项居全省第1位 地区生产总值增速全省第1 / 90；")


# Menu ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "number"), [("bars", 3), ("line", 4)])
def test_the_menu(view, kind, number):
    shown(view, kind)
    menu = view.menu()
    assert [a.text() for a in menu.actions()][:3] == ["复制图", "复制为表格", "显示为表格"]
    assert len(menu.actions()) == number
    menu.close()


def test_a_right_click_opens_it(view, qtbot):
    shown(view, "bars")
    target = surface(view)
    point = QPoint(50, 50)
    QApplication.sendEvent(
        target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, target.mapToGlobal(point))
    )
    menu = view.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    menu.close()


def test_the_table_can_be_asked_for(view, qtbot):
    shown(view, "bars")
    menu = view.menu()
    with qtbot.waitSignal(view.table_requested):
        menu.actions()[2].trigger()
    menu.close()


def test_copies_the_table_for_a_spreadsheet(view):
    scene = shown(view, "bars")
    view.copy_data()
    rows = QApplication.clipboard().text().splitlines()
    assert [tuple(r.split("\t")) for r in rows] == list(scene.table)


@pytest.mark.parametrize(
    ("cell", "copied"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-1+cmd", "'-1+cmd"), ("a\tb\nc", "a b c"), ("+28.7", "+28.7")],
)
def test_copied_cells_are_never_formulas(view, cell, copied):
    scene = Scene(PlotRange(0, 1, 0, 1), Margins(), (), 5, table=(("h",), (cell,)))
    view.show_scene(scene, animate=False)
    view.copy_data()
    assert QApplication.clipboard().text() == f"h\n{copied}\n"


def test_the_copied_table_is_html_too_in_which_words_stay_words(view):
    scene = Scene(PlotRange(0, 1, 0, 1), Margins(), (), 5, table=(("h",), ("<img src=x>&",)))
    view.show_scene(scene, animate=False)
    view.copy_data()
    html = QApplication.clipboard().mimeData().html()
    assert html == "<table><tr><th>h</th></tr><tr><td>&lt;img src=x&gt;&amp;</td></tr></table>"


def test_copies_a_picture_at_twice_the_size_and_a_drawing(view):
    shown(view, "bars")
    view.copy_picture()
    data = QApplication.clipboard().mimeData()
    assert data.imageData().width() == 2 * (640 + 2 * Theme().px(1))
    drawn = ET.fromstring(bytes(data.data("image/svg+xml").data()))
    assert drawn.tag.endswith("svg")


def test_title_and_sources_are_copied_with_the_drawing(view):
    scene = shown(view, "bars")
    view.copy_picture()
    bare = QApplication.clipboard().image().height()
    view.set_chart(Chart("", "bars", (Run("结论"),), (), scene, sources="资料来源：浙江日报"))
    view.copy_picture()
    data = QApplication.clipboard().mimeData()
    assert data.imageData().height() > bare
    drawn = bytes(data.data("image/svg+xml").data()).decode()
    assert "结论" in drawn
    assert "资料来源：浙江日报" in drawn


def test_what_is_hidden_is_not_copied(view):
    scene = shown(view, "line")
    series = next(entry.series for entry in scene.legend if entry.series)
    view.copy_picture()
    whole = bytes(QApplication.clipboard().mimeData().data("image/svg+xml").data())
    view.set_hidden_series(frozenset({series}))
    view.copy_picture()
    assert len(bytes(QApplication.clipboard().mimeData().data("image/svg+xml").data())) < len(whole)


@pytest.mark.parametrize(
    ("shift", "kind"),
    [(Qt.KeyboardModifier.NoModifier, "image/svg+xml"), (Qt.KeyboardModifier.ShiftModifier, "text/html")],
)
def test_chart_and_table_are_copied_from_the_keyboard(view, qtbot, shift, kind):
    shown(view, "bars")
    QApplication.clipboard().clear()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | shift)
    assert QApplication.clipboard().mimeData().hasFormat(kind)


def test_text_of_a_bundle_is_never_read_as_html(view, qtbot):
    scene = Scene(
        PlotRange(0, 1, 0, 1),
        Margins(),
        (Axis("left", ((0.5, "<img src='file:///dev/zero'>"),)),),
        5,
        summary="<b>x</b>",
    )
    view.show_scene(scene, animate=False)
    view._tip.show_at(QPoint(0, 0), "<img src='file:///dev/zero'>")
    view.grab()
    assert view._tip.text() == "<img src='file:///dev/zero'>"


def test_many_charts_come_and_go(qtbot):
    for n in range(60):
        made = ChartView()
        made.resize(400, 200)
        made.show_scene(draw("line", sample("line")), animate=False)
        made.grab()
        made.deleteLater()
        del made
        if n % 20 == 0:
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
