"""Charts are drawn here, in the theme, once for both formats: as a drawing in SVG and as a picture.

`drawing` in `drawing.py` is all that the writers call. `bars.py` and `timeline.py` say which shape goes where;
`painting.py` alone knows matplotlib, and loads it when the first chart is drawn.
"""
