"""Starts the program: a sub-command when one is named, else the window."""

import sys


def main() -> int:
    """Run the program; gives the exit code."""
    from qjviewer import cli
    from qjviewer.garbage import kept, nothing_collected, seldom_collected

    with seldom_collected():
        code = cli.run(sys.argv[1:])
    if code is not None:
        # Python would go through all there is at the end.
        kept()
        return code
    with nothing_collected():
        # PySide6 reads the source of every module imported after it, to see whether it uses Qt.
        import qjviewer.charts.layout.scene_layout
        import qjviewer.load
        import qjviewer.release
        import qjviewer.text.measured

        if "--kiosk" in sys.argv[1:]:
            # A show begins at once, and the rules are asked before it.
            import qjviewer.checks.run
            import qjviewer.setting.slides.fit  # noqa: F401

        from qjviewer.app import open_window

        # A collection that begins now would look through all that was imported.
        kept()
    return open_window(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
