"""The desk: a local web page over the same records and the same code as the command line.

Pages are drawn on the server; htmx, a small library, replaces parts of them. Nothing is fetched from elsewhere, and
only who knows the address with its random token gets an answer.
"""

from complaint.desk.app import create_app

__all__ = ["create_app"]
