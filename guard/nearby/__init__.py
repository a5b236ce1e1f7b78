"""What stands near one another: neither word tells who a family is, and the two together do.

The other rules know the forms in which such things are written; these ask only that all parts
stand within a sentence or two, and that nothing there speaks of many, of work or of books.
"""
