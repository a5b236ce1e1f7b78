"""What the moderation pages show."""
