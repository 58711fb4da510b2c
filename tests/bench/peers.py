"""The programs compared with, where they are installed, and what they are given to show."""

import shutil
from pathlib import Path

from tests.bench.goal import Missing, Site
from tests.bench.process import BUNDLE, python, run

# The first tabs of the built-in briefing up to its fifth chart.
TABS = ("overview", "industry")


def impress(site: Site) -> list[str]:
    """The command of LibreOffice with settings of its own; raises Missing."""
    program = shutil.which("soffice")
    if program is None:
        raise Missing("sudo apt install libreoffice-impress")
    return [program, f"-env:UserInstallation={(site.folder / 'libreoffice').as_uri()}"]


def pympress() -> list[str]:
    """The command of pympress; raises Missing."""
    program = shutil.which("pympress")
    if program is None:
        raise Missing("sudo apt install pympress")
    return [program]


def deck(site: Site) -> Path:
    """The briefing with five charts as slides of PowerPoint, as we export them ourselves."""
    target = site.folder / "deck.pptx"
    if not target.exists():
        try:
            run(
                python("-m", "qjviewer", "export", five_charts(site), "--to", "pptx", "-o", target),
                site.environ,
            )
        except RuntimeError as error:
            raise Missing("pip install python-pptx") from error
    return target


def five_charts(site: Site) -> Path:
    """The built-in briefing cut down to two tabs, which have five charts."""
    folder = site.folder / "five"
    if not folder.exists():
        shutil.copytree(BUNDLE, folder)
        main = folder / "briefing.yaml"
        kept = [line for line in main.read_text(encoding="utf-8").splitlines() if not _drops(line)]
        main.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder


def _drops(line: str) -> bool:
    return "tabs/" in line and not any(f"tabs/{name}.yaml" in line for name in TABS)


def to_pdf(site: Site, slides: Path) -> list[str]:
    """The command that lets LibreOffice turn slides into PDF beside them."""
    return [*impress(site), "--headless", "--convert-to", "pdf", "--outdir", str(slides.parent), str(slides)]


def deck_as_pdf(site: Site) -> Path:
    """The deck as LibreOffice prints it."""
    slides = deck(site)
    target = slides.with_suffix(".pdf")
    if not target.exists():
        run(to_pdf(site, slides), site.environ)
    return target
