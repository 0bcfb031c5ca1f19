"""Sending a file to a printer: through `lp`, the command of the printing system CUPS, if this machine has it.

Takes the path of a PDF and the name of a printer, gives what `lp` said, or a problem. Nothing else is started, and
nothing is sent that was not asked for by name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from complaint.filing.window import Size
from complaint.problems import Place, ProblemsFound, error

_SECONDS = 120
_PAPERS = {(210, 297): "A4", (216, 279): "Letter"}


def send(path: Path, printer: str, paper: Size, title: str) -> str:
    """Print the file on both sides of the sheets; raises `ProblemsFound` if there is no such system or printer."""
    program = shutil.which("lp")
    here = f"the file is ready: print {path} yourself"
    if program is None:
        message = "this machine has no printing system: there is no command “lp” (CUPS)"
        raise ProblemsFound(error("printer", Place(), message, here))
    command = [program, "-d", printer, "-t", title, "-o", "sides=two-sided-long-edge", "-o", "print-scaling=none"]
    command += ["-o", f"media={_media(paper)}", "--", str(path)]
    try:
        done = subprocess.run(  # noqa: S603 - a program that was found on this machine, with the words of who called us
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise ProblemsFound(error("printer", Place(), f"“lp” did not answer: {failed}", here)) from None
    if done.returncode:
        said = " ".join(done.stderr.split()) or f"“lp” ended with {done.returncode}"
        message = f"the printer “{printer}” did not take the file: {said}"
        raise ProblemsFound(error("printer", Place(), message, f"“lpstat -a” lists the printers; {here}"))
    return " ".join(done.stdout.split())


def _media(paper: Size) -> str:
    known = _PAPERS.get((round(paper.width), round(paper.height)))
    return known or f"Custom.{paper.width:g}x{paper.height:g}mm"
