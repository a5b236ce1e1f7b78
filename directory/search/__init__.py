"""Search: a frozen query in; ids, groups and counts out. Views know no engine."""
