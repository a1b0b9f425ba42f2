"""The access matrix: every address is called by every kind of person.

An app lists its addresses in ``tests/access/rows/<app>.py`` as ``ROWS``. A row names
the route, how to make its arguments for a side of the world, and where its object
lives; who may call it follows from the view's ``@policy``. An address without a row or
a view without a policy fails the suite.
"""
