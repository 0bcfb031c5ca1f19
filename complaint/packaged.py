"""Where the files that travel with the program are.

Takes nothing, gives paths; never reads a file.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shared_templates() -> Path:
    """The folder of shared templates: recipients, shared parts, styles and languages.

    Why: they stand at the top of the repository, where they are easy to find and to change, and an installed
    program holds a copy of them inside the package.
    """
    for folder in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the program's own templates are missing: install it again")
