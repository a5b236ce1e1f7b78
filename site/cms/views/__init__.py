"""Views of pages and of earlier versions."""
