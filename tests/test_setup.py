"""The set-up script, with stand-ins for Python, pip and apt-get that only note how they were called."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
REAL_TOOLS = (
    "sh",
    "cat",
    "cp",
    "cut",
    "dirname",
    "env",
    "flock",
    "mkdir",
    "readlink",
    "rm",
    "sha256sum",
    "sleep",
    "touch",
)

VALIDATORS = ("tests/validators/package.json", "tests/validators/package-lock.json")
PINS = ("requirements.txt", "requirements-dev.txt", *VALIDATORS)

PYTHON = """#!/bin/sh
case "$*" in
    *"version_info"*) cat "$0.version" ;;
    *"import ensurepip"*) [ ! -e "$STAND_IN/no-ensurepip" ] && [ ! -e "$0.bare" ] ;;
    *ctypes*) [ ! -e "$STAND_IN/no-$3" ] ;;
    *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python && cp "$0.version" .venv/bin/python.version ;;
    *"-m pip"*)
        echo "pip $*" >>"$STAND_IN/log"
        [ ! -e "$STAND_IN/no-haste" ] || sleep 0.1
        [ ! -e "$STAND_IN/no-network" ]
        ;;
    *) exit 9 ;;
esac
"""
APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$STAND_IN/log"
case "$*" in
    *update*) touch "$STAND_IN/lists" ;;
    *install*) [ -e "$STAND_IN/lists" ] && rm -f "$STAND_IN"/no-lib* "$STAND_IN/no-ensurepip" ;;
esac
"""


NPM = """#!/bin/sh
echo "npm $* in $(pwd -P)" >>"$STAND_IN/log"
[ ! -e "$STAND_IN/no-registry" ] || { echo "npm ERR! network" >&2; exit 1; }
mkdir -p node_modules
"""


