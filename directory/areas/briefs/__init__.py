"""The printable one-page brief of an authority or a region."""
