"""What the coverage page shows."""
