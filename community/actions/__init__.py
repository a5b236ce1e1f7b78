"""Every change of state in the community: verb first, atomic, with its audit row."""
