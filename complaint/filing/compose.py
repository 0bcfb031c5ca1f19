"""A selected filing gets its words: templates are rendered, read, numbered and built into a document of blocks.

Takes a filing, its facts, a language and the template files; gives a `Document` whose numbers and references are
settled. Raises `ProblemsFound` with template file and line for everything that is wrong in a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from lxml.etree import _Element as Element
from markupsafe import Markup

from complaint.filing.anchors import hide_names
from complaint.filing.blocks import Document, Section
from complaint.filing.building import Builder
from complaint.filing.citations import footnote
from complaint.filing.context import Context
from complaint.filing.draft_notice import with_lacking
from complaint.filing.enclosures import Enclosure, enclosed_annexes
from complaint.filing.facts.fact import Fact
from complaint.filing.filing import Filing
from complaint.filing.foreign import mark_foreign, without_version
from complaint.filing.language import Language
from complaint.filing.letters import Post, window_for
from complaint.filing.numbering import number
from complaint.filing.open_points import open_points
from complaint.filing.origins import Origin, id_of, known
from complaint.filing.profile_texts import profile_texts
from complaint.filing.prose import words_of
from complaint.filing.remarks import general_remarks, place_remarks
from complaint.filing.secrecy import secrecy_of
from complaint.filing.template_files import TemplateFiles
from complaint.filing.templating import render
from complaint.filing.tree import read_tree
from complaint.filing.versions import Versions
from complaint.problems import Problem, ProblemsFound
from complaint.records.record import Record

Kind = Literal["filing", "annex", "letter", "annexes"]
_ALL_ANNEXES = "shared/annexes_file.html"  # unless the recipient has its own


def compose(
    filing: Filing,
    facts: Mapping[str, Fact],
    language: Language,
    files: TemplateFiles,
    kind: Kind = "filing",
    notice: Section | None = None,
    enclosures: Mapping[str, Enclosure] | None = None,
    post: Post | None = None,
    unsure: Iterable[Problem] = (),
    *,
    draft: bool = False,
) -> Document:
    """The filing, the annex that its parts share, the covering letter, or the file of all annexes, as a document.

    With a `notice` it is a draft: every page says so, and the notice stands before everything else, but in a letter.
    `enclosures` are the documents that are here, by attachment; None if no file of all annexes is made. `post` tells
    a letter to whom it goes and what is enclosed.
    `unsure` are rules of the recipient that somebody must look up.

    A text that has no version in the language is an error; in a `draft` it stands in its own language and is marked,
    and the document becomes a draft if it was none.
    """
    profile, complaint = filing.recipient, filing.view.complaint
    template = _template(profile.id, kind, language, files)
    versions = Versions(filing.view.whole, language, profile_texts(profile, files, language.tag))
    enclosed = enclosed_annexes(filing.annexes, enclosures) if enclosures is not None else {}
    context = Context(filing, facts, language, files, enclosed, post or Post(), versions)
    sandbox = context.sandbox()
    markup = render(sandbox, template, context.variables())
    shown = files.find(template)
    root = read_tree(markup, shown[1] if shown else template)
    mark_foreign(root, sandbox.foreign)
    points, secrecy = open_points(filing, unsure, post.contact if post else None), secrecy_of(filing.view)
    place_remarks(root, points)
    called = hide_names(root, [annex.id for annex in filing.annexes], secrecy)
    enclosed = {called[annex]: found for annex, found in enclosed.items()}
    settings = profile.document
    numbers = number(
        root,
        {called[annex.id]: count for count, annex in enumerate(filing.annexes, start=1)},
        sections=kind in ("filing", "annex") and bool(settings["numbered_sections"]),
        paragraphs=kind in ("filing", "annex") and bool(settings["numbered_paragraphs"]),
    )

    def cite(source_id: str) -> Element | None:
        source = filing.view.whole.get(source_id)
        if source is None or source.type != "source":
            return None
        at = Markup('<p at="{}:{}">').format(source.at.file, source.at.line)
        return read_tree(f"{at}<note>{footnote(source, context.printing)}</note></p>", "")[0][0]

    at = shown[1] if shown else template
    blocks, notes = Builder(numbers, language, cite, at, filing.on, enclosed).build(root)
    organisation = filing.view.whole[complaint.organisation]
    title = _title(profile, kind, context)
    of_records = (
        (complaint, "short_title"),
        (profile, "short_name"),
        (organisation, "name"),
        (profile, "document.mark"),
    )
    short_title, recipient, submitter, mark = (versions.of(record, path).text for record, path in of_records)
    lacking = (*without_version(sandbox.foreign, language), *versions.lacking)
    if lacking and not draft:
        raise ProblemsFound(*lacking)
    if lacking:
        notice = with_lacking(notice, lacking, language)
    return Document(
        kind=kind if kind in ("letter", "annexes") else "filing",
        language=language.tag,
        title=title,
        short_title=short_title,
        recipient=recipient,
        organisation=submitter,
        date=filing.on.isoformat(),
        mark=mark,
        blocks=(notice, *blocks) if notice is not None and kind in ("filing", "annex") else blocks,
        notes=notes,
        words=dict(language.words),
        name=_name(filing, kind, post),
        to_decide=general_remarks(points) if kind == "filing" else (),
        draft=language.word("draft") if notice is not None else "",
        window=window_for(filing, post or Post(), files) if kind == "letter" else None,
        chapters_flow=bool(settings.get("chapters_flow")),
    )


def _template(recipient: str, kind: Kind, language: Language, files: TemplateFiles) -> str:
    """The template of a document; which version of it is rendered is found out when it is loaded."""
    name = f"{recipient}/{kind}.html"
    return _ALL_ANNEXES if kind == "annexes" and files.version(name, language.tag) is None else name


def _name(filing: Filing, kind: Kind, post: Post | None) -> str:
    """How a document is called: "osce-rfom/filing", "osce-rfom/letters/pc-norway"."""
    if kind == "letter" and post is not None and post.contact is not None:
        return f"{filing.recipient.id}/letters/{post.contact.id}"
    return "/".join(filter(None, (filing.recipient.id, filing.key if kind in ("filing", "annexes") else "", kind)))


def _title(profile: Record, kind: Kind, context: Context) -> str:
    """The title in the properties of the file: the filing's, or what the letter is about."""
    group, field = ("letter", "subject") if kind == "letter" else ("document", "title")
    try:
        words = known(str(profile.values[group][field]), Origin(id_of(profile), f"{group}.{field}"))
        title = words_of(context.printing.filled(words))
        return context.language.word("annexes_of", title=title) if kind == "annexes" else title
    except ProblemsFound as found:
        where = profile.place_of(f"{group}.{field}")
        raise ProblemsFound(*(replace(problem, place=where) for problem in found.problems)) from None
