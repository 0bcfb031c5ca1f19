"""What the documentation says is true: commands exist, links lead somewhere, tables are complete, steps work.

The steps are taken from the text of the pages and done to the letter: “Add at the end of `file`:”, “In `file`, change
the line of `id` to:” and “Make `file` read:” with the piece below, and commands in blocks of shell.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import get_args

import click
import docx
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from complaint import pipeline
from complaint.cli import main
from complaint.filing import compose
from complaint.filing.blocks import ParagraphRole, inline_groups, plain, walk
from complaint.filing.references import FORMS
from complaint.filing.theme_file import written_theme
from complaint.filing.vocabulary import VOCABULARY
from complaint.filing.words import template_files
from complaint.output.theme_reading import LOGO, theme_of
from complaint.problems import has_errors
from complaint.records.schemas import schemas
from complaint.records.wording import wordings
from complaint.records.yaml_reader import Scalar
from tests.small_project import follow_readme, write
from tests.test_worked_example import FILINGS, IN_WORD_ONLY

REPOSITORY = Path(__file__).parents[1]
PAGES = sorted(
    [
        REPOSITORY / "README.md",
        REPOSITORY / "CONTRIBUTING.md",
        REPOSITORY / "complaint" / "skeleton" / "README.md",
        *(REPOSITORY / "docs").rglob("*.md"),
    ]
)
NAMES = [page.relative_to(REPOSITORY).as_posix() for page in PAGES]

# Words in capitals that stand for what the reader puts there.
PLACEHOLDERS = {"KEY": "complainants.total", "TYPE": "event", "DIR": "new", "RECIPIENT": "public"}

# Of a project, and not in this repository, which seals nothing.
MADE_BY_COMMANDS = {"signatories/keys.yaml", "signatories/sealed/"}

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_FILE = re.compile(r"(?:\.ci|benchmarks|cases|complaint|docs|scripts|signatories|templates|tests)/[\w./-]*")
_STEP = re.compile(
    r"(?:Add at the end of `(?P<append>[^`]+)`:"
    r"|[Ii]n `(?P<file>[^`]+)`,\s+change\s+the\s+line\s+of\s+`(?P<line>[^`]+)`\s+to:"
    r"|Make `(?P<whole>[^`]+)` read:)"
    r"\n\n```(?:csv|yaml|svg)\n(?P<piece>.*?)^```$"
    r"|^```sh\n(?P<commands>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def commands_in(text: str) -> list[str]:
    """The calls of `complaint` and `make` in blocks and in running text."""
    prose = _FENCED.sub("", text)
    lines = [line.strip() for _, block in _FENCED.findall(text) for line in block.splitlines()]
    lines += [line.strip() for line in prose.splitlines() if line.startswith("    ")]
    lines += [*_CODE.findall(prose), *re.findall(r"“((?:complaint|make) [^”]*)”", prose)]
    return [line for line in lines if re.match(r"(complaint|make) [a-zA-Z-]", line)]


def rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the rows of all tables whose first column is called so."""
    found, inside = [], False
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] if line.startswith("|") else []
        if not cells:
            inside = False
        elif inside and not set("".join(cells)) <= {"-", " "}:
            found.append(cells)
        elif cells[0] == heading:
            inside = True
    return found


def codes(cell: str) -> list[str]:
    return _CODE.findall(cell)


# --- commands and links -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_commands_exist_with_their_options(name):
    wrong = []
    makefile = text_of("Makefile")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    settings = re.findall(r"^([A-Z]+) \?=", makefile, re.MULTILINE)
    for line in commands_in(text_of(name)):
        program, *args = [PLACEHOLDERS.get(word, word) for word in shlex.split(re.split(r" {3,}| #", line)[0])]
        if program == "make":
            wrong += [f"make {target}" for target in args if target.partition("=")[0] not in [*targets, *settings]]
            continue
        command = main.get_command(click.Context(main), args[0])
        try:
            assert command is not None, f"there is no command {args[0]}"
            context = command.make_context(args[0], args[1:])
            for recipient in context.params.get("recipients", ()):
                assert (REPOSITORY / "templates" / recipient / "profile.yaml").is_file(), f"no recipient {recipient}"
        except click.MissingParameter as error:
            if len(args) > 1:  # the bare name of a command is no call
                wrong.append(f"{line}: {error}")
        except (click.UsageError, AssertionError) as error:
            wrong.append(f"{line}: {error}")
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_links_and_pictures_lead_somewhere(name):
    page = REPOSITORY / name
    missing = []
    for link in _LINK.findall(_FENCED.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.is_file() or (anchor and anchor not in anchors(target)):
            missing.append(link)
    assert missing == []


def test_every_picture_is_shown_somewhere_and_all_together_are_small():
    shown = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in _LINK.findall(_FENCED.sub("", page.read_text("utf-8")))
    }
    there = sorted((REPOSITORY / "docs" / "pictures").iterdir())
    assert [path.name for path in there if path.resolve() not in shown] == []
    assert sum(path.stat().st_size for path in there) < 3_000_000


