"""The commands of the command line, a module for each kind; the only part of the program that prints."""
