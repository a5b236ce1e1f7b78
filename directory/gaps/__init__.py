"""Where a service is missing or not known: the rules, the page and its file."""
