"""The programs compared with, where they are installed, and what they are given to show."""

import shutil
from pathlib import Path

from tests.bench.goal import Missing, Site
from tests.bench.process import BUNDLE, python, run


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
    """The built-in briefing as slides of PowerPoint, as we export them ourselves."""
    target = site.folder / "deck.pptx"
    if not target.exists():
        try:
            run(
                python("-m", "qjviewer", "export", BUNDLE, "--to", "pptx", "-o", target),
                site.environ,
            )
        except RuntimeError as error:
            raise Missing("pip install python-pptx") from error
    return target


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
