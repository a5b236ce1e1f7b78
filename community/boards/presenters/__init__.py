"""What the pages of boards, topics and drafts show."""
