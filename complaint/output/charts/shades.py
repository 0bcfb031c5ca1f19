"""A picture in few colours: a drawing has a handful and their shades at the edges of letters, and takes less room so.

Takes pixels and the colours that there are, gives a picture in which each pixel has the nearest of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PIL import Image

Colour = tuple[int, ...]

_BITS = 5  # of each part of a colour that is looked at: shades lie further apart
_STEPS = 1 << _BITS


def in_shades(pixels: Any, shades: tuple[Colour, ...]) -> Image.Image:
    """`pixels` are rows of red, green, blue and opacity, as matplotlib gives them."""
    import numpy

    red, green, blue = (numpy.asarray(pixels)[..., part].astype(numpy.uint16) >> (8 - _BITS) for part in range(3))
    nearest = _nearest(shades)
    picture = Image.fromarray(nearest[(red << 2 * _BITS) | (green << _BITS) | blue], "P")
    picture.putpalette([part for shade in shades for part in shade])
    return picture


@lru_cache(maxsize=8)
def _nearest(shades: tuple[Colour, ...]) -> Any:
    """For each colour in steps the number of the shade that is nearest to it."""
    import numpy

    step = numpy.arange(_STEPS) * 255 // (_STEPS - 1)
    grid = numpy.stack(numpy.meshgrid(step, step, step, indexing="ij"), axis=-1).reshape(-1, 3)
    best, least = numpy.zeros(len(grid), numpy.uint8), numpy.full(len(grid), 3 * 255**2)
    for number, shade in enumerate(shades):
        distance = ((grid - numpy.array(shade)) ** 2).sum(axis=1)
        closer = distance < least
        best[closer], least[closer] = number, distance[closer]
    return best
