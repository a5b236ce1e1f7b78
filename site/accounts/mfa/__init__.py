"""The second step at sign-in: who needs it, and resetting it."""
