"""`complaint desk`: the local web page for the same work as the command line."""

from __future__ import annotations

import webbrowser
from datetime import datetime
from pathlib import Path

import click

from complaint.bounds import Bounds
from complaint.commands.building import bounds_options
from complaint.commands.options import project_option
from complaint.commands.telling import name_of_user


@click.command(short_help="Open the local web page for the same work.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="NUMBER", help="The port; any if not given.")
@click.option("--by", metavar="NAME", help="Who sits at the desk, for the history; if not given, the name git knows.")
@click.option("--no-browser", is_flag=True, help="Print the address only, and open no browser.")
@bounds_options
@project_option
def desk(port: int, by: str | None, no_browser: bool, gigabytes: float, minutes: float, root: Path) -> None:
    """Open the desk: a web page on this machine over the records of the project.

    Only this machine can reach it, and only with the address that is printed. Other commands, and other desks, may work
    on the same project meanwhile. Ctrl+C closes it.
    """
    from waitress import create_server  # only here: other commands shall not wait for it

    from complaint.desk import create_app
    from complaint.desk.guard import new_token

    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    token = new_token()
    app = create_app(
        root,
        token=token,
        who=by or name_of_user(root),
        clock=lambda: datetime.now().astimezone(),
        within=Bounds(gigabytes, minutes),
    )
    try:
        server = create_server(app, host="127.0.0.1", port=port, threads=4, ident="desk")
    except OSError as reason:
        raise click.UsageError(f"port {port} cannot be used ({reason.strerror}); leave --port out") from None
    address = f"http://127.0.0.1:{server.effective_port}/{token}/"
    click.echo(f"The desk is open at {address}")
    click.echo("Whoever knows this address can read and change the records on this machine. Ctrl+C closes it.")
    if not no_browser:
        webbrowser.open(address)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
