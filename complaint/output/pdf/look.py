"""The stylesheet of PDFs: `filing.css` with the theme's typefaces, sizes, colours and page filled in.

Takes a theme and gives CSS text; no word of a document ever comes into it.
"""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files

from complaint.output.arranging import hang
from complaint.output.pdf.faces import faces_for, faces_of, last_resort
from complaint.output.stamped import FOOT, STAMP
from complaint.output.theme import Theme


def stylesheet(theme: Theme) -> str:
    rules = [face.rule for face in faces_for(theme)]
    settings = "; ".join(f"--{name}: {value}" for name, value in _settings(theme).items())
    shared = files("complaint.output.pdf").joinpath("filing.css").read_text("utf-8")
    return "\n".join((*rules, f":root {{ {settings} }}", shared))


def _settings(theme: Theme) -> dict[str, str]:
    """Custom properties by name: sizes in points, the page in millimetres, colours and families as they are."""
    text, headings = (
        f'"{faces_of(name, theme)[0].family}"' for name in (theme.typefaces.text, theme.typefaces.headings)
    )
    rare = "".join(f', "{face.family}"' for face in last_resort(theme)[:1]) if theme.rare_letters else ""
    return {
        "stamp": f"{STAMP:g}mm",
        "stamp-foot": f"{FOOT:g}mm",
        "serif": f"{text}, {headings}{rare}",  # the other family helps out where one lacks a character
        "sans": f"{headings}, {text}{rare}",
        **{f"size-{name.replace('_', '-')}": f"{value:g}pt" for name, value in asdict(theme.sizes).items()},
        **{f"space-{name.replace('_', '-')}": f"{value:g}mm" for name, value in asdict(theme.spacing).items()},
        "hang": f"{hang(theme):g}mm",
        **{f"colour-{name}": value for name, value in asdict(theme.colours).items()},
        **{f"page-{name}": f"{value:g}mm" for name, value in asdict(theme.page).items()},
    }
