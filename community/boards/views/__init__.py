"""Pages of boards, topics, posts and drafts."""
