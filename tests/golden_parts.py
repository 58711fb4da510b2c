"""Golden files of several parts: the lines of each stand below `== NAME`."""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

# Set to refresh the golden files; then look at what changed before committing it.
REFRESH = "QJVIEWER_REFRESH_GOLDENS" in os.environ


class GoldenParts:
    """A file in tests/golden that tests hold a part each of; a part without lines is left out."""

    def __init__(self, name: str) -> None:
        self.path = Path(__file__).parent / "golden" / name

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        text = self.path.read_text(encoding="utf-8") if self.path.is_file() else ""
        named = (part.splitlines() for part in text.split("== ")[1:])
        return {name: lines for name, *lines in named}

    def hold(self, name: str, lines: Sequence[str]) -> None:
        """Fail unless these are the lines of a part."""
        if REFRESH:
            self.parts[name] = [*lines]
            kept = (
                f"{line}\n"
                for n in sorted(self.parts)
                if self.parts[n]
                for line in (f"== {n}", *self.parts[n])
            )
            self.path.write_text("".join(kept), encoding="utf-8")
        assert self.parts.get(name, []) == [*lines]
