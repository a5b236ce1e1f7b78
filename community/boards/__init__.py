"""Boards, topics and posts: writing, reading, drafts, mentions, quotes and tags."""
