"""Services, claims and other directory records in the admin."""
