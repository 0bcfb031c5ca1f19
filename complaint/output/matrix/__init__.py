"""Who can go where, as a spreadsheet and as a page: two writers of one `Matrix`.

Both say with words what they say with colours, and are the same bytes whenever the matrix is.
"""
