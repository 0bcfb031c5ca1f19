"""complaint turns checked records of many people into complaint filings, as DOCX and PDF."""

__version__ = "0.1.0"
