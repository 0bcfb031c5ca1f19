"""Shapes on paper: a layout becomes an SVG or a PNG by matplotlib.

What matplotlib would take from the machine - settings, fonts, a cache in somebody's home - is kept away from it, so
that a drawing is the same everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from threading import RLock
from typing import Any

from PIL import ImageColor

from complaint.output.charts.shades import Colour, in_shades
from complaint.output.charts.shapes import Item, Layout, Rule, Shape, Words
from complaint.output.charts.svg import plain_svg
from complaint.output.pdf.faces import Face

DOTS = 300  # to the inch, in a PNG
WHITE = "#ffffff"
_SHADES = 10  # of each colour up to white, for the edges of letters
_INCH = 25.4
_one_at_a_time = RLock()  # the settings of matplotlib belong to the whole process


def lettered_svg(layout: Layout) -> bytes:
    """A drawing whose letters are letters, in the families of our stylesheet: for a PDF, which brings the fonts."""
    return _svg(layout, "none")


def outlined_svg(layout: Layout) -> bytes:
    """A drawing whose letters are outlines: for a reader who may not have the fonts."""
    return _svg(layout, "path")


def _svg(layout: Layout, letters: str) -> bytes:
    with _figure(layout, {"svg.fonttype": letters}) as figure:
        figure.patch.set_visible(False)
        target = BytesIO()
        unsaid = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        figure.savefig(target, format="svg", metadata=unsaid)
    painted = target.getvalue()
    for face in dict.fromkeys(face for item in layout.items if isinstance(item, Words) for face in item.faces):
        painted = painted.replace(_mark(face).encode(), b"")
    return plain_svg(painted, layout.width, layout.height)


def png(layout: Layout) -> bytes:
    """A picture of the drawing in the colours of the layout and their shades."""
    with _figure(layout, {"text.hinting": "none"}) as figure:
        figure.set_dpi(DOTS)
        figure.patch.set_facecolor(WHITE)
        canvas = _matplotlib().backends.backend_agg.FigureCanvasAgg(figure)
        canvas.draw()
        picture = in_shades(canvas.buffer_rgba(), _shades(layout))
    target = BytesIO()
    picture.save(target, "PNG", dpi=(DOTS, DOTS))
    return target.getvalue()


def _shades(layout: Layout) -> tuple[Colour, ...]:
    """The colours of a layout with steps up to white, which is the first."""
    used = {getattr(item, name, "") for item in layout.items for name in ("colour", "fill", "edge")}
    shades = dict.fromkeys(
        tuple(round(255 + (part - 255) * step / _SHADES) for part in ImageColor.getrgb(colour)[:3])
        for colour in sorted(used - {"", WHITE})
        for step in range(_SHADES + 1)
    )
    return ((255, 255, 255), *(shade for shade in shades if shade != (255, 255, 255)))[:256]


# --- matplotlib ---------------------------------------------------------------------------------------------


@contextmanager
def _figure(layout: Layout, settings: dict[str, Any]) -> Iterator[Any]:
    """The drawing as a figure of matplotlib, while its own settings hold and nobody else's."""
    library = _matplotlib()
    own = {name: value for name, value in library.rcParamsDefault.items() if name != "backend"}
    with _one_at_a_time, library.rc_context({**own, **settings}):
        figure = library.figure.Figure(figsize=(layout.width / _INCH, layout.height / _INCH))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, layout.width)
        axes.set_ylim(layout.height, 0)
        for item in layout.items:
            _draw(axes, item)
        yield figure


def _draw(axes: Any, item: Item) -> None:
    patches = _matplotlib().patches
    match item:
        case Words():
            align = {"va": "baseline", "ha": item.align, "parse_math": False, "clip_on": False}
            axes.text(item.x, item.y, item.text, color=item.colour, font=_font(item.faces, item.size), **align)
            return
        case Shape(round=True, corners=((left, top), _, (right, bottom), *_)):
            made = patches.Ellipse(((left + right) / 2, (top + bottom) / 2), right - left, bottom - top, **_look(item))
        case Shape():
            made = patches.Polygon(item.corners, closed=True, **_look(item))
        case Rule():
            path = _matplotlib().path.Path([item.start, item.end])
            made = patches.PathPatch(path, edgecolor=item.colour, linewidth=item.weight, fill=False)
    made.set_clip_on(False)
    axes.add_artist(made)


def _look(shape: Shape) -> dict[str, Any]:
    edge = {"edgecolor": shape.edge, "linewidth": shape.weight} if shape.edge else {"edgecolor": "none", "linewidth": 0}
    return {"facecolor": shape.fill, "joinstyle": "miter", **edge}


@cache
def _font(faces: tuple[Face, ...], size: float) -> Any:
    """Faces by names that only this process knows; a later one helps out where an earlier one lacks a letter."""
    manager = _matplotlib().font_manager
    for face in faces:
        entry = manager.FontEntry(fname=_file(face), name=_alias(face), weight=face.weight)
        if entry not in manager.fontManager.ttflist:
            manager.fontManager.ttflist.append(entry)
    return manager.FontProperties(family=[_alias(face) for face in faces], weight=faces[0].weight, size=size)


def _alias(face: Face) -> str:
    """The family, and which file it is: another project may bring other fonts of the same name."""
    return face.family + _mark(face)


def _mark(face: Face) -> str:
    return f" {sha256(face.content or face.file.encode()).hexdigest()}"


@cache
def _file(face: Face) -> str:
    """Where the font file lies. That of a project is put aside until the program ends."""
    if not face.content:
        return str(files(face.package).joinpath("files", face.file))
    aside = NamedTemporaryFile(suffix=Path(face.file).suffix)  # noqa: SIM115 - closed, and so deleted, at the end
    _aside.append(aside)
    aside.write(face.content)
    aside.flush()
    return aside.name


_aside = list[Any]()


@cache
def _matplotlib() -> Any:
    """The library, loaded where the first chart is drawn: it takes half a second."""
    with TemporaryDirectory() as folder, _surroundings(MPLCONFIGDIR=folder, MPL_IGNORE_SYSTEM_FONTS="1"):
        import matplotlib
        import matplotlib.backends.backend_agg
        import matplotlib.backends.backend_svg
        import matplotlib.figure
        import matplotlib.patches
    return matplotlib


@contextmanager
def _surroundings(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
