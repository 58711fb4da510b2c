#!/bin/sh
# Makes dist/qjviewer-VERSION.dmg from dist/QJViewer.app. Set IDENTITY to a Developer ID to sign it.
# Not run by the developers so far.
set -eu

version=$1
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
app=$here/dist/QJViewer.app
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Hardened run time is asked for by notarization, and only with an identity of one's own.
if [ -n "${IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$IDENTITY" \
        --entitlements "$here/packaging/macos/entitlements.plist" "$app"
else
    codesign --force --deep --sign - "$app"
fi
codesign --verify --deep --strict "$app"

# Links inside the app stay links, or its signature is no longer right.
ditto "$app" "$folder/QJViewer.app"
ln -s /Applications "$folder/Applications"
hdiutil create -volname qjviewer -srcfolder "$folder" -format UDZO -ov "$here/dist/qjviewer-$version.dmg"
