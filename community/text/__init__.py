"""Reading and formatting of what members write."""
