"""Applying to join, profiles and display names."""
