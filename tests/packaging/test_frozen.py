"""What is frozen: everything the program finds by walking, and nothing it does not need."""

import pkgutil

import freeze
import frozen_parts
import pytest
import smoke

import qjviewer
from qjviewer.ui.window import about


def test_every_module_found_by_walking_is_named():
    walked = {m.name for m in pkgutil.walk_packages(qjviewer.__path__, "qjviewer.")}
    assert walked | {"qjviewer"} == set(frozen_parts.modules())
    assert walked <= set(frozen_parts.hidden_imports())


@pytest.mark.parametrize(
    "name",
    [
        "cli.pack",
        "charts.kinds.line",
        "checks.rules.ranks",
        "paper.styles.summary",
        "exports.formats.png",
    ],
)
def test_examples_of_what_only_a_walk_finds(name):
    assert f"qjviewer.{name}" in frozen_parts.hidden_imports()


def test_about_can_tell_the_versions_it_tells():
    assert {package for _, package, _ in about._PARTS} == set(frozen_parts.WITH_METADATA)


def test_nothing_needed_is_excluded():
    needed = {*frozen_parts.hidden_imports(), "yaml", "typst", "numpy", "pyqtgraph", "PySide6.QtNetwork"}
    assert not needed & set(frozen_parts.EXCLUDED_MODULES)


@pytest.mark.parametrize(
    "name",
    [
        "libpython3.11.so.1.0",
        "libxcb-cursor.so.0",
        "libxkbcommon-x11.so.0",
        "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6DBus.so.6",
        "pillow.libs/libjpeg-32aa5d7d.so.62",
        "typst-0.15.2.dist-info/METADATA",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "PySide6/Qt/lib/libQt6OpenGLWidgets.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/translations/qtbase_zh_TW.qm",
        "resources/translations/cli.json",
        "data/qujiang-2023h1/briefing.yaml",
    ],
)
def test_kept(name):
    assert frozen_parts.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "libglib-2.0.so.0",
        "libdbus-1.so.3",
        "libxcb.so.1",
        "libgtk-3.so.0",
        "libstdc++.so.6",
        "libcrypto.so.3",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/Qt6Quick.dll",
        "numpy-2.4.6.dist-info/RECORD",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/designer_zh_CN.qm",
    ],
)
def test_left_out(name):
    assert not frozen_parts.is_wanted(name)


def test_shared_files_come_along_and_nothing_else():
    places = {place.split("/")[0] for _, place in frozen_parts.shared_files()}
    names = {source.rpartition("/")[2] for source, _ in frozen_parts.shared_files()}
    assert places == {"resources", "data"}
    assert {"briefing.yaml", "QJSansSC-Regular.ttf", "OFL.txt", "pack.json", "qjviewer.svg"} <= names
    # Licences come from where all are collected.
    assert not any("/licences" in place for _, place in frozen_parts.shared_files())
    assert not any("/pictures" in place or "__pycache__" in place for _, place in frozen_parts.shared_files())


def test_what_is_tried_out_writes_only_below_its_folder():
    for arguments, product in smoke.commands("/x"):
        assert all(a.startswith("/x/") for a in arguments if a.startswith("/"))
        assert not product or product.startswith("/x/")


def test_paths_of_the_build_machine_are_noticed(tmp_path):
    (tmp_path / "a.so").write_bytes(b"\0/home/somebody/python\0")
    (tmp_path / "b.so").write_bytes(b"\0/usr/lib\0")
    assert freeze.traces(tmp_path, ("/home/somebody",)) == ["a.so"]
