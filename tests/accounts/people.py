"""What the people of these tests sign in with."""

PASSWORD = "three quiet otters"
