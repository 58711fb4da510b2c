"""Who signed the binaries of others: Python's, Qt's and Microsoft's are taken only with their signature."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from bilingual import stop

HERE = Path(__file__).resolve().parent
# Microsoft's root for identities it has verified, which Linux' own list of roots lacks.
ROOT_OF_MICROSOFT = HERE / "microsoft-identity-2020.pem"
SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
PYTHON, QT = "Python Software Foundation", "The QT Company Oy"


def signer(path: Path, roots: Path) -> str:
    """The organisation whose signature on a file holds, or nothing. Revocation needs a network: not asked."""
    command = ["osslsigncode", "verify", "-ignore-crl", "-CAfile", str(roots), "-TSA-CAfile", str(roots)]
    done = subprocess.run([*command, "-in", str(path)], capture_output=True, text=True, check=False)
    found = re.search(r"Subject: .*?/O=([^/\n]+)", done.stdout)
    return found[1] if found and done.returncode == 0 else ""


def unsigned(paths: Iterable[Path], maker: str) -> list[Path]:
    """Those of some files that `maker` has not signed."""
    with tempfile.TemporaryDirectory() as scratch:
        roots = Path(scratch) / "roots.pem"
        roots.write_bytes(ROOT_OF_MICROSOFT.read_bytes() + SYSTEM_ROOTS.read_bytes())
        return [path for path in paths if signer(path, roots).casefold() != maker.casefold()]


def require(paths: Iterable[Path], maker: str) -> None:
    """End the build unless `maker` signed every file."""
    lacking = [path.name for path in unsigned(paths, maker)]
    if lacking:
        names = ", ".join(lacking)
        stop(f"签名不符（应为 {maker}）：{names}", f"Not signed by {maker}: {names}")


def not_in_catalogue(files: Mapping[str, bytes], catalogue: bytes) -> list[str]:
    """The names of files whose hash a signed catalogue does not hold; empty files have nothing to hold."""
    return [name for name, data in files.items() if data and hashlib.sha256(data).digest() not in catalogue]
