"""Deleting an account, and downloading what it wrote."""
