"""What the pages of authorities and regions show."""
