"""What we will say: records become facts, a selection for one recipient, and a document in blocks."""
