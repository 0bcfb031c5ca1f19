"""Wrong use of a command: exit code 2, one line that says what was meant or may be meant, nothing written."""

from __future__ import annotations

import pytest

from tests.small_project import contents


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "Did you mean “build”?"),
        (["build", "publik"], "Did you mean “public”?"),
        (["build", "leaflet", "osce"], "there is no recipient “osce”"),
        (["build", "zzz"], "there is no recipient “zzz”"),
        (["letters", "leafet"], "Did you mean “leaflet”?"),
        (["check", "leafet"], "Did you mean “leaflet”?"),
        (["facts", "--recipient", "leafet"], "Did you mean “leaflet”?"),
        (["facts", "complainants.totl"], "Did you mean “complainants.total”?"),
        (["schema", "evnt"], "Did you mean “event”?"),
        (["build", "--date", "2030-02-30"], "not a day that exists"),
        (["build", "--date", "20300131"], "write it as 2018-11-05"),
        (["build", "--date", "2030-W05-4"], "write it as 2018-11-05"),
        (["check", "--date", "tomorrow"], "write it as 2018-11-05"),
        (["build", "--format", "odt"], "'docx', 'pdf'"),
        (["check", "--format", "xml"], "'text', 'json'"),
        (["build", "--jobs", "0"], "1<=x<=64"),
        (["build", "--jobs", "many"], "not a valid integer"),
        (["build", "--colour"], "No such option"),
        (["signatories", "Mira"], "there is no command “Mira”"),
        (["build", "--out", "{project}/README.md"], "is a file"),
        (["init"], "Missing argument 'DIR'"),
        (["init", "{project}/README.md"], "is a file"),
        (["completion", "cmd"], "'bash', 'zsh', 'fish'"),
    ],
)
def test_wrong_use(arguments, said, project, complaint):
    before = contents(project)
    own = [] if arguments[0] in ("init", "completion", "schema", "biuld") else ["--project", project]
    result = complaint(*(argument.replace("{project}", str(project)) for argument in arguments), *own)

    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert "Usage:" in result.stderr
    assert result.stdout == ""
    assert contents(project) == before
