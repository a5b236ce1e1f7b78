"""Pages, charts and files of the figures that others published."""