@pytest.mark.parametrize("path", sorted((REPOSITORY / "docs" / "pictures").iterdir()), ids=lambda path: path.name)
def test_no_picture_is_blank(path):
    """Paper is white; words and what is drawn are dark, above and below."""
    with Image.open(path) as image:
        grey = image.convert("L")
    halves = [(0, 0, grey.width, grey.height // 2), (0, grey.height // 2, grey.width, grey.height)]
    assert [grey.crop(half).getextrema()[0] < 128 for half in halves] == [True, True]


def test_the_pictures_show_both_formats_of_every_filing_that_is_made_of_the_complaint():
    text = text_of("docs/pictures.md")
    shown = re.findall(r"`templates/([\w-]+)`", text)
    assert len(shown) == len(set(shown))
    assert set(shown) == {name.partition("/")[0] for name in (*FILINGS, *IN_WORD_ONLY)}
    pictures = {Path(link).stem: told for told, link in _PICTURE.findall(text)}
    only_word = {name.partition("/")[0] for name in IN_WORD_ONLY}
    assert [name for name in {*shown} - {"public"} if "the Word file" not in pictures[name]] == []
    assert {name for name in {*shown} - {"public"} if "the PDF" not in pictures[name]} == only_word
    kinds = ("cover", "contents", "text", "table")
    assert {f"public-{kind}-{form}" for kind in kinds for form in ("pdf", "word")} <= pictures.keys()


def anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# The skeleton speaks of the files of a project, not of those of the repository.
@pytest.mark.parametrize("name", [name for name in NAMES if "skeleton" not in name])
def test_files_of_the_repository_that_are_named_exist(name):
    made = {step["whole"] for step in _STEP.finditer(text_of(name))} | MADE_BY_COMMANDS
    named = [
        code for code in _CODE.findall(_FENCED.sub("", text_of(name))) if _FILE.fullmatch(code) and code not in made
    ]
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


def test_all_pages_can_be_reached_from_the_first():
    reached, open_pages = set(), [REPOSITORY / "README.md"]
    while open_pages:
        page = open_pages.pop()
        reached.add(page)
        links = _LINK.findall(page.read_text("utf-8"))
        found = [(page.parent / link.partition("#")[0]).resolve() for link in links if ".md" in link]
        open_pages += [page for page in found if page not in reached]
    others = [page for page in PAGES if page.parent.name != "notes"]
    assert [page for page in others if page not in reached] == []


# --- tables -----------------------------------------------------------------------------------------------------


def test_the_table_of_record_types_is_complete():
    described = {codes(cells[0])[0]: codes(cells[1]) for cells in rows(text_of("docs/records.md"), "type")}
    wanted = {name: [schema.file] if schema.file else list(schema.inside or ()) for name, schema in schemas().items()}
    assert described == wanted


def test_the_meaning_of_each_record_type_is_that_of_its_schema():
    described = {codes(cells[0])[0]: cells[2] for cells in rows(text_of("docs/records.md"), "type")}
    assert described == {name: schema.meaning for name, schema in schemas().items()}


def test_the_tables_of_elements_are_complete():
    tables = rows(text_of("docs/blocks.md"), "element")
    assert {codes(cells[0])[0]: set(codes(cells[1])) for cells in tables} == {
        name: set(element.attributes) for name, element in VOCABULARY.items()
    }
    required = {codes(cells[0])[0]: set(re.findall(r"\*\*`(\w+)`\*\*", cells[1])) for cells in tables}
    assert required == {name: set(element.required) for name, element in VOCABULARY.items()}


def test_elements_that_are_said_to_stand_in_others_may_do_so():
    for cells in rows(text_of("docs/blocks.md"), "element"):
        element, held = VOCABULARY[codes(cells[0])[0]], codes(cells[3])
        assert set(held) <= element.children
        if held:
            assert set(held) == element.children


def test_the_roles_of_paragraphs_are_complete():
    described = [role for cells in rows(text_of("docs/blocks.md"), "role") for role in codes(cells[0])]
    assert sorted(described) == sorted(get_args(ParagraphRole))


def test_the_forms_of_references_are_complete():
    assert [codes(cells[0])[0] for cells in rows(text_of("docs/blocks.md"), "form")] == list(FORMS)


def test_the_tables_of_names_calls_and_filters_are_complete(project, monkeypatch):
    handed = {}

    def watched(sandbox, name, variables):
        handed.update(variables=set(variables), filters=set(sandbox.filters))
        return render(sandbox, name, variables)

    render = compose.render
    monkeypatch.setattr(compose, "render", watched)
    assert run("check", "public", "--project", str(project)).exit_code == 0

    page = text_of("docs/templates.md")
    described = [codes(cells[0])[0].partition("(")[0] for kind in ("name", "call") for cells in rows(page, kind)]
    assert sorted(described) == sorted(handed["variables"])
    own = {codes(cells[0])[0].rpartition("| ")[2] for cells in rows(page, "filter")}
    others = set(codes(page.partition("Of Jinja2's own filters")[2]))
    internal = {"steps", "bounded", "in_tag"}  # put in by the sandbox itself
    assert own | others == handed["filters"] - internal


def test_the_tables_of_the_theme_are_complete_and_tell_what_the_shared_one_says():
    written = written_theme(template_files(REPOSITORY)).parts
    shared = {
        f"{part}.{name}": node.text if isinstance(node, Scalar) else f"[{', '.join(item.text for item in node.items)}]"
        for part, settings in written.items()
        for name, node in settings.items()
    }
    told = {codes(cells[0])[0]: cells[1].strip("`") for cells in rows(text_of("docs/theme.md"), "setting")}
    logo = {name: told.pop(name) for name in list(told) if name.startswith("logo.")}
    assert told == shared
    assert [name.removeprefix("logo.") for name in logo] == list(LOGO)


def test_messages_are_quoted_as_they_are_said():
    said = [re.sub(r"\\\{\w+\\\}", ".+", re.escape(wording.message)) for wording in wordings().values()]
    quoted = [cells[0] for cells in rows(text_of("docs/for-staff.md"), "message")]
    assert quoted
    assert [message for message in quoted if not any(re.fullmatch(one, message) for one in said)] == []


def test_the_numbers_of_the_worked_example_are_those_of_its_records():
    found, problems = pipeline.facts_of(pipeline.load(REPOSITORY), None)
    assert problems == ()
    stated = {codes(cells[1])[0]: cells[2] for cells in rows(text_of("docs/worked-example.md"), "what")}
    assert stated
    assert stated == {key: str(found[key].value) for key in stated}


# --- steps done to the letter -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project with the example of its own README."""
    folder = tmp_path_factory.mktemp("docs") / "project"
    assert run("init", str(folder)).exit_code == 0
    assert follow_readme(folder)
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "project"))


