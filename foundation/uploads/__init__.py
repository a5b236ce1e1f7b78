"""Inspection of uploads: what a file really is, what of it is kept, and why it is refused.

Nothing is believed: not the name, not the type that a browser states. Each app chooses the types
that it takes and the sizes that it allows.
"""
