"""The list of people as a file that staff can work in: a spreadsheet or CSV, both safe to open."""
