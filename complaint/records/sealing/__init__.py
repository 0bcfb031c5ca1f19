"""Private data, sealed: what must not lie readable beside the list stands in files that a few people's keys open.

The files are in the age format (age-encryption.org/v1), so that they can be opened without this program, too. Sealing
needs public keys only, which stand in `signatories/keys.yaml`. Nothing here prints, asks the clock or writes plain text
to a disk, and no problem says what a sealed value is.
"""
