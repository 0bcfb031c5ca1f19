"""What people typed: files become typed records, each value with its file, line and column."""
