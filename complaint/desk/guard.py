"""Who gets an answer from the desk: only this machine, only who knows the address, only pages of the desk itself.

The token stands first in the path of every page, so that another program or a page from elsewhere cannot even ask.
What changes something must also come from a page of the desk, by its `Origin` and by a sign in the form. Sources:
OWASP Cross-Site Request Forgery Prevention Cheat Sheet; DNS rebinding is why the `Host` is looked at.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, Final

from flask import Flask, Response, abort, request

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})

Environ = dict[str, Any]
Start = Callable[..., Any]


def new_token() -> str:
    """A token that nobody guesses: 128 bits."""
    return secrets.token_urlsafe(16)


class BehindToken:
    """The desk below `/TOKEN`; whatever is asked elsewhere is not there, and it takes as long to say so."""

    def __init__(self, inner: Callable[[Environ, Start], Iterable[bytes]], token: str) -> None:
        self.inner, self.token = inner, token

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        head, _, rest = environ.get("PATH_INFO", "").lstrip("/").partition("/")
        if not hmac.compare_digest(head.encode("utf-8", "replace"), self.token.encode()):
            body = b"There is nothing here. Open the desk at the address that the program printed.\n"
            start("404 Not Found", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
            return [body]
        environ["SCRIPT_NAME"] = f"/{self.token}"
        environ["PATH_INFO"] = f"/{rest}"
        return self.inner(environ, start)


def guard(app: Flask, token: str) -> None:
    """Put the guard before every page of the app and its headers on every answer."""
    sign = hmac.new(secrets.token_bytes(32), token.encode(), sha256).hexdigest()
    app.wsgi_app = BehindToken(app.wsgi_app, token)  # type: ignore
    app.jinja_env.globals["sign"] = sign

    @app.before_request
    def refuse() -> None:
        if request.host.rsplit(":", 1)[0] not in HOSTS:
            abort(421)
        if request.method in SAFE:
            return
        origin = request.headers.get("Origin")
        if origin is not None and origin != request.host_url.rstrip("/"):
            abort(403)
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            abort(403)
        given = request.headers.get("X-Sign") or request.form.get("sign", "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), sign.encode()):
            abort(403)

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
