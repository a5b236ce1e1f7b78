"""What may be attached to a post, and what is done with a file before it is kept.

Nothing is believed: not the name, not the type that a browser states. A file is opened as what
its ending says, and what others get is written anew where that can be done.
"""
