"""Work of H5P in the background."""

from h5p.services.temp_file import forget_old


def forget_temp_files() -> None:
    forget_old()
