"""The forms of the community. Their words stand here; what they do, in `actions`."""
