"""Forms for boards, topics and posts."""
