"""Pages and comparison of mapping rounds."""
