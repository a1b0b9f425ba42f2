"""Slides are uploaded as pictures and kept small: a phone gets one each few minutes."""

import io
from collections.abc import Sequence
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from kernel import audit
from kernel.errors import DomainError
from live.broadcast import publish
from live.models import LiveSession, Slide, SlideDeck
from live.selectors.room import slide_value
from people.models import User

MOST_SLIDES = 200
WIDEST = 1280
MOST_PIXELS = 40_000_000
QUALITY = 70
FORMATS = ("PNG", "JPEG", "WEBP")


class NotAPicture(DomainError):
    message = _("A file is not a picture. Use PNG, JPEG or WebP.")


class TooManySlides(DomainError):
    message = _("A session has at most 200 slides. Leave some out.")


@transaction.atomic
def set_slides(
    *,
    session: LiveSession,
    files: Sequence[IO[bytes] | UploadedFile[Any]],
    actor: User | None,
) -> int:
    """Make ``files`` the slides of ``session``, in their order; all of them or none.

    Raises:
        NotAPicture, TooManySlides: nothing is changed.
    """
    if len(files) > MOST_SLIDES:
        raise TooManySlides
    pictures = [small(one) for one in files]
    drop_decks(session=session)
    return keep_slides(session=session, pictures=pictures, actor=actor)


@transaction.atomic
def keep_slides(
    *,
    session: LiveSession,
    pictures: Sequence[tuple[bytes, tuple[int, int]]],
    actor: User | None,
) -> int:
    """Put ``pictures``, as ``small`` makes them, in the place of the slides there are."""
    session = LiveSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    session.slides.all().delete()
    for position, (picture, size) in enumerate(pictures, start=1):
        slide = Slide(session=session, position=position, width=size[0], height=size[1])
        slide.file.save(f"{slide.uid}.webp", ContentFile(picture), save=False)
        slide.save()
    LiveSession.objects.filter(pk=session.pk).update(slide=1 if pictures else 0)
    audit.record(
        actor=actor, verb="session.slides_set", target=session, count=len(pictures)
    )
    if session.is_running:  # those who see the old ones see the first of the new
        session.slide = 1 if pictures else 0
        publish(session=session, key="slide", value=slide_value(session))
    return len(pictures)


def drop_decks(*, session: LiveSession) -> None:
    """Forget what waits to be drawn, and its files once that is committed."""
    for deck in session.decks.filter(done_at=None):
        drop_file(deck)
        deck.delete()


def drop_file(deck: SlideDeck) -> None:
    store, name = deck.file.storage, deck.file.name or ""
    deck.file.name = ""
    if name:
        transaction.on_commit(lambda: store.delete(name))


def small(file: IO[bytes] | UploadedFile[Any]) -> tuple[bytes, tuple[int, int]]:
    """The picture as WebP at most 1280 wide, without what its maker wrote into it."""
    try:
        with Image.open(file, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPicture
            plain = picture.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NotAPicture from error
    except Image.DecompressionBombError as error:
        raise NotAPicture from error
    plain.thumbnail((WIDEST, WIDEST))
    told = io.BytesIO()
    plain.save(told, "WEBP", quality=QUALITY)
    return told.getvalue(), plain.size
