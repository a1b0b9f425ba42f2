"""Where files lie that no address serves."""

from django.core.files.storage import Storage, storages


def private_store() -> Storage:
    """For what one person hands in; a view gives each file to whom it may."""
    return storages["private"]
