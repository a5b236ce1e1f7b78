"""Emails about accounts."""
