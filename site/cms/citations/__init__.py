"""Numbered citations and their style."""
