"""Forms for reports and moderation decisions."""
