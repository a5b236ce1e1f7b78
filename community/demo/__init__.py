"""A made-up board, by which somebody can see what the community is: `make demo`."""
