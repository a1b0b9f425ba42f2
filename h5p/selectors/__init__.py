"""What is read of H5P."""
