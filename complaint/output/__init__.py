"""What we hand over: blocks become DOCX and PDF, are read back and listed in a manifest."""
