"""Searches of people, without diacritics."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, FloatField, Q, QuerySet, Value, When

from people.kinds.name import search_key
from people.kinds.text import plain
from people.models import Person


def matching(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Those of ``people`` whom ``words`` may mean, best first; all for no words.

    A code or card number as typed, a name that holds all the words (those whose name
    ends in them first: the given name comes last), then names that resemble it.
    """
    typed = plain(words)
    key = search_key(typed)
    if not key:
        return people
    numbers = Q(code__istartswith=typed) | Q(card_number__istartswith=typed)
    holds = Q()
    for word in key.split(" "):
        holds &= Q(name_key__contains=word)
    near = Q(name_key__trigram_word_similar=key)
    rank = Case(
        When(Q(code__iexact=typed) | Q(card_number=typed), then=Value(5.0)),
        When(name_key=key, then=Value(4.0)),
        When(name_key__endswith=f" {key}", then=Value(3.0)),
        When(holds | numbers, then=Value(2.0)),
        default=TrigramWordSimilarity(key, "name_key"),
        output_field=FloatField(),
    )
    found = people.filter(numbers | holds | near)
    return found.annotate(rank=rank).order_by("-rank", "sort_key", "pk")