def follow(text: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Result]]:
    """Do the steps of a text in the present folder; the commands of `complaint` that were run, with their results."""
    results = []
    for step in _STEP.finditer(text):
        if step["commands"]:
            for line in step["commands"].splitlines():
                program, *args = shlex.split(line)
                if program == "cd":
                    monkeypatch.chdir(args[0])
                elif program == "complaint":
                    results.append((line, run(*args)))
        elif step["append"]:
            with Path(step["append"]).open("a", encoding="utf-8") as file:
                file.write(step["piece"])
        elif step["whole"]:
            Path(step["whole"]).write_text(step["piece"], "utf-8")
        else:
            change_line(Path(step["file"]), step["line"], step["piece"])
    return results


def change_line(path: Path, name: str, piece: str) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (index,) = [number for number, line in enumerate(lines) if line.startswith(f"{name},")]
    lines[index] = piece
    path.write_text("".join(lines), "utf-8")


def words_of(file: Path) -> str:
    """Everything that is written in the body of a DOCX."""
    return "".join(docx.Document(str(file)).element.body.itertext())


def test_the_readme_leads_to_a_project_with_filings(tmp_path, monkeypatch):
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")
    text = text_of("README.md").replace("complaint build\n", "complaint build public --format docx\n")  # for time
    results = follow(text, monkeypatch)

    assert [line.split()[1] for line, _ in results] == ["init", "check", "build"]
    assert [line for line, result in results if result.exit_code] == []
    assert Path("build/public/filing.docx").is_file()
    assert Path.cwd() == tmp_path / "our-complaint"


def test_the_steps_for_staff_add_a_person_and_withdraw_the_power_of_attorney(tmp_path, monkeypatch):
    assert run("init", str(tmp_path / "project")).exit_code == 0
    monkeypatch.chdir(tmp_path / "project")
    adding, heading, withdrawing = text_of("docs/for-staff.md").partition("## A power of attorney is withdrawn")
    assert heading

    added = follow(adding, monkeypatch)
    assert [line for line, result in added if result.exit_code] == []
    filing = words_of(Path("build/public/filing.docx"))
    assert "O. R." in filing
    assert "Omar" not in filing

    withdrawn = dict(follow(withdrawing, monkeypatch))
    assert [line for line, result in withdrawn.items() if result.exit_code] == ["complaint verify"]
    assert "reed-omar is not in this filing" in withdrawn["complaint check public"].output
    assert "was withdrawn on 2030-01-20" in withdrawn["complaint signatories"].output
    assert "can no longer be filed for" in withdrawn["complaint verify"].output
    assert "O. R." not in words_of(Path("build/public/filing.docx"))


