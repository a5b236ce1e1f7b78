"""Towns and villages by name, so that a search can start from one."""
