"""What comes round by itself."""

from django.core.management import call_command

from cms.services.editors import sync_editors


def follow_grants() -> None:
    """Give and take groups as grants begin and end by their dates."""
    sync_editors()


def publish_scheduled() -> None:
    """Publish and take back the pages whose time has come."""
    call_command("publish_scheduled")
