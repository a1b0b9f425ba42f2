"""How static files are stored for serving."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Files named by their contents and compressed; ES modules find each other."""

    support_js_module_import_aggregation = True
