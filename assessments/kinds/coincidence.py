"""How likely it is that people answer alike by chance.

Model. People answer independently. Person i is right on question v with probability
p = 1 / (1 + exp(-(a_i + b_v))): b_v is the log-odds of the question's facility in the round,
a_i fits the person's own number of right answers. A wrong answer is one of those observed,
with its share among the wrong answers to the question. Given the answers of the first of k
people, the others give just the same with the product of their probabilities over the
questions that both were asked. Reported is a group whose product, times the number of groups
of its size that the round holds (Bonferroni), lies below ``BOUND``. Who has all right is
likely to agree with others who have, so full marks are never reported.

Source: the idea of holding identical wrong answers against their chance is that of the
indices of answer copying; cf. J. A. Wollack, "A nominal response model approach for
detecting answer copying", Applied Psychological Measurement 21 (1997), sections 2 and 3.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import comb, exp, log

BOUND = 0.01  # false groups to be expected in a round of honest people
LEAST_COMMON = 5  # questions that both were asked
STEPS = 40

type Answer = tuple[str, bool]  # what was chosen, as one word; whether it is right
type Answers = Mapping[int, Answer]  # by question version


class Coincidence:
    """The model, fitted to the answers of a round."""

    def __init__(self, sittings: Sequence[Answers], cell_sizes: Sequence[int]) -> None:
        self.cell_sizes = cell_sizes
        self.right: Counter[int] = Counter()
        self.asked: Counter[int] = Counter()
        self.wrong: dict[int, Counter[str]] = defaultdict(Counter)
        for answers in sittings:
            for question, (word, is_right) in answers.items():
                self.asked[question] += 1
                if is_right:
                    self.right[question] += 1
                else:
                    self.wrong[question][word] += 1

    def groups(self, cell: Sequence[Answers]) -> Iterator[tuple[list[int], float]]:
        """Groups of places in ``cell`` that agree beyond chance, with their bound."""
        for group in _alike(cell):
            first = cell[group[0]]
            chance = sum(self._log_chance(first, cell[one]) for one in group[1:])
            tried = sum(comb(size, len(group)) for size in self.cell_sizes)
            bound = chance + log(max(tried, 1))
            if bound < log(BOUND):
                yield group, exp(bound)

    def _log_chance(self, first: Answers, other: Answers) -> float:
        """Log-probability that ``other`` answers as ``first`` did where both were asked."""
        ability = self._ability(other)
        total = 0.0
        for question, (word, is_right) in first.items():
            if question not in other:
                continue
            right = 1 / (1 + exp(-(ability + self._ease(question))))
            wrong = self.wrong[question]
            share = (wrong[word] + 1) / (wrong.total() + len(wrong) + 1)
            total += log(right if is_right else (1 - right) * share)
        return total

    def _ease(self, question: int) -> float:
        right, asked = self.right[question] + 1, self.asked[question] + 2
        return log(right / (asked - right))

    def _ability(self, answers: Answers) -> float:
        """The ability at which one expects as many right answers as there are."""
        count = len(answers)
        right = sum(is_right for _, is_right in answers.values())
        wanted = count * (right + 0.5) / (count + 1)
        low, high = -12.0, 12.0
        eases = [self._ease(one) for one in answers]
        for _ in range(STEPS):
            middle = (low + high) / 2
            if sum(1 / (1 + exp(-(middle + one))) for one in eases) < wanted:
                low = middle
            else:
                high = middle
        return (low + high) / 2


def _alike(cell: Sequence[Answers]) -> Iterator[list[int]]:
    """Places whose answers are all the same where both were asked, as groups."""
    taken: set[int] = set()
    for place, answers in enumerate(cell):
        if place in taken:
            continue
        others = range(place + 1, len(cell))
        group = [place]
        group += [
            one for one in others if one not in taken and _agree(answers, cell[one])
        ]
        if len(group) > 1:
            taken.update(group)
            yield group


def _agree(one: Answers, other: Answers) -> bool:
    common = 0
    for question, answer in one.items():
        theirs = other.get(question)
        if theirs is None:
            continue
        if theirs != answer:
            return False
        common += 1
    return common >= LEAST_COMMON
