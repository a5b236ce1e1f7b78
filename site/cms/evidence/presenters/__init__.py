"""What the pages of the evidence library show."""
