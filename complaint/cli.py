"""The command line: each `complaint COMMAND` turns its arguments into one call and the result into an exit code.

Exit codes: 0 clean or warnings only, 1 errors in what the user wrote, 2 wrong use of the command.
"""

from __future__ import annotations

import sys

import click

from complaint import __version__
from complaint.commands.breaking import keep_values_out
from complaint.commands.lazily import Commands

# Each command and the module of complaint/commands/ that holds it.
COMMANDS = {
    "check": "checking",
    "build": "building",
    "letters": "posting",
    "contacts": "contacts",
    "recipients": "listing",
    "signatories": "signatories",
    "mandate": "mandate",
    "pseudonyms": "pseudonyms",
    "key": "key",
    "keys": "keys",
    "seal": "sealing",
    "unseal": "unsealing",
    "audit": "auditing",
    "events": "listing",
    "prosecutions": "listing",
    "resolve": "resolving",
    "facts": "facts",
    "schema": "schema",
    "desk": "desk",
    "verify": "verifying",
    "sign": "signing",
    "changes": "comparing",
    "init": "starting",
    "completion": "completion",
}


@click.group(
    cls=Commands, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="complaint")
def main() -> None:
    """Make complaint filings to UN, OSCE, EU and Council of Europe bodies from checked records.

    The usual way: “complaint check” tells what is wrong with the records, “complaint build” makes the filings as DOCX
    and PDF in the folder build/. A project is a folder with the folders cases/ and signatories/ in it; “complaint init
    DIR” makes a new one. “complaint COMMAND --help” explains a command.
    """
    keep_values_out()
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a letter shows a question mark, and we go on
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
