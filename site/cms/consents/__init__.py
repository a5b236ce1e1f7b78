"""Consents: what depends on them, and what a withdrawal removes."""
