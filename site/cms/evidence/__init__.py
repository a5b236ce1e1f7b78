"""The evidence library: what is asked of it, what answers, and the files that take it away."""
