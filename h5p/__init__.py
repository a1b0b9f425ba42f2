"""H5P: interactive content made elsewhere or here, played for practice."""
