"""Installed packages that are known to be weak are told, without asking anybody."""

from __future__ import annotations

import pytest
from packaging.version import Version

from complaint.output.weaknesses import as_of, installed, known_weaknesses, weak
from complaint.problems import Severity


def test_an_old_version_is_told_with_what_is_wrong_and_what_to_do() -> None:
    (found,) = weak({"lxml": "6.0.2", "jinja2": "3.1.6", "unknown": "0.1"})

    assert (found.severity, found.code, found.place.file) == (Severity.ERROR, "weakness", "lxml 6.0.2")
    assert "CVE-2026-41066" in found.message
    assert "6.1.0 or later" in found.hint


@pytest.mark.parametrize("weakness", known_weaknesses(), ids=lambda one: f"{one.package} {one.closed_in}")
def test_each_is_told_below_its_version_and_not_from_it_on(weakness) -> None:
    told = [found.message for found in weak({weakness.package: weakness.closed_in})]
    assert not any(weakness.advisory in message for message in told)
    told = [found.message for found in weak({weakness.package: f"{weakness.closed_in}rc1"})]
    assert any(weakness.advisory in message for message in told)


def test_a_version_that_is_none_is_not_taken_for_a_good_one() -> None:
    (found,) = weak({"jinja2": "unknown"})
    assert found.severity is Severity.WARNING


def test_what_is_installed_here_is_not_known_to_be_weak() -> None:
    versions = installed()
    assert list(weak(versions)) == []
    assert {one.package for one in known_weaknesses()} <= versions.keys()
    assert Version(versions["ruamel-yaml"])


def test_the_command_tells_what_it_looked_for_and_how_to_ask_for_more(complaint) -> None:
    result = complaint("audit", "--packages")

    assert result.exit_code == 0
    assert f"looked for {len(known_weaknesses())} weaknesses, as they were known on {as_of()}" in result.output
    assert "pip-audit" in result.output
