"""Which authorities have a service: the rules, the claims, the map page and its files."""
