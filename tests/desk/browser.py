"""A real browser at a real desk: Debian's Chromium over the program's own server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
ROOT = Path(__file__).parents[2]


@contextmanager
def open_desk(project: Path, by: str = "Tester") -> Iterator[str]:
    """The address of a desk over the project, as the command prints it; it is closed at the end."""
    command = [sys.executable, "-m", "complaint", "desk", "--no-browser", "--by", by, "--project", str(project)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline())
            assert found is not None, process.stderr.read() if process.stderr else ""
            yield found[0]
        finally:
            process.terminate()
            process.communicate(timeout=20)
