"""Pure values of H5P."""
