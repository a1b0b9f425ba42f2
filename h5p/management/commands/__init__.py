"""Commands of H5P."""
