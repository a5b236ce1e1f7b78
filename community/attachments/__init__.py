"""What may be attached to a post, and what is done with a file before it is kept.

A file is opened as what its ending says (`foundation.uploads`), and what others get is written
again where that can be done.
"""
