"""Who is notified of what, and the tasks that write it to them."""
