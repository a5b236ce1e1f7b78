"""Loads the pages, spotlights, references and glossary that the site begins with."""
