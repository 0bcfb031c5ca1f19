"""Templates in their sandbox: what they may do, what they may not, and where it is said to be wrong."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from complaint.filing import templating
from complaint.filing.context import Context
from complaint.filing.facts import derive
from complaint.filing.template_files import TemplateFiles, with_places
from complaint.filing.templating import Sandbox, render
from complaint.problems import Problem, ProblemsFound
from tests.filing import making

FILING = making.filing()
FACTS = derive(FILING.view)


def rendered(folder: Path, text: str, **others: str) -> str:
    """What a template gives; `others` are templates beside it, `chapters__x` a chapter."""
    for name, content in {"page": text, **others}.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    files = making.shared_files(folder, folder / "chapters")
    context = Context(FILING, FACTS, making.english(), files)
    sandbox = context.sandbox()
    return render(sandbox, "page.html", context.variables())


_FIELD = re.compile(r'<field record="([^"]*)" field="([^"]*)">')


def short(markup: str) -> str:
    """Fields as ‹record/field: words›, to be read more easily."""
    return _FIELD.sub(r"‹\1/\2: ", markup).replace("</field>", "›")


def wrong(folder: Path, text: str, **others: str) -> Problem:
    with pytest.raises(ProblemsFound) as found:
        rendered(folder, text, **others)
    (problem,) = found.value.problems
    return problem


PRINTED = [
    ('{{ fact("complainants.total") }}', "‹fact:complainants.total/: 4›", "a fact prints its value"),
    ('{% for g in fact("arrests.by_days").groups %}{{ g }} {% endfor %}',
     "‹fact:arrests.by_days/10: 10› ‹fact:arrests.by_days/5: 5› ",
     "a group too"),
    ('{{ fact("complainants.total").value }}', "‹fact:complainants.total/: 4›", "whichever way it is read"),
    ('{% for g in fact("fines.by_amount").groups %}{% if loop.first %}{{ g.records | length }}{% endif %}{% endfor %}',
     "‹fact:fines.by_amount/96200.records: 1›", "how many there are"),
    ('{% for g in fact("fines.by_amount").groups %}{% if loop.first %}{{ converted(g.value) }}{% endif %}{% endfor %}',
     "‹fact:fines.by_amount/96200.converted: 224›", "what is worked out from it"),
    ('{% for g in fact("complainants.by_role").groups %}{{ g.key }} {% endfor %}',
     "‹fact:complainants.by_role/teacher.key: teacher› ‹fact:complainants.by_role/blogger.key: blogger› ",
     "what a group is about"),
    ("{{ today }}", "‹quiet/filing_date: 5 November 2024›", "a day"),
    ('{{ record("march").date }}', "‹march/date: 1–3 June 2024›", "a date as it is known"),
    ('{{ record("vigil-orlan").in_summary }}', "‹vigil-orlan/in_summary: yes›", "a flag"),
    ('{{ record("p5").amount }}', "‹p5/amount: 48,100›", "a number"),
    ('{{ name("lindenau") }}', "‹lindenau/name: Lindenau›", ""),
    ('{{ age(record("drozd-pavel")) }}', "‹drozd-pavel/age: 53›", ""),
    ('{{ age(record("lind-tomas")) }}', "", "nothing is known"),
    ('{{ listed(["a", "b", "<c>"]) }}', "a, b and &lt;c&gt;", "what is listed is escaped"),
    ('{{ "<b>" }}', "&lt;b&gt;", "text is escaped"),
    ('{{ "a" ~ "<b>" }}', "a&lt;b&gt;", "joined text too"),
    ('{{ record("r1").text | line }}', "‹r1/text: Send observers.›", ""),
    ('{{ record("v1").text | text }}', "‹v1/text: Vesna Orlan was refused a lawyer.›", "words only"),
    ('{{ record("v1").text | line }}', "‹v1/text: ‹orlan-vesna/name: Vesna Orlan› was refused a lawyer.›",
     "a name in a text"),
    ('{{ record("v1").text | prose }}', "<p>‹v1/text: ‹orlan-vesna/name: Vesna Orlan› was refused a lawyer.›</p>",
     "in each paragraph"),
    ('{{ "two words" | capitalize }}', "Two words", ""),
    ('{{ count(2, "day") }}', "2 days", ""),
    ('{{ count(fact("complainants.total").value, "person") }}', "‹fact:complainants.total/: 4› people",
     "the number alone"),
    ('{{ filled("{organisation}, {complainants}") }}',
     "‹open-hands/name: Open Hands Association›, ‹fact:complainants.total/: 4›", ""),
    ("{{ filled(recipient.document.title) }}",
     "‹recipient:world-body/document.title: ‹quiet/short_title: Complaint››", "a line of the profile"),
    ('{{ figure("figure-vigil", "start") }}',
     "‹figure-vigil/number: More than 40› ‹figure-vigil/text: were detained›", ""),
    ('{{ about("penalty", kind="arrest", person="drozd-pavel") | length }}', "2", "two conditions"),
    ('{{ about("signatory", roles="blogger") | length }}', "1", "an item of a list"),
    ('{{ happened(record("drozd-pavel"))[1] }}',
     "‹march-drozd/mode: stopped›, ‹march-drozd/date: 2 June 2024› (‹lindenau/name: Lindenau›)", ""),
    ('{{ happened(record("drozd-pavel")) | last }}', "‹drozd/stage: imprisoned›", ""),
    ('{% for g in officials_at("vigil") %}{{ name(g.key) | text }} {{ g }} {% endfor %}',
     "Lindenau ‹fact:events.vigil.officials/lindenau: 1› Port Saker ‹fact:events.vigil.officials/port-saker: 1› ", ""),
    ('{{ names(other_bodies()) | text }}', "Other Body", ""),
    ('{% for part in requests_by_addressees() %}{{ part.requests | length }}{% endfor %}', "11", ""),
    ('{{ grounds(record("allegation-1"))[0] }}', "no-lawyer", "kinds of violation in this filing"),
    ('{{ grounds(record("allegation-1"), ("prosecution",)) | length }}', "0", "only of the kinds asked for"),
    ('{{ applicable(["penal-12"]) | length }}', "1", "a recipient without instruments can apply all"),
    ('{{ field(record("p5"), "amount") }}', "‹p5/amount: 48,100›", ""),
    ('{{ field(record("p5"), "court", "the court") }}',
     '<todo at="invented.yaml:1" reason="This is not recorded. Ask for it and enter it (record p5, field court).">'
     "[to be filled in before filing: the court]</todo>", "what is empty is to be filled in"),
    ('{{ missing(record("lind-tomas"), "birth_date", "not stated") }}',
     '<todo at="invented.yaml:1" reason="The birth date is not recorded. Ask for it and enter it, or “held” if it is '
     'known and not to be stated (record lind-tomas, field birth_date)." printed="plain">not stated</todo>', "missing"),
    ('{{ missing(record("lind-tomas"), "sex", "–", marked=True) }}',
     '<todo at="invented.yaml:1" reason="The sex is not recorded. Ask for it and enter it (record lind-tomas, '
     'field sex).">–</todo>', "set off"),
    ('{{ missing(record("moor-ana"), "sex", "–") }}',
     '<todo at="invented.yaml:1" reason="The sex is not recorded. Ask for it and enter it." printed="plain">–</todo>',
     "of somebody who is not named: without the id"),
    ('{{ missing(record("photo-1"), "file", "held") }}', "held", "what is held is not missing"),
    ('{{ record("photo-1").file }}',
     '<todo at="invented.yaml:1" reason="This is held by the organisation and not in the project. Fill it in (record '
     'photo-1, field file).">[to be filled in before filing: held by the organisation]</todo>', "what is held"),
    ('{{ is_held(record("photo-1").file) }}', "yes", ""),
    ('{{ chapter("background") }}', "no", ""),
    ('{% set title = record("march").title %}{{ title | upper }}', "‹march/title: MARCH›", "by way of a variable"),
    ('{{ record("march").title ~ ", " ~ today }}', "‹march/title: March›, ‹quiet/filing_date: 5 November 2024›",
     "what is joined to be printed"),
    ('{% for role in record("orlan-vesna").roles %}{{ role }} {% endfor %}',
     "‹orlan-vesna/roles[0]: teacher› ‹orlan-vesna/roles[1]: blogger› ", "the items of a list"),
    ('{% for title in [record("march")] | map(attribute="title") %}{{ title }}{% endfor %}', "‹march/title: March›",
     "by way of a filter"),
    ('{% macro m(x) %}<em>{{ x }}</em>{% endmacro %}{{ m(record("march").title) }}',
     '<em at="templates/page.html:1">‹march/title: March›</em>', "by way of a macro"),
    ('{{ record("march")["title"] }}', "‹march/title: March›", "by its name"),
    ('{{ listed([record("march").title, record("vigil").title]) }}',
     "‹march/title: March› and ‹vigil/title: Vigil for free schools›", "what is listed"),
    ('{% if record("march").title == "March" and record("march").date == record("march").date %}same{% endif %}',
     "same", "values are compared as they are"),
    ('<section id="{{ record("march").id }}" title="{{ record("march").title }}">{{ record("march").title }}</section>',
     '<section at="templates/page.html:1" id="march" title="March">‹march/title: March›</section>',
     "within a tag only words"),
    ('<p title="{{ name("lindenau") }}, {{ fact("complainants.total") }}"{% if today %} id="{{ today }}"{% endif %}>',
     '<p at="templates/page.html:1" title="Lindenau, 4" id="5 November 2024">', "whatever it is"),
    ('{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m("a") }}', "<a>", "a macro"),
    ('{% for x in ["a", "b"] %}{{ loop.cycle("odd", "even") }} {% endfor %}', "odd even ", "what belongs to the loop"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "why"), PRINTED, ids=[row[0] for row in PRINTED])
def test_it_prints(tmp_path: Path, text: str, given: str, why: str) -> None:
    assert short(rendered(tmp_path, text)) == given, why


WRONG = [
    ("{{ nothing }}", "'nothing' is undefined", "an unknown variable"),
    ("{% if nothing %}x{% endif %}", "'nothing' is undefined", "even if it is only asked for"),
    ("{{ complaint.titel }}", "a complaint has no field “titel”. Did you mean “title”", "an unknown field"),
    ('{{ fact("complainant.total") }}', "there is no fact “complainant.total”", "an unknown fact"),
    ('{{ record("nobody") }}', "there is no record “nobody”", "an unknown record"),
    ('{{ name("nobody") }}', "there is no record “nobody”", ""),
    ('{{ all("penalti") }}', "there is no record type “penalti”", ""),
    ('{{ about("penalty", knd="fine") }}', "a penalty has no field “knd”", ""),
    ('{{ inside(record("drozd"), "charges") }}', "there is no record type “charges”", ""),
    ('{{ field(record("p5"), "sum") }}', "a penalty has no field “sum”", ""),
    ('{{ figure("vigil") }}', "“vigil” is not a stated figure", ""),
    ('{{ filled("{nobody}") }}', "“{nobody}” cannot be filled in", ""),
    ('{{ filled("{title.__class__}") }}', "“{title.__class__}” cannot be filled in", ""),
    ('{{ record("p4").days }}', "a field that is printed here is empty", "an empty field"),
    ('{{ record("p4").days | upper }}', "only text has capital and small letters", "an empty field, by a filter"),
    ('{{ record("p5").person }}', "“orlan-vesna” is the id of a record", "a bare id"),
    ('{{ record("p5").person | upper }}', "only text has capital and small letters", "a bare id, by a filter"),
    ('{{ record("p5").id }}', "“p5” is the id of a record", "an id, though templates look things up with it"),
    ('<p title="{{ record("p5").id }}">', "“p5” is the id of a record", "in the words of an attribute too"),
    ('{{ record("p5") }}', "a Record cannot be printed", ""),
    ("{{ complainants }}", "a tuple cannot be printed", ""),
    ("{{ record }}", "a method cannot be printed", ""),
    ("{{ count() }}", "this call in the template fails", "a call that lacks something"),
    ("{{ record() }}", "this call in the template fails", ""),
    ('{{ "a" | shout }}', "No filter named 'shout'", ""),
    (
        '{% if today %}{{ "a" | shout }}{% endif %}',
        "No filter named 'shout'",
        "a filter that is only sometimes asked for",
    ),
    ('{{ ["a"] | join }}', "No filter named 'join'", "it would print ids and empty fields"),
    ('{{ "a" | safe }}', "No filter named 'safe'", "nothing escapes the escaping"),
    ("{{ 1 + 1 }}", "“add” is not allowed", "arithmetic"),
    ("{{ 2 * 3 }}", "“mul” is not allowed", ""),
    ("{{ 2 ** 99 }}", "“pow” is not allowed", ""),
    ("{{ -1 }}", "“neg” is not allowed", ""),
    ('{{ {"a": 1} }}', "“dict” is not allowed", ""),
    ('{{ "abc"[1:] }}', "“slice” is not allowed", ""),
    ("{% block x %}{% endblock %}", "“block” is not allowed", ""),
    ('{% extends "shared/cover.html" %}', "“extends” is not allowed", ""),
    ('{% import "shared/cover.html" as x %}', "“import” is not allowed", ""),
    ("{% set x %}a{% endset %}", "“assignblock” is not allowed", ""),
    ("{% filter upper %}a{% endfilter %}", "“filterblock” is not allowed", ""),
    ("{{ complaint.title.upper() }}", "only what a template is given and its macros may be called", ""),
    ('{{ "{0}".format(1) }}', "only what a template is given and its macros may be called", ""),
    ("{% if %}", "the template cannot be read", ""),
    ("{% for x in complainants %}", "the template cannot be read", "an unclosed loop"),
    ("{{ 'abc }}", "the template cannot be read", ""),
]


@pytest.mark.parametrize(("text", "message", "why"), WRONG, ids=[row[0] for row in WRONG])
def test_it_says_what_is_wrong_and_in_which_line(tmp_path: Path, text: str, message: str, why: str) -> None:
    problem = wrong(tmp_path, f"<p>\nfirst\n</p>\n{text}\n")
    assert message in problem.message, why
    assert str(problem.place) in ("templates/page.html:4", "templates/page.html:5")


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ complaint.__class__ }}",
    "{{ complaint['__init__'] }}",
    "{{ name.__globals__ }}",
    "{{ record.__self__ }}",
    "{{ fact.__func__ }}",
    "{{ is_held.__globals__ }}",
    "{{ [complaint] | map(attribute='__class__') | first }}",
    "{{ name._view }}",
    "{{ self }}",
    "{{ complaint.values }}",
    "{{ cycler }}",
    "{{ range(10) }}",
    "{{ namespace() }}",
    "{{ lipsum() }}",
    "{{ get_flashed_messages() }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_there_is_no_way_out_of_the_sandbox(tmp_path: Path, text: str) -> None:
    problem = wrong(tmp_path, f"\n{text}")
    assert str(problem.place) == "templates/page.html:2"


NAMES = [
    '{{ record("orlan-vesna").surname }}',
    '{{ record("orlan-vesna")["given_name"] }}',
    '{% for p in complainants | map(attribute="surname") %}{{ p }}{% endfor %}',
    '{{ record("orlan-vesna").identity_document }}',
    '{{ record("brand-otto").name }}',
    '{{ record("alias-orlan").text }}',
    '{{ field(record("orlan-vesna"), "surname") }}',
]


@pytest.mark.parametrize("text", NAMES)
def test_no_template_reads_a_name_past_the_wish_of_the_person(tmp_path: Path, text: str) -> None:
    problem = wrong(tmp_path, text)
    assert "print name(…) instead" in problem.message + problem.hint


OUTSIDE = ["../page.html", "/etc/passwd", "chapters/../page.html", "", "a//b.html", ".", "chapters\\x.html", "a\0b"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_the_folders_is_included(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_text("outside")
    inner = tmp_path / "inner"
    files = TemplateFiles([(inner, "templates")], inner / "chapters")
    assert files.find(name) is None
    if "\0" not in name:
        escaped = name.replace("\\", "\\\\")
        assert "there is no template" in wrong(inner, f'{{% include "{escaped}" %}}').message


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link.html").symlink_to(tmp_path / "secret.html")
    (inner / "folder").symlink_to(tmp_path)
    for name in ("link", "folder/secret"):
        assert "there is no template" in wrong(inner, f'{{% include "{name}.html" %}}').message


def test_the_line_is_that_of_the_included_template(tmp_path: Path) -> None:
    problem = wrong(tmp_path, 'a\n{% include "part.html" %}', part="b\nc\n{{ nothing }}")
    assert str(problem.place) == "templates/part.html:3"


def test_the_line_of_a_missing_template_is_where_it_is_asked_for(tmp_path: Path) -> None:
    problem = wrong(tmp_path, 'a\n{% include "part.html" %}')
    assert (str(problem.place), problem.message) == ("templates/page.html:2", "there is no template “part.html”")


def test_a_chapter_is_named_by_where_it_stands(tmp_path: Path) -> None:
    problem = wrong(tmp_path, '{% include "chapters/ban.html" %}', chapters__ban="\n{{ nothing }}")
    assert str(problem.place) == "cases/chapters/ban.html:2"


def test_what_a_language_lacks_is_told_with_the_template_that_asks_for_it(tmp_path: Path) -> None:
    problem = wrong(tmp_path, '\n{{ word("wrod") }}')
    assert problem.place.file == "languages/en.yaml"
    assert "(asked for in templates/page.html:2)" in problem.hint


DOUBLING = "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set x = 'abcdefgh' %}"
ENDLESS = {
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "two macros that call each other": (
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}"
    ),
    "a template that includes itself": '{% include "page.html" %}',
    "loops within loops": "{% for a in all('penalty') %}" * 9 + "." + "{% endfor %}" * 9,
    "a loop that calls itself": (
        "{% for a in [1, 2] recursive %}{% if loop.depth < 60 %}{{ loop([1, 2]) }}{% endif %}{% endfor %}"
    ),
    "macros that go down a nest": (
        "{% macro m(t) %}{% if t %}{{ m(t | first) }}{{ m(t | first) }}{% endif %}{% endmacro %}"
        f"{{{{ m({'[' * 40}{']' * 40}) }}}}"
    ),
    "text that doubles": "{% set x = 'abcdefgh' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}",
    "macros that double": DOUBLING + "{% set x = m(x) %}" * 60,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_what_has_no_end_is_ended_soon(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templating, "MAX_STEPS", 20_000)
    monkeypatch.setattr(templating, "MAX_TEXT", 100_000)
    start = time.monotonic()
    problem = wrong(tmp_path, f"\n{text}")
    assert problem.place.file == "templates/page.html"
    assert problem.place.line == 2
    assert time.monotonic() - start < 10


def test_the_bounds_leave_room_for_ten_thousand_complainants() -> None:
    assert templating.MAX_STEPS >= 20 * 10_000 * 10
    assert templating.MAX_TEXT >= 10_000 * 1_000


UNREADABLE = [
    (b"\xff\xfe<p/>", "the file is not UTF-8"),
    (b"x" * 1_000_001, "the template is too large"),
]


@pytest.mark.parametrize(("content", "message"), UNREADABLE, ids=[row[1] for row in UNREADABLE])
def test_a_file_that_is_no_template_is_a_problem(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "part.html").write_bytes(content)
    problem = wrong(tmp_path, '{% include "part.html" %}')
    assert (problem.place.file, problem.message) == ("templates/part.html", message)


def test_a_byte_order_mark_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_bytes("\ufeffwords".encode())
    assert rendered(tmp_path, '{% include "part.html" %}') == "words"


def test_the_own_template_comes_before_the_shared_one(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder in (own, shared):
        folder.mkdir()
        (folder / "a.html").write_text(folder.name)
    files = TemplateFiles([(own, "templates"), (shared, "shared templates")], tmp_path / "chapters")
    assert files.read("a.html") == ("own", "templates/a.html")
    (own / "a.html").unlink()
    assert files.read("a.html") == ("shared", "shared templates/a.html")


PLACES = [
    ("<p>a</p>", '<p at="t:1">a</p>', "an opening tag"),
    ("<br/>", '<br at="t:1"/>', ""),
    ("a\n<p\n>b</p>", 'a\n<p at="t:2"\n>b</p>', "lines are counted"),
    ("{# a\nb <p> #}<p>", '{# a\nb <p> #}<p at="t:2">', "in code too, where nothing is marked"),
    ("{{ '<p>' }}<p>", "{{ '<p>' }}<p at=\"t:1\">", ""),
    ("a < b", "a < b", "no tag"),
    ("a&nbsp;b &amp; &lt; &eacute;", "a\xa0b &amp; &lt; é", "named entities become characters, those of XML stay"),
    ("&nonsense;", "&nonsense;", "to be found wrong later"),
]


@pytest.mark.parametrize(("source", "marked", "why"), PLACES, ids=[row[0] for row in PLACES])
def test_every_element_knows_its_line(source: str, marked: str, why: str) -> None:
    assert with_places(source, "t") == marked, why


def test_a_bug_of_ours_is_not_taken_for_a_mistake_in_a_template(tmp_path: Path) -> None:
    (tmp_path / "page.html").touch()
    files = TemplateFiles([(tmp_path, "templates")], tmp_path)

    def broken(name: str) -> Any:
        raise TypeError("a bug")

    files.read = broken  # type: ignore[method-assign]
    with pytest.raises(TypeError, match="a bug"):
        render(Sandbox(files, str, read=lambda *read: read[-1], in_tag=lambda value, name: value), "page.html", {})
