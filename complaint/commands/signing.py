"""`complaint sign`: put the lawyer's electronic signature on a PDF that was built."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from complaint.commands.options import PathName, project_option
from complaint.commands.printing import problems_as_text
from complaint.output.manifest import output_of
from complaint.output.signing import signed
from complaint.output.verifying import manifest_of
from complaint.problems import ProblemsFound


@click.command(short_help="Sign a PDF with your certificate.")
@click.argument("file", metavar="FILE.pdf", type=PathName(path_type=Path, dir_okay=False))
@click.option(
    "--certificate",
    metavar="FILE.p12",
    required=True,
    type=PathName(path_type=Path, dir_okay=False),
    help="Your certificate with its key, as a PKCS #12 file (.p12 or .pfx).",
)
@click.option("--out", metavar="FILE", type=PathName(path_type=Path, dir_okay=False), help="Where to put it.")
@project_option
def sign(file: Path, certificate: Path, out: Path | None, root: Path) -> None:
    """Put your electronic signature on FILE.pdf, a file of a build, and write it beside you as …-signed.pdf.

    You are asked for the passphrase; it is nowhere kept. The file stays accessible and fit for archives. “complaint
    verify FILE.pdf” tells later who signed and whether a byte was changed. Only what a final build made can be signed.
    """
    target = out or Path(f"{file.stem}-signed.pdf")
    if target.exists():
        raise click.UsageError(f"{target.name} is there already; name another file with --out")
    for path in (file, certificate):
        if not path.is_file():
            raise click.UsageError(f"there is no file {path}")
    content = file.read_bytes()
    passphrase = click.prompt("Passphrase of the certificate", hide_input=True, default="", show_default=False)
    try:
        made = output_of(manifest_of(root / "build"), content)
        if made is None:
            raise click.UsageError(f"{file.name} is not a file of the build as it is now; build it and sign that")
        if not made["final"]:
            raise click.UsageError(f"{file.name} is not from a final build; build it with --final first")
        reason = f"{made['path']}, SHA-256 {made['sha256']}"
        target.write_bytes(signed(content, certificate, passphrase, reason))
    except ProblemsFound as found:
        problems_as_text(found.problems, to_stderr=True)
        sys.exit(1)
    click.echo(str(target))
