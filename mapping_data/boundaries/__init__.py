"""Boundaries of the authorities, derived from the positions of postcodes.

`files` reads the committed result and needs the standard library alone.
Everything else rebuilds it (`manage.py build_boundaries`) and needs the
`geography` and `postcodes` dependency groups, so nothing but the command
imports it.
"""