def test_the_example_of_a_theme_gives_a_project_its_own_look(tmp_path, monkeypatch):
    assert run("init", str(tmp_path / "project")).exit_code == 0
    monkeypatch.chdir(tmp_path / "project")
    Path("templates/styles").mkdir(parents=True)
    text = text_of("docs/theme.md").replace(
        "build un-special", "build un-special-procedures --format docx\n#"
    )  # for time

    assert [line for line, result in follow(text, monkeypatch) if result.exit_code] == []
    theme = theme_of(template_files(Path.cwd()))
    assert theme.logo is not None and theme.logo.on == ("cover", "letterhead")
    assert theme.typefaces.text == "Source Sans Pro"
    letter = docx.Document("build/un-special-procedures/letter.docx")
    assert "www.example.org" in "".join(letter.element.body.itertext())
    assert any(part.partname.endswith(".png") for part in letter.part.package.iter_parts())


@pytest.mark.parametrize("wish", ["full", "initials", "withheld", "pseudonym"])
def test_names_are_printed_as_the_table_for_staff_says(project, monkeypatch, wish):
    printed = {codes(cells[0])[0]: cells[1].partition(" (")[0] for cells in rows(text_of("docs/for-staff.md"), "word")}
    monkeypatch.chdir(project)
    follow(text_of("docs/for-staff.md").partition("**5. Draw a number, and check.**")[0], monkeypatch)
    powers = Path("signatories/powers_of_attorney.csv")
    allowed = powers.read_text("utf-8").replace("represent,initials,", f"represent; publish the name,{wish},")
    powers.write_text(allowed, "utf-8")
    assert run("pseudonyms").exit_code == 0
    add_template(project, '<section title="x"><p>It is {{ name("reed-omar") }}.</p></section>')

    assert re.sub(r"(Complainant) \d{3}", r"\1 417", composed_text(project)) == f"It is {printed[wish]}."


def test_commands_that_only_look_work_in_a_new_project(project):
    seen = set()
    for name in NAMES:
        for line in commands_in(text_of(name)):
            words = [PLACEHOLDERS.get(word, word) for word in shlex.split(re.split(r" {3,}| #", line)[0])]
            looks = words[1] in ("check", "recipients", "signatories", "events", "prosecutions", "facts", "schema")
            keeps = words[1] == "signatories" and len(words) > 2 and not words[2].startswith("-")  # changes the list
            if words[0] != "complaint" or not looks or keeps or tuple(words) in seen:
                continue
            seen.add(tuple(words))
            where = () if words[1] == "schema" else ("--project", str(project))
            result = run(*words[1:], *where)
            assert result.exit_code == 0, f"{line}: {result.output}"
    assert len(seen) > 10


# --- examples of templates --------------------------------------------------------------------------------------


def add_template(project: Path, markup: str) -> None:
    profile = REPOSITORY / "templates" / "public" / "profile.yaml"
    write(project, "templates/public/profile.yaml", profile.read_bytes())
    write(project, "templates/public/filing.html", markup)


def composed_text(project: Path) -> str:
    from complaint import pipeline
    from complaint.filing.composing import compose_all

    loaded = pipeline.load(project)
    assert not has_errors(loaded.problems), loaded.problems
    composed = compose_all(loaded, ("public",))
    assert composed.problems == ()
    blocks = walk(composed.documents["public/filing"].blocks)
    return "\n".join(plain(inlines) for block in blocks for inlines in inline_groups(block))


@pytest.mark.parametrize("name", ["docs/blocks.md", "docs/templates.md"])
def test_the_examples_make_a_filing(project, name):
    examples = [block for kind, block in _FENCED.findall(text_of(name)) if kind == "html"]
    assert examples
    columns = ",".join(schemas()["source"].fields)
    write(project, "cases/sources.csv", f"{columns}\nsource-1,official document,The law,,,,,,invented\n")
    annex = "id: attachment-1, number: 1, kind: report, title: A report, date: 2030-01-10, file: held"
    write(project, "cases/attachments.yaml", f"- {{{annex}, proves: [silent-walk], origin: invented}}\n")
    add_template(project, "\n".join(examples))

    assert composed_text(project)


def test_every_element_has_an_example():
    examples = "".join(block for kind, block in _FENCED.findall(text_of("docs/blocks.md")) if kind == "html")
    shown = set(re.findall(r"<([a-z]+)[\s/>]", examples))
    assert shown == VOCABULARY.keys() - {"document"}
