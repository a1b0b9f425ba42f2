"""What is typed and sent about H5P."""