@dataclass
class Machine:
    """A folder with the script and the pins, and a PATH that holds nothing but what the test put there."""

    folder: Path
    bin: Path
    stand_in: Path

    def has_command(self, name: str, text: str = "#!/bin/sh\n") -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def has_python(self, name: str, version: str) -> None:
        self.has_command(name, PYTHON)
        (self.bin / f"{name}.version").write_text(f"{version}\n")

    def lacks(self, what: str) -> None:
        (self.stand_in / f"no-{what}").touch()

    def is_mended(self, what: str) -> None:
        (self.stand_in / f"no-{what}").unlink()

    def start(self, purpose: str, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.folder / "scripts" / "setup"), purpose],
            env={"PATH": str(self.bin), "STAND_IN": str(self.stand_in), **environment},
            stderr=subprocess.PIPE,
            text=True,
            umask=0o077,
        )

    def set_up(self, purpose: str = "filings", **environment: str) -> tuple[int, str]:
        process = self.start(purpose, **environment)
        _, said = process.communicate(timeout=20)
        return process.returncode, said

    def calls(self) -> list[str]:
        """What was called since this was last asked."""
        log = self.stand_in / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "a folder with spaces", tmp_path / "bin", tmp_path / "stand in")
    (made.folder / "scripts").mkdir(parents=True)
    shutil.copy(REPOSITORY / "scripts" / "setup", made.folder / "scripts" / "setup")
    for name in (*PINS, "setup.cfg", "setup.py", "pyproject.toml"):
        (made.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (made.folder / name).write_text(f"what stands in {name}\n")
    made.bin.mkdir()
    made.stand_in.mkdir()
    for name in REAL_TOOLS:
        real = shutil.which(name)
        assert real, f"this test needs {name}"
        (made.bin / name).symlink_to(real)
    made.has_command("npm", NPM)
    made.has_command("uname", "#!/bin/sh\necho Linux x86_64\n")
    made.has_command("id", "#!/bin/sh\necho 0\n")
    for name in ("pdftotext", "qpdf", "zbarimg", "soffice", "chromium"):
        made.has_command(name)
    (made.bin / "libswlo.so").touch()
    made.has_python("python3.11", "3.11")
    return made


def test_the_first_time_everything_is_installed_from_the_pins(machine):
    code, said = machine.set_up("tests")

    packages, program, tools, validators = machine.calls()
    assert code == 0, said
    assert "--require-hashes --only-binary :all: --requirement requirements.txt" in packages
    assert "--no-index --no-deps --no-build-isolation --editable ." in program
    assert "--require-hashes --only-binary :all: --requirement requirements-dev.txt" in tools
    assert "npm ci --ignore-scripts" in validators and validators.endswith("/.venv/validators")


def test_making_filings_needs_no_tools(machine):
    for name in ("pdftotext", "qpdf", "zbarimg", "soffice", "npm", "chromium"):
        (machine.bin / name).unlink()

    assert machine.set_up("filings")[0] == 0
    assert not any("requirements-dev" in call or "npm" in call for call in machine.calls())


def test_the_second_time_nothing_is_done_or_said(machine):
    machine.set_up("tests")
    machine.calls()

    assert machine.set_up("tests") == (0, "")
    assert machine.set_up("filings") == (0, "")
    assert machine.calls() == []


@pytest.mark.parametrize(
    ("changed", "done_again"),
    [
        ("requirements.txt", ["requirements.txt", "--editable", "requirements-dev.txt", "npm"]),
        ("requirements-dev.txt", ["requirements-dev.txt"]),
        ("setup.cfg", ["--editable"]),
        ("setup.py", ["--editable"]),
        ("pyproject.toml", ["--editable"]),
        *[(name, ["npm"]) for name in VALIDATORS],
    ],
)
def test_a_change_has_only_the_steps_done_again_that_depend_on_it(machine, changed, done_again):
    machine.set_up("tests")
    machine.calls()
    (machine.folder / changed).write_text("something else\n")

    assert machine.set_up("tests")[0] == 0
    calls = machine.calls()
    assert [part for part, call in zip(done_again, calls, strict=True) if part in call] == done_again


def test_a_newer_script_looks_for_system_packages_again(machine):
    machine.set_up("tests")
    with (machine.folder / "scripts" / "setup").open("a") as script:
        script.write("# newer\n")
    (machine.bin / "qpdf").unlink()

    code, said = machine.set_up("tests")

    assert code == 1
    assert "missing: qpdf" in said


def test_a_set_up_that_broke_off_is_made_anew(machine):
    machine.lacks("network")
    code, said = machine.set_up()
    (machine.folder / ".venv" / "left over").touch()
    machine.is_mended("network")

    assert code == 1
    assert "run the same command again" in said
    assert machine.set_up()[0] == 0
    assert not (machine.folder / ".venv" / "left over").exists()


def test_a_venv_that_somebody_else_made_is_made_anew(machine):
    (machine.folder / ".venv" / "bin").mkdir(parents=True)

    assert machine.set_up()[0] == 0
    assert len(machine.calls()) == 2


def test_a_folder_that_was_moved_is_set_up_anew(machine):
    machine.set_up()
    machine.calls()
    machine.folder = machine.folder.rename(machine.folder.with_name("elsewhere"))

    assert machine.set_up()[0] == 0
    assert len(machine.calls()) == 2


def test_two_at_once_set_up_once(machine):
    machine.lacks("haste")
    processes = [machine.start("tests") for _ in range(3)]
    for process in processes:
        process.communicate(timeout=20)

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(machine.calls()) == 4


def test_a_newer_python_that_came_later_changes_nothing(machine):
    machine.set_up()
    machine.calls()
    machine.has_python("python3.13", "3.13")

    assert machine.set_up() == (0, "")
    assert machine.calls() == []


def test_another_python_can_be_asked_for(machine):
    machine.set_up()
    machine.has_python("python of mine", "3.12")

    code, said = machine.set_up(PYTHON=str(machine.bin / "python of mine"))
    assert (code, "Python 3.12" in said) == (0, True)
    assert machine.set_up(PYTHON=str(machine.bin / "python of mine")) == (0, "")


def test_a_python_that_only_looks_like_one_is_passed_over(machine):
    machine.has_command("python3.13", "#!/bin/sh\nexit 127\n")

    code, said = machine.set_up()
    assert (code, "Python 3.11" in said) == (0, True)


def test_a_python_that_can_make_a_venv_goes_before_a_newer_one_that_cannot(machine):
    machine.has_python("python3.13", "3.13")
    (machine.bin / "python3.13.bare").touch()

    code, said = machine.set_up()
    assert (code, "Python 3.11" in said) == (0, True)


def test_without_python_one_line_says_what_to_install(machine):
    (machine.bin / "python3.11").unlink()

    code, said = machine.set_up()
    assert code == 1
    assert said.count("\n") == 1
    assert "sudo apt-get install python3-venv libpango-1.0-0" in said


def test_a_python_too_old_to_be_mended_is_said(machine):
    machine.has_command("python3.11", "#!/bin/sh\nexit 1\n")
    machine.has_command("apt-get")

    assert machine.set_up() == (
        1,
        "Installing system packages: python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 …\n"
        "scripts/setup: no Python 3.11 or later was found; install one, or name it with PYTHON=/path/to/python\n",
    )


def test_without_root_one_line_says_what_to_install(machine):
    machine.has_command("id", "#!/bin/sh\necho 1000\n")
    machine.has_command("sudo", "#!/bin/sh\nexit 1\n")
    machine.has_command("apt-get", APT_GET)
    machine.lacks("libpango-1.0.so.0")
    (machine.bin / "qpdf").unlink()

    code, said = machine.set_up("tests")
    assert code == 1
    assert said == (
        "scripts/setup: missing: libpango-1.0-0 qpdf - install with: sudo apt-get install libpango-1.0-0 qpdf\n"
    )
    assert machine.calls() == []


def test_missing_system_packages_are_installed_with_lists_fetched_only_when_needed(machine):
    machine.has_command("apt-get", APT_GET)
    machine.lacks("libpango-1.0.so.0")
    machine.lacks("ensurepip")
    install = "install --yes --no-install-recommends python3.11-venv libpango-1.0-0"

    assert machine.set_up()[0] == 0
    calls = [call for call in machine.calls() if call.startswith("apt-get")]
    assert [install in calls[0], "update" in calls[1], install in calls[2]] == [True, True, True]

    machine.lacks("libpangoft2-1.0.so.0")
    shutil.rmtree(machine.folder / ".venv")
    assert machine.set_up()[0] == 0
    assert [call.split()[-1] for call in machine.calls() if call.startswith("apt-get")] == ["libpangoft2-1.0-0"]


def test_what_apt_get_cannot_install_is_said(machine):
    machine.has_command("apt-get", "#!/bin/sh\necho 'E: no such package'\nexit 100\n")
    machine.lacks("libharfbuzz-subset.so.0")

    code, said = machine.set_up()
    assert code == 1
    assert "E: no such package" in said
    assert said.endswith("install with: sudo apt-get install libharfbuzz-subset0\n")


def test_a_validator_that_could_not_be_installed_is_said_in_one_line_and_tried_again(machine):
    machine.lacks("registry")
    code, said = machine.set_up("tests")
    machine.is_mended("registry")
    machine.calls()

    assert code == 1
    assert said.splitlines()[-2:] == [
        "npm ERR! network",
        "scripts/setup: npm could not install the validator of Word files (see above); "
        "run the same command again once that is mended",
    ]
    assert machine.set_up("tests")[0] == 0
    assert [call.split()[0] for call in machine.calls()] == ["npm"]


def test_without_npm_one_line_says_what_to_install(machine):
    (machine.bin / "npm").unlink()

    code, said = machine.set_up("tests")
    assert (code, said) == (1, "scripts/setup: missing: npm - install with: sudo apt-get install npm\n")


def test_where_the_validator_does_not_run_it_is_not_asked_for(machine):
    machine.has_command("uname", "#!/bin/sh\necho Linux aarch64\n")
    (machine.bin / "npm").unlink()

    assert machine.set_up("tests")[0] == 0
    assert not any("npm" in call for call in machine.calls())
    assert machine.set_up("tests") == (0, "")


def test_what_for_must_be_said(machine):
    assert machine.set_up("nonsense") == (1, "scripts/setup: say what for: filings or tests\n")


def test_every_target_of_the_makefile_is_listed_with_what_it_does():
    make = shutil.which("make")
    assert make
    listed = subprocess.run([make, "-C", str(REPOSITORY)], capture_output=True, text=True, check=True).stdout

    assert "\nmake filings " in f"\n{listed}"
    assert all(f"make {target} " in listed for target in ("test", "explore", "bench", "wheel", "clean", "help"))


def test_every_package_is_pinned_with_hashes_and_without_an_address():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (REPOSITORY / name).read_text("utf-8")
        entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

        assert len(entries) > 10
        assert all("==" in entry and entry.endswith("\\") for entry in entries), name
        assert "://" not in text and "--index" not in text and "--find-links" not in text, name


def test_what_comes_from_npm_is_pinned_with_its_sum_and_without_an_address():
    wanted, lock = (json.loads((REPOSITORY / name).read_text("utf-8")) for name in VALIDATORS)
    locked = {path.removeprefix("node_modules/"): entry for path, entry in lock["packages"].items() if path}

    assert wanted["dependencies"] == {name: entry["version"] for name, entry in locked.items()}
    assert all(entry["integrity"].startswith("sha512-") for entry in locked.values())
    assert not any("resolved" in entry for entry in locked.values())


def test_both_lists_pin_the_same_version_of_what_they_share():
    def pins(name: str) -> dict[str, str]:
        lines = (REPOSITORY / name).read_text("utf-8").splitlines()
        return dict(line.removesuffix(" \\").split("==") for line in lines if "==" in line and line[0].isalnum())

    program, tools = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: tools[name] for name in program.keys() & tools} == {
        name: program[name] for name in program.keys() & tools
    }


def test_the_script_may_be_run():
    assert os.access(REPOSITORY / "scripts" / "setup", os.X_OK)
    assert os.access(REPOSITORY / ".ci" / "run", os.X_OK)
