"""Settings of a developer's machine."""

import os

os.environ.setdefault("LMS_SECRET_KEY", "development-only-key-never-used-elsewhere-01")

from lms.settings.base import *  # noqa: F403
from lms.settings.base import STORAGES

DEBUG = True
SHOW_COMPONENTS = True
STYLES_IN_ONE = False
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
