"""Summaries of topics, and the consent of the people quoted."""
