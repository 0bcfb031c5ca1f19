"""The house rules that can be read off the code: imports go down only and never in a circle, names mean something,
modules stay small, and only the command line prints or asks the clock."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import complaint

PACKAGE = Path(complaint.__file__).parent

# From the ground up. A module may import its own floor and the ones below. Something new at the top of the package
# gets its floor here.
FLOORS = (
    {"", "bugs", "problems", "packaged"},
    {"records"},
    {"filing"},
    {"output"},
    {"pipeline", "bounds"},
    {"cli", "commands", "desk", "__main__"},
)
MAY_PRINT_AND_ASK_THE_CLOCK = {"cli", "commands", "__main__"}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST = 400
PRINTING = {"print", "click.echo", "click.secho", "rich.print", "sys.stdout.write", "sys.stderr.write"}
CLOCK = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
    "time.strftime",
}


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name; a package goes by the name of its folder."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def part_of(module: str) -> str:
    """What stands first inside the package: "records" for complaint.records.dates, "" for complaint itself."""
    return [*module.split("."), ""][1]


def floor_of(module: str) -> int:
    for floor, parts in enumerate(FLOORS):
        if part_of(module) in parts:
            return floor
    raise AssertionError(f"{module} stands on no floor: give it one in {Path(__file__).name}")


def imports(module: str, source: str, *, is_package: bool, known: set[str]) -> Iterator[tuple[int, str]]:
    """Line and name of each module of the package that the source imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                outer = module.split(".")[: (1 if is_package else 0) - node.level or None]
                base = ".".join([*outer, base]).rstrip(".")
            # `from complaint import records` is about complaint.records, `from complaint import __version__` is not.
            names = [full if (full := f"{base}.{alias.name}") in known else base for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] == "complaint")


def climbs(module: str, source: str, *, is_package: bool, known: set[str]) -> list[str]:
    """The imports of the source that go up, each as a sentence."""
    return [
        f"{module}, line {line}: imports {name}, which stands on a higher floor"
        for line, name in imports(module, source, is_package=is_package, known=known)
        if floor_of(name) > floor_of(module)
    ]


def calls(source: str, forbidden: set[str]) -> list[str]:
    """The forbidden calls in the source, also by a longer way (datetime.datetime.now), with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if any(name == bad or ("." in bad and name.endswith(f".{bad}")) for bad in forbidden):
                found.append(f"line {node.lineno}: {name}(…)")
    return found


def read(path: Path) -> str:
    return path.read_text("utf-8")


def test_every_module_is_looked_at():
    on_disk = sum(name.endswith(".py") for _, _, names in os.walk(PACKAGE) for name in names)
    looked_at = modules()

    assert len(looked_at) == on_disk >= 20
    assert {"problems", "packaged", "records", "filing", "output"} <= {part_of(name) for name in looked_at}
    assert all(floor_of(name) >= 0 for name in looked_at)


def test_imports_go_down_only():
    looked_at = modules()
    seen, wrong = 0, []
    for module, path in looked_at.items():
        source, is_package = read(path), path.name == "__init__.py"
        seen += sum(1 for _ in imports(module, source, is_package=is_package, known=set(looked_at)))
        wrong += climbs(module, source, is_package=is_package, known=set(looked_at))

    assert seen >= len(looked_at) / 2, "hardly any import was found: does this test still see them?"
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("module", "source", "goes_up"),
    [
        ("complaint.records.dates", "from complaint.filing.blocks import Block", True),
        ("complaint.records.dates", "import complaint.output.theme", True),
        ("complaint.records.dates", "from complaint import filing", True),
        ("complaint.records.dates", "def f():\n    from ..filing import blocks", True),
        ("complaint.records", "from ..output import theme", True),
        ("complaint.problems", "from .records import dates", True),
        ("complaint.filing.blocks", "from complaint import cli", True),
        ("complaint.records.dates", "from complaint import __version__", False),
        ("complaint.records.dates", "from complaint.problems import Problem", False),
        ("complaint.records.dates", "from . import record", False),
        ("complaint.records", "from .dates import Day", False),
        ("complaint.output.theme", "from complaint.filing import blocks\nfrom complaint.records import dates", False),
        ("complaint.cli", "from complaint import pipeline", False),
        ("complaint.cli", "from filing import anything", False),
    ],
)
def test_an_import_that_goes_up_is_seen(module, source, goes_up):
    known = {f"complaint.{name}" for name in ("cli", "pipeline", "filing", "output", "records", "problems")}
    is_package = module == "complaint.records"

    assert bool(climbs(module, source, is_package=is_package, known=known)) is goes_up


def circle(sources: dict[str, str], packages: set[str]) -> list[str]:
    """Modules that import each other in a circle, also for types only; nothing if none do."""
    known = set(sources)
    above = {
        module: {name for _, name in imports(module, source, is_package=module in packages, known=known)} & known
        for module, source in sources.items()
    }
    try:
        tuple(TopologicalSorter(above).static_order())
    except CycleError as found:
        return list(found.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle():
    looked_at = modules()
    packages = {name for name, path in looked_at.items() if path.name == "__init__.py"}

    assert circle({name: read(path) for name, path in looked_at.items()}, packages) == []


def test_a_circle_is_seen():
    told = {
        "complaint.records.a": "from complaint.records.b import B",
        "complaint.records.b": "import complaint.records.c",
    }
    back = "if TYPE_CHECKING:\n    from complaint.records.a import A"

    assert circle({**told, "complaint.records.c": ""}, set()) == []
    assert set(circle({**told, "complaint.records.c": back}, set())) == {f"complaint.records.{name}" for name in "abc"}


def test_a_module_without_a_floor_is_refused():
    with pytest.raises(AssertionError, match="stands on no floor"):
        floor_of("complaint.magic.wand")


def test_names_say_what_a_module_is_for():
    empty = [name for name in modules() if name.rsplit(".", 1)[-1].strip("_") in EMPTY_NAMES]

    assert not empty, f"a function without a home is a concept without a name: {', '.join(empty)}"


def test_modules_stay_small():
    lines = {name: read(path).count("\n") for name, path in modules().items()}
    long = [f"{name} has {count} lines" for name, count in lines.items() if count > LONGEST]

    assert not long, f"over {LONGEST} lines, so it probably has two jobs; part it: {'; '.join(long)}"


def test_only_the_command_line_prints_or_asks_the_clock():
    wrong = [
        f"{module}, {call}"
        for module, path in modules().items()
        if part_of(module) not in MAY_PRINT_AND_ASK_THE_CLOCK
        for call in calls(read(path), PRINTING | CLOCK)
    ]

    assert not wrong, "return it or take it as an argument instead:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("print('x')", 1),
        ("import datetime\ndatetime.datetime.now()", 1),
        ("from datetime import date\nx = date.today()", 1),
        ("import time\ntime.time()", 1),
        ("import sys\nsys.stdout.write('x')", 1),
        ("report.print()", 0),
        ("import time\ntime.perf_counter()", 0),
        ("'print(1)'  # print(2)", 0),
    ],
)
def test_printing_and_asking_the_clock_are_seen(source, count):
    assert len(calls(source, PRINTING | CLOCK)) == count
