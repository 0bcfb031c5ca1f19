"""Where the worked example is, and how LibreOffice finds the fonts of our documents."""

from __future__ import annotations

import os
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

ROOT = Path(__file__).parent.parent


def fonts_for_libreoffice(folder: Path) -> dict[str, str]:
    """An environment in which LibreOffice sees the fonts that our documents name: the same files as the PDF takes.

    Without the files of the other kind, which it would prefer, it also puts the names of the fonts into what it makes.
    """
    folders = [Path(module.__file__).parent / "files" for module in (font_source_serif_pro, font_source_sans_pro)]
    settings = folder / "fonts.conf"
    dirs = "".join(f"<dir>{path}</dir>" for path in folders)
    ours = "<selectfont><rejectfont><glob>*/Source*Pro-*.otf</glob></rejectfont></selectfont>"
    system = "<include>/etc/fonts/fonts.conf</include>"
    settings.write_text(f'<?xml version="1.0"?><fontconfig>{system}{dirs}{ours}</fontconfig>')
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}
