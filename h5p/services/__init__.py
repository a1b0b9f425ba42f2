"""What is done with H5P."""
