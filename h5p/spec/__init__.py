"""What H5P is, in pure Python: packages, semantics, dependencies. No database, no Django."""
