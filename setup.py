"""Packs the shared templates into the wheel; everything else about the package is in setup.cfg.

They stand at the top of the repository, where a lawyer looks for them, and are installed as `complaint/templates/`.
An editable install leaves them where they are: see `complaint/packaged.py`.
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TEMPLATES = Path("templates")


class BuildWithTemplates(build_py):
    """Adds `templates/` to the data files, so that they are built, listed and put into a source archive like these."""

    def _get_data_files(self):
        names = [str(path.relative_to(TEMPLATES)) for path in sorted(TEMPLATES.rglob("*")) if path.is_file()]
        inside = str(Path(self.build_lib, "complaint", "templates"))
        return [*super()._get_data_files(), ("complaint", str(TEMPLATES), inside, names)]


setup(cmdclass={"build_py": BuildWithTemplates})
