"""Searching the boards: an index of stems of our own, so that no engine changes the results."""
