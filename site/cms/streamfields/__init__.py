"""Reading stream fields: walking through blocks and prefetching their records."""
