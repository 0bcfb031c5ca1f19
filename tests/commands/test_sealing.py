"""`complaint keys | seal | unseal` as one calls them: who opens what, and nothing private where it does not belong."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from complaint.cli import main
from complaint.commands import secrets
from complaint.records.sealing.sealed_file import names_in
from tests.records.changing.people import copied
from tests.records.sealing.people import ADDRESS, KEYS, PHONE, held_anywhere

MEMORY = Path("/dev/shm")  # noqa: S108 - only looked at
EDITOR = "import sys, pathlib; p = pathlib.Path(sys.argv[1]); "


class Desk:
    """A project with the key of Anna in a file of hers, and a recovery key that was written on paper."""

    def __init__(self, folder: Path) -> None:
        self.root = copied(folder / "project")
        (self.root / KEYS).unlink()
        self.key = folder / "home" / "key.txt"
        made = self.run("keys", "new", "--out", self.key)
        self.add("key-anna", made.output)
        shown = self.run("keys", "new", "--recovery", "--to-stdout")
        self.add("key-paper", shown.output, "--recovery")
        self.paper = folder / "paper.txt"
        self.paper.write_text(re.search(r"AGE-SECRET-KEY-1\S+", shown.output)[0])
        self.paper.chmod(0o600)

    def run(self, *arguments: object, code: int = 0, typed: str = "", **environment: str):
        words = [*map(str, arguments), "--project", str(self.root)]
        result = CliRunner().invoke(main, words, input=typed, env={"COMPLAINT_USER": "Anna", **environment})
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    def add(self, key_id: str, output: str, *more: object, code: int = 0):
        public = re.search(r"age1\S+", output)[0]
        return self.run("keys", "add", key_id, public, "--name", key_id.removeprefix("key-"), *more, code=code)

    def seal_address(self) -> None:
        self.run("seal", "orlan-vesna", "address", "telephone", typed=f"{ADDRESS}\n{PHONE}\n")

    def unsealed(self, key: Path) -> str:
        return self.run("unseal", "orlan-vesna", "--key", key, "--to-stdout").output


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(secrets, "usual_place", lambda: tmp_path / "nowhere" / "key.txt")
    return Desk(tmp_path)


def test_a_secret_key_is_for_its_owner_only_and_never_overwritten(desk):
    assert desk.key.stat().st_mode & 0o777 == 0o600 and desk.key.parent.stat().st_mode & 0o777 == 0o700
    assert "never overwritten" in desk.run("keys", "new", "--out", desk.key, code=1).output
    assert "AGE-SECRET-KEY" not in desk.run("keys", "list").output
    assert "must not lie in the folder" in desk.run("keys", "new", "--out", desk.root / "key.txt", code=1).output


def test_what_is_sealed_is_shown_to_who_has_a_key(desk):
    said = desk.run("seal", "orlan-vesna", "address", "telephone", typed=f"{ADDRESS}\n{PHONE}\n")
    assert "sealed for anna, paper" in said.output
    assert ADDRESS in desk.unsealed(desk.key) and PHONE in desk.unsealed(desk.paper)
    assert held_anywhere(desk.root, ADDRESS, PHONE) == []
    assert "orlan-vesna: address (empty) → “held”" in desk.run("signatories", "history").output


def test_it_is_not_printed_where_nobody_looks(desk):
    desk.seal_address()
    refused = desk.run("unseal", "orlan-vesna", "--key", desk.key, code=2)
    assert "--to-stdout" in refused.output and ADDRESS not in refused.output
    assert "--to-stdout" in desk.run("keys", "new", "--recovery", code=2).output


@pytest.mark.parametrize("how", ["none", "wrong", "missing", "open", "no key"])
def test_without_the_right_key_one_is_told_who_can_open_it(desk, tmp_path, how):
    desk.seal_address()
    other = tmp_path / "other.txt"
    arguments: list[object] = ["--key", other]
    if how == "none":
        arguments = []
    elif how == "wrong":
        desk.run("keys", "new", "--out", other)
    elif how == "open":
        shutil.copy(desk.key, other)
        other.chmod(0o644)
    elif how == "no key":
        other.write_text("hello")
        other.chmod(0o600)
    said = desk.run("unseal", "orlan-vesna", "--to-stdout", *arguments, code=1).output
    wanted = {
        **dict.fromkeys(("none", "wrong"), "can be opened by: anna or paper"),
        "missing": "cannot be read",
        "open": "Others than you can read",
        "no key": "holds no secret key",
    }
    assert wanted[how] in said and ADDRESS not in said


def test_a_passphrase_protects_a_key(desk, tmp_path):
    desk.seal_address()
    mine = tmp_path / "locked.txt"
    made = desk.run("keys", "new", "--out", mine, "--passphrase", typed="four words\nfour words\n")
    desk.add("key-locked", made.output, "--key", desk.key)
    assert b"SECRET" not in mine.read_bytes()
    opened = desk.run("unseal", "orlan-vesna", "--key", mine, "--to-stdout", typed="four words\n")
    assert ADDRESS in opened.output
    refused = desk.run("unseal", "orlan-vesna", "--key", mine, "--to-stdout", typed="three words\n", code=1)
    assert "passphrase does not open" in refused.output and ADDRESS not in refused.output


def test_a_key_named_in_the_environment_is_used(desk):
    desk.seal_address()
    assert ADDRESS in desk.run("unseal", "orlan-vesna", "--to-stdout", COMPLAINT_KEY=str(desk.key)).output


def test_rotating_replaces_ones_own_key_and_keeps_the_old_one_aside(desk):
    desk.seal_address()
    old = desk.key.read_text()
    desk.run("keys", "rotate", "key-anna", "--key", desk.key)
    assert ADDRESS in desk.unsealed(desk.key) and ADDRESS in desk.unsealed(desk.paper)
    (aside,) = desk.key.parent.glob("key.txt.until-*")
    assert aside.read_text() == old
    assert "None of your secret keys" in desk.run("unseal", "orlan-vesna", "--key", aside, "--to-stdout", code=1).output


def test_a_rotation_that_was_cut_off_shuts_nobody_out(desk):
    desk.seal_address()
    before = desk.key.read_bytes()
    desk.run("keys", "rotate", "key-anna", "--key", desk.key)
    desk.key.rename(desk.key.with_name("key.txt.new"))  # killed before the files changed places
    desk.key.write_bytes(before)
    desk.key.chmod(0o600)
    assert ADDRESS in desk.unsealed(desk.key)


def test_a_key_that_is_taken_out_opens_nothing_any_more(desk, tmp_path):
    desk.seal_address()
    boris = tmp_path / "boris.txt"
    desk.add("key-boris", desk.run("keys", "new", "--out", boris).output, "--key", desk.key)
    assert ADDRESS in desk.unsealed(boris)
    said = desk.run("keys", "remove", "key-boris", "--key", desk.key)
    assert "older copies" in said.output
    assert "anna or paper" in desk.run("unseal", "orlan-vesna", "--key", boris, "--to-stdout", code=1).output
    assert "only 1 keys would be left" in desk.run("keys", "remove", "key-paper", "--key", desk.key, code=1).output


def test_a_scan_of_a_power_of_attorney_is_sealed_and_given_out(desk):
    scan = desk.root / "signatories/power.pdf"
    scan.write_bytes(b"%PDF-1.4 signed by hand")
    desk.run("seal", "orlan-vesna", "--file", scan)
    assert not scan.exists()
    sum_ = re.search(r"SHA-256 (\w{64})", desk.unsealed(desk.key))[1]
    given = desk.run("unseal", "orlan-vesna", "--key", desk.key, "--scan", sum_[:8], "--to-stdout")
    assert given.stdout_bytes == b"%PDF-1.4 signed by hand"


def editor(folder: Path, what: str) -> str:
    path = folder / "editor.py"
    path.write_text(EDITOR + what)
    return shlex.join([sys.executable, str(path)])


def test_the_editor_works_in_memory_and_leaves_nothing_behind(desk, tmp_path):
    desk.seal_address()
    seen = tmp_path / "where"
    what = (
        f"pathlib.Path({str(seen)!r}).write_text(f'{{p}} {{p.stat().st_mode:o}} {{p.parent.stat().st_mode:o}}'); "
        f"p.write_text(p.read_text().replace('Poplar Lane 5', 'Elm Street 1'))"
    )
    said = desk.run("unseal", "orlan-vesna", "--edit", "--key", desk.key, EDITOR=editor(tmp_path, what), VISUAL="")
    path, mode, folder_mode = seen.read_text().split()
    assert Path(path).parents[1] == MEMORY and mode.endswith("600") and folder_mode.endswith("700")
    assert not Path(path).parent.exists()
    assert "address changed (private)" in said.output and "Elm" not in said.output and "telephone" not in said.output
    assert "Elm Street 1, Lindenau" in desk.unsealed(desk.paper) and "Poplar" not in desk.unsealed(desk.paper)
    assert held_anywhere(tmp_path, "Elm Street 1", ADDRESS, PHONE) == [str(tmp_path / "editor.py")]
    assert len(names_in(desk.root)) == 1


@pytest.mark.parametrize(
    "what",
    [
        "p.write_text('orlan-vesna: {address: [')",
        "p.write_text('orlan-vesna: {address: \"\"}')",
        "p.write_text('drozd-pavel: {address: Elsewhere}')",
        "p.write_text('orlan-vesna: Elsewhere')",
        "sys.exit(1)",
    ],
)
def test_what_cannot_be_read_after_the_editor_changes_nothing(desk, tmp_path, what):
    desk.seal_address()
    said = desk.run(
        "unseal", "orlan-vesna", "--edit", "--key", desk.key, EDITOR=editor(tmp_path, what), VISUAL="", code=1
    )
    assert "nothing was changed" in said.output and "Elsewhere" not in said.output and ADDRESS not in said.output
    assert ADDRESS in desk.unsealed(desk.key)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_leaves_nothing_readable(desk, tmp_path, number):
    desk.seal_address()
    there = tmp_path / "there"
    waiting = editor(tmp_path, f"import time; pathlib.Path({str(there)!r}).write_text(str(p)); time.sleep(30)")
    command = [sys.executable, "-m", "complaint", "unseal", "orlan-vesna", "--edit", "--key", str(desk.key)]
    environment = {**os.environ, "EDITOR": waiting, "VISUAL": ""}
    process = subprocess.Popen([*command, "--project", str(desk.root)], env=environment, start_new_session=True)
    while not there.exists() or not there.read_text():
        assert process.poll() is None, "it ended before the editor was open"
        time.sleep(0.02)
    path = Path(there.read_text())
    assert path.exists()
    if number == signal.SIGKILL:
        os.killpg(process.pid, number)
        process.wait()
        assert path.exists()  # in memory, for its owner only, until the next call
        desk.run("unseal", "orlan-vesna", "--edit", "--key", desk.key, EDITOR="true", VISUAL="")
    else:
        os.kill(process.pid, number)
        process.wait()
        os.killpg(process.pid, signal.SIGTERM) if _alive(process.pid) else None
    assert not path.exists() and not path.parent.exists()
    assert held_anywhere(tmp_path, ADDRESS, PHONE) == []


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_no_command_tells_what_is_sealed_or_was_typed_and_no_temporary_folder_keeps_it(desk, tmp_path):
    """Every call that has to do with it, right and wrong, with a value that could stand anywhere."""
    before = set(Path(tempfile.gettempdir()).iterdir())
    private = "Zq7 Крутая 5‑ҚҰ"
    said = [
        desk.run("seal", "orlan-vesna", "address", typed=f"{private}\n").stdout,
        desk.run("seal", "orlan-vesna", "surname", typed=f"{private}\n", code=2).output,
        desk.run("seal", "orlan-vesna", "birth_date", typed=f"{private}\n", code=1).output.replace(
            private, "", 1
        ),  # echoed
        desk.run("seal").output,
        desk.run("keys", "reseal", "--key", desk.key).output,
        desk.run("keys", "list", "--format", "json").output,
        desk.run("check", code=1).output,
        desk.run("signatories", "--format", "csv", code=1).output,
        desk.run("signatories", "history", "--format", "json").output,
    ]
    assert not [text for text in said if "Zq7" in text or "Крутая" in text]
    assert held_anywhere(desk.root, private, "Zq7") == []
    new = [path for path in Path(tempfile.gettempdir()).iterdir() if path not in before and path.is_dir()]
    assert not [found for folder in new if "pytest" not in folder.name for found in held_anywhere(folder, private)]
