#!/bin/sh
# Removes what install.sh put in place; briefings and settings stay.
# 删除 install.sh 安装的文件；简报和设置保留。
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin

# Only our own link: another qjviewer, as from pip, stays.
if [ "$(readlink "$bin/qjviewer" || true)" = "$data/qjviewer/program/qjviewer" ]; then
    rm -f "$bin/qjviewer"
fi
rm -f "$data/applications/qjviewer.desktop" "$data/mime/packages/qjviewer.xml"
find "$data/icons/hicolor" -path '*/apps/qjviewer.*' -delete 2>/dev/null || true
rm -rf "$data/qjviewer/program" "$data/qjviewer/uninstall.sh"
rmdir "$data/qjviewer" 2>/dev/null || true

if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications" || true; fi
if command -v gtk-update-icon-cache >/dev/null; then
    gtk-update-icon-cache -q -t -f "$data/icons/hicolor" || true
fi
echo "已卸载。 Removed."
