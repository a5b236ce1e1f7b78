"""What a reader gets from the site, as plain text files: `python -m scripts.save_texts`."""
