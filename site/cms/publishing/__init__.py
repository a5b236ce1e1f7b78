"""Who may publish: the second person, the author of a revision, fixed URLs."""
