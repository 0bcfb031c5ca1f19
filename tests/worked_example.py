"""Where the worked example is, and how LibreOffice finds the fonts of our documents."""

from __future__ import annotations

import os
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro

ROOT = Path(__file__).parent.parent


def fonts_for_libreoffice(folder: Path) -> dict[str, str]:
    """An environment in which LibreOffice sees the fonts that our documents name."""
    folders = [Path(module.__file__).parent / "files" for module in (font_source_serif_pro, font_source_sans_pro)]
    settings = folder / "fonts.conf"
    dirs = "".join(f"<dir>{path}</dir>" for path in folders)
    settings.write_text(f'<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>{dirs}</fontconfig>')
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}
