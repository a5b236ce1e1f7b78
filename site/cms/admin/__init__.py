"""What the Wagtail admin shows to editors."""
