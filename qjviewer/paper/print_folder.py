"""The temporary folder a print is set in: templates, data and drawings, in which the typesetter is run."""

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from qjviewer.glyphs import uncovered
from qjviewer.paper.cleaning import BREAK
from qjviewer.paper.faces import all_fonts, own_fonts
from qjviewer.paper.making import Made
from qjviewer.paper.print_errors import PrintError
from qjviewer.resources import resource

if TYPE_CHECKING:
    from typst import Compiler, Fonts

_BESIDE: Final = (".typ", ".png", ".jpg", ".jpeg", ".svg")
_MISSING: Final = re.compile('the text `"(.+?)"` could not be displayed', re.DOTALL)
# How it names marks that would stand on the sign before them.
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_STAND_IN: Final = "〓"


class PrintFolder:
    """Holds what one print is made of; `missing` are characters that no font has, shown as 〓."""

    def __init__(self, made: Made) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="qjviewer-paper-")
        self.root = Path(self._folder.name)
        for template in resource("paper").glob("*.typ"):
            shutil.copy(template, self.root)
        own = made.job.options.template
        self._main = self._own_template(own) if own else self.root / f"{made.job.options.style}.typ"
        texts = {"data.json": msgspec.json.encode(made.data).decode(), **made.files}
        used = set().union(*map(set, texts.values()), *map(set, made.derivations.values()))
        rare = uncovered(used - {BREAK})
        self._fonts: Fonts = all_fonts() if rare or made.official else own_fonts()
        self.missing = missing(rare, self._fonts)
        self._stand_in = {ord(c): _STAND_IN for c in self.missing}
        (self.root / "charts").mkdir(exist_ok=True)
        for name, text in texts.items():
            # newline: a data file is the same to the byte on every system.
            (self.root / name).write_bytes(self.shown(text).encode())
        self.write_plan("")

    def close(self) -> None:
        """Take the folder away."""
        self._folder.cleanup()

    def _own_template(self, path: Path) -> Path:
        """A template of the user's own, with the pictures and templates beside it."""
        if not path.is_file():
            raise PrintError("no-template", path)
        for beside in path.parent.iterdir():
            if beside.suffix.lower() in _BESIDE and beside.is_file():
                shutil.copy(beside, self.root)
        return self.root / path.name

    def shown(self, text: str) -> str:
        """A text with a sign in place of what no font has."""
        return text.translate(self._stand_in) if self._stand_in else text

    def write_notes(self, words: Mapping[str, object]) -> None:
        """The words of notes by the marks that carry them, and what was decided about the pages."""
        (self.root / "notes.json").write_bytes(msgspec.json.encode(words))

    def write_plan(self, plan: str) -> None:
        """What a fitted page holds, as JSON; empty before that is decided."""
        (self.root / "plan.json").write_text(self.shown(plan or "null"), encoding="utf-8")

    def run(self, work: "Callable[[Compiler], Any]") -> Any:
        """Have the typesetter work on the folder; raises PrintError where a template is wrong."""
        from typst import Compiler

        # Neither packages nor anything outside the folder are to be had.
        nowhere = self.root / "packages"
        compiler = Compiler(
            self._main,
            root=self.root,
            font_paths=self._fonts,
            package_path=nowhere,
            package_cache_path=nowhere,
        )
        try:
            return work(compiler)
        except RuntimeError as error:
            raise PrintError("template", reason=_reason(error)) from error


def missing(rare: list[str], fonts: "Fonts") -> list[str]:
    """Those of some characters that none of the fonts has."""
    import typst

    if not rare:
        return []
    quoted = ",".join(f'"\\u{{{ord(c):x}}}"' for c in rare)
    head = '#set document(title: "x")\n#set text(font: ("QJ Serif SC", "QJ Sans SC"))\n'
    probe = head + f"#for c in ({quoted},) [#c ]"
    try:
        typst.compile(probe.encode(), font_paths=fonts, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        told = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), "".join(_MISSING.findall(error.diagnostic)))
        return [c for c in rare if c in told]
    return []


def _reason(error: RuntimeError) -> str:
    told = str(getattr(error, "diagnostic", "")) or str(error)
    return told.strip()[:2000]
