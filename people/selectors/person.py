"""Searches of people, without diacritics."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from people.kinds.name import search_key
from people.kinds.text import plain
from people.models import Person


def matching(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Those of ``people`` whom ``words`` may mean, best first; all for no words.

    A code or card number as typed, a name that holds all the words (those whose name
    ends in them first: the given name comes last); if there is none, names that
    resemble it.
    """
    typed = plain(words)
    key = search_key(typed)
    if not key:
        return people
    numbers = Q(code__istartswith=typed) | Q(card_number__istartswith=typed)
    holds = Q()
    for word in key.split(" "):
        holds &= Q(name_key__contains=word)
    exact = people.filter(numbers | holds)
    if not exact.exists():  # only then is it worth looking for what resembles it
        near = TrigramWordSimilarity(key, "name_key")
        found = people.filter(name_key__trigram_word_similar=key)
        return found.annotate(rank=near).order_by("-rank", "sort_key", "pk")
    rank = Case(
        When(Q(code__iexact=typed) | Q(card_number=typed), then=Value(4)),
        When(name_key=key, then=Value(3)),
        When(name_key__endswith=f" {key}", then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return exact.annotate(rank=rank).order_by("-rank", "sort_key", "pk")
