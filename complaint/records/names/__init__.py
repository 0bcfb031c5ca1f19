"""Names of persons: two alphabets, many spellings, and the question who of the list is meant."""
