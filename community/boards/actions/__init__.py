"""Changes to boards, topics, posts and drafts, each in one transaction."""
