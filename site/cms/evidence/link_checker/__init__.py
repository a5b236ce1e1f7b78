"""Checks whether the links of references still work."""
