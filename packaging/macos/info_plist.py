"""Entries of the macOS app's Info.plist: its names, and the documents it opens."""

from __future__ import annotations

IDENTIFIER = "org.qjviewer.qjviewer"
PACKED = f"{IDENTIFIER}.packed"
TEXT = f"{IDENTIFIER}.text"


def declared_type(identifier: str, name: str, parent: str, suffix: str, mime: str) -> dict[str, object]:
    """A file type that is ours, known by its suffix."""
    return {
        "UTTypeIdentifier": identifier,
        "UTTypeDescription": name,
        "UTTypeConformsTo": [parent],
        "UTTypeTagSpecification": {"public.filename-extension": [suffix], "public.mime-type": [mime]},
    }


def document(name: str, rank: str, *types: str) -> dict[str, object]:
    """Documents the program shows and does not change."""
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": rank,
        "LSItemContentTypes": list(types),
    }


ENTRIES: dict[str, object] = {
    "CFBundleName": "经济简报",
    "CFBundleDisplayName": "经济简报",
    "CFBundleDevelopmentRegion": "zh_CN",
    "CFBundleLocalizations": ["zh_CN", "zh_TW", "en"],
    "LSApplicationCategoryType": "public.app-category.business",
    # What Qt 6.11 needs.
    "LSMinimumSystemVersion": "13.0",
    "NSHighResolutionCapable": True,
    "NSSupportsAutomaticGraphicsSwitching": True,
    "UTExportedTypeDeclarations": [
        declared_type(PACKED, "打包的经济简报", "public.data", "qjb", "application/x-qjviewer"),
        declared_type(TEXT, "经济简报", "public.yaml", "qj.yaml", "application/x-qjviewer+yaml"),
    ],
    "CFBundleDocumentTypes": [
        document("打包的经济简报", "Owner", PACKED),
        # All other YAML belongs to the editor: we only offer ourselves. macOS looks at the last suffix
        # only, so *.qj.yaml is opened as public.yaml.
        document("经济简报", "Alternate", TEXT, "public.yaml", "public.folder"),
    ],
}
