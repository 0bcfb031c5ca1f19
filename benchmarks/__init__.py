"""Speed and memory of the stages, measured on the 2018 complaint and on made-up ones. Run with `make bench`."""
