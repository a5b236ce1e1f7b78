"""The library's answer as files that reference managers read: BibTeX and RIS."""
