"""What there is to do today: on the admin's first page in short, and in full as reports.

`duties` lists them; each of the other files knows one kind of thing that waits.
"""
