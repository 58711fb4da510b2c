#!/bin/sh
# Installs qjviewer for the current user only; needs no root. Run it again to update.
# 只为当前用户安装 qjviewer，不需要管理员权限；再次运行即为更新。
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
target=$data/qjviewer/program

if [ "$(uname -s)-$(uname -m)" != "@SYSTEM@" ]; then
    echo "本软件包用于 @SYSTEM@，本机是 $(uname -s)-$(uname -m)。" >&2
    echo "This package is for @SYSTEM@; this machine is $(uname -s)-$(uname -m)." >&2
    exit 1
fi

mkdir -p "$data/qjviewer" "$bin" "$data/applications" "$data/mime/packages"
# Copied beside the old one first: a full disk leaves the old one working.
rm -rf "$target.new"
cp -R "$here/program" "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
cp "$here/uninstall.sh" "$data/qjviewer/uninstall.sh"
ln -sfn "$target/qjviewer" "$bin/qjviewer"

(cd "$here/share/icons/hicolor" && find . -type f) | while read -r icon; do
    mkdir -p "$data/icons/hicolor/$(dirname "$icon")"
    cp "$here/share/icons/hicolor/$icon" "$data/icons/hicolor/$icon"
done
cp "$here/share/mime/packages/qjviewer.xml" "$data/mime/packages/qjviewer.xml"
# ~/.local/bin need not be on the desktop's path. In a desktop file, quotes enclose what has spaces,
# and \ " ` $ are escaped twice over: once for the quotes, once for the value.
quoted=$(printf '%s' "$target/qjviewer" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')
sed -e '/^TryExec=/d' "$here/share/applications/qjviewer.desktop" |
    QUOTED=$quoted awk '/^Exec=/ { print "Exec=\"" ENVIRON["QUOTED"] "\" %f"; next } { print }' \
    >"$data/applications/qjviewer.desktop"

# Each is missing on some desktops, which then notice by themselves.
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications" || true; fi
if command -v gtk-update-icon-cache >/dev/null; then
    gtk-update-icon-cache -q -t -f "$data/icons/hicolor" || true
fi

if ! "$target/qjviewer" --version; then
    echo "程序无法启动，可能缺少系统组件，见 README.txt。" >&2
    echo "The program does not start; see README.txt for what the system must bring." >&2
    exit 1
fi
echo "已安装。应用菜单里是“经济简报”，命令是 $bin/qjviewer；卸载：sh $data/qjviewer/uninstall.sh"
echo "Installed: “qjviewer” in the menu, $bin/qjviewer in a terminal. To remove it: sh $data/qjviewer/uninstall.sh"
