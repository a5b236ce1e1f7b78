"""Signing in: forms, sessions, lockout after wrong passwords."""
