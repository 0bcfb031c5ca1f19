"""Lists of people as sheets: one row for each person, in whatever files the records stand, and sheets from others."""
