"""What the gap page shows."""
