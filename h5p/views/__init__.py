"""Pages and addresses of H5P."""
