"""What hurried colleagues write of one family: without capitals, labels or whole sentences.

The other rules know the forms in which such things are written out. These read the words around
a stretch: whether they speak of one family, and whether they speak of books, events or bodies.
"""
