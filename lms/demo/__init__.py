"""A made-up province for the demo and for measurements.

Everything in it is invented: the province, its communes, the people and their numbers.
The generators (``names``, ``tree``, ``register``) are pure and follow from a seed; the
loaders write by COPY into an empty database.
"""
