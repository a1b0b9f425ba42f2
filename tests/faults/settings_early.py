"""The product's settings with the broken control in front."""

from lms.settings.production import *  # noqa: F403
from lms.settings.production import MIDDLEWARE

MIDDLEWARE = ["tests.faults.early.AcknowledgeFirst", *MIDDLEWARE]
