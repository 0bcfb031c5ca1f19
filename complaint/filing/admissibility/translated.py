"""What the rules of admissibility and the profiles say of who is not taken, in another language, for who works with it.

Takes the template files, the rulebook and the language; gives the other text by the English one, with the same words in
braces. The texts stand beside the English ones (`admissibility/rules.<tag>.yaml`, by id) and, of the profiles, in
`recipients.<tag>.yaml`, by the English text. Nothing of it is printed in a filing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from complaint.filing.admissibility.book import Rulebook
from complaint.filing.template_files import TemplateFiles
from complaint.problems import ProblemsFound
from complaint.records.record import Record

RULES: Final = "admissibility/rules.yaml"
ELSEWHERE: Final = "admissibility/same_matter.yaml"
ACCEPTANCES: Final = "admissibility/acceptances.yaml"
RECIPIENTS: Final = "recipients.{tag}.yaml"


def texts_in(tag: str, files: TemplateFiles, book: Rulebook) -> Mapping[str, str]:
    """The texts of the language by the English ones; what has none, or stands in a file that is no YAML, is not there.

    A project with rules of its own does not get the texts of the shared ones, which may say something else.
    """
    effects = {effect.id: effect for table in book.elsewhere.values() for effect in table}
    found = dict(_titles(_version(files, ACCEPTANCES, tag), book))
    found |= _of_rules(_version(files, RULES, tag), book.rules)
    found |= _of_rules(_version(files, ELSEWHERE, tag), effects)
    for path, _ in reversed(files.layers(RECIPIENTS.format(tag=tag))):  # the project's own counts before the shared
        found |= _pairs(_content(path.read_text("utf-8-sig")))
    return found


def _of_rules(given: Mapping[str, Any], records: Mapping[str, Record]) -> Mapping[str, str]:
    found = {}
    for name, entry in given.items():
        record = records.get(name)
        if record is not None and isinstance(entry, Mapping):
            for field in ("text", "hint"):
                if record.values.get(field) and entry.get(field):
                    found[str(record.values[field])] = str(entry[field])
    return found


def _titles(given: Mapping[str, Any], book: Rulebook) -> Iterator[tuple[str, str]]:
    """What procedures are called, and the notes on them."""
    titles, notes = _pairs(given.get("titles")), _pairs(given.get("notes"))
    for procedure, entries in book.acceptances.items():
        for entry in entries:
            if procedure in titles:
                yield str(entry.title), titles[procedure]
            if entry.note and entry.id in notes:
                yield str(entry.note), notes[entry.id]


def _pairs(given: object) -> Mapping[str, str]:
    return {str(name): str(text) for name, text in given.items()} if isinstance(given, Mapping) else {}


def _version(files: TemplateFiles, name: str, tag: str) -> Mapping[str, Any]:
    """What the version of a file in a language holds; nothing if there is none that was made for it."""
    found = files.version(name, tag)
    if found is None or not found[1]:
        return {}
    try:
        read = files.read(found[0])
    except ProblemsFound:
        return {}
    return _content(read[0]) if read is not None else {}


def _content(text: str) -> Mapping[str, Any]:
    try:
        content = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return {}
    return content if isinstance(content, Mapping) else {}
