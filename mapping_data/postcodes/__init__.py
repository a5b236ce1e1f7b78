"""Postcodes: recognising them, masking them, and looking them up in a read-only file."""
