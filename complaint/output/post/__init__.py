"""What goes into the post: addresses that fit their window or label, sheets of labels, envelopes, the print run."""
