"""LibreOffice for the tests: it opens Word files, counts anew what Word would, and tells what then stands there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest

from tests.worked_example import fonts_for_libreoffice

# What a person does who has edited a file: bring the contents and all fields up to date. Then the file is stored as PDF
# and as text with the numbers of headings and paragraphs. All this once, hidden and without going through the pages:
# otherwise LibreOffice 7.4 breaks off where a long file has comments, or tells pages of a layout it has not finished.
_MACRO = """
Sub Update(source As String, folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim opened As Object
  opened = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim place As Integer
  For place = 0 To opened.getDocumentIndexes().getCount() - 1
    opened.getDocumentIndexes().getByIndex(place).update()
  Next place
  opened.getTextFields().refresh()
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "writer_pdf_Export"
  opened.storeToURL(ConvertToURL(folder & "/updated.pdf"), filter())
  filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions"
  filter(1).Value = "UTF8,LF"
  opened.storeToURL(ConvertToURL(folder & "/updated.txt"), filter())
  opened.close(True)
End Sub
"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = """<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Fields"/></library:library>"""
_MODULE = """<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fields" script:language="StarBasic">
{}</script:module>"""


def to_pdf(source: Path, folder: Path) -> Path:
    """The file as LibreOffice shows it on opening."""
    return to_pdfs([source], folder)[0]


def to_pdfs(sources: Sequence[Path], folder: Path) -> list[Path]:
    """The same for several files, in one run."""
    _run(folder, "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources))
    return [_there(folder / f"{source.stem}.pdf") for source in sources]


def brought_up_to_date(content: bytes, folder: Path) -> tuple[Path, str]:
    """The file as PDF and as text, after everything that is counted was counted anew."""
    source = folder / "counted.docx"
    source.write_bytes(content)
    library = folder / "profile" / "user" / "basic" / "Standard"
    if not library.exists():
        _run(folder, "--terminate_after_init")  # makes the profile, in which the macro then takes its place
    library.mkdir(parents=True, exist_ok=True)
    (library / "script.xlb").write_text(_HEAD + _LIBRARY, "utf-8")
    (library / "Fields.xba").write_text(_HEAD + _MODULE.format(escape(_MACRO)), "utf-8")
    _run(folder, f"macro:///Standard.Fields.Update({source},{folder})")
    return _there(folder / "updated.pdf"), _there(folder / "updated.txt").read_text("utf-8-sig")


def _run(folder: Path, *arguments: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("LibreOffice is needed for this test: “make test” installs it (libreoffice-writer-nogui)")
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *arguments]
    with subprocess.Popen(
        command, env=fonts_for_libreoffice(folder), stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        try:
            _, said = running.communicate(timeout=240)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # soffice is a script: the program itself must go as well
            raise
    assert running.returncode == 0, said.decode()


def _there(path: Path) -> Path:
    assert path.exists(), f"LibreOffice made no {path.name}"
    return path
