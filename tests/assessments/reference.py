"""The figures of an analysis reckoned once more, slowly, from their definitions.

It shares no code with the product: lists of {question: points} and loops.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import ceil, sqrt

type Marks = Sequence[Mapping[int, float]]  # for each paper, question -> points


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def kr20(papers: Marks) -> float:
    """Kuder and Richardson's formula 20, of right and wrong answers on one paper."""
    questions = list(papers[0])
    k = len(questions)
    totals = [sum(one.values()) for one in papers]
    middle = mean(totals)
    variance = mean([(one - middle) ** 2 for one in totals])
    shares = [mean([one[question] for one in papers]) for question in questions]
    return k / (k - 1) * (1 - sum(p * (1 - p) for p in shares) / variance)


def paper_figures(papers: Marks) -> tuple[float, float, float | None, float | None]:
    """(mean, deviation, alpha, error) by every pair of questions that a person had."""
    means = _means(papers)
    k = mean([len(one) for one in papers])
    own = both = 0.0
    for paper in papers:
        for question, points in paper.items():
            own += (points - means[question]) ** 2
        for first, second in combinations(paper, 2):
            both += 2 * (paper[first] - means[first]) * (paper[second] - means[second])
    variance = (own + both) / len(papers)
    total = mean([sum(one.values()) for one in papers])
    if k <= 1 or variance <= 1e-9:
        return total, sqrt(max(variance, 0)), None, None
    alpha = k / (k - 1) * both / (own + both)
    return total, sqrt(variance), alpha, sqrt(variance * max(1 - alpha, 0))


def item_figures(papers: Marks, question: int) -> dict[str, float | int | None]:
    """Facility, discrimination against the rest, and the groups of 27 in a hundred."""
    drawn = [one for one in papers if question in one]
    points = [one[question] for one in drawn]
    rest = [_rest(one, question) for one in drawn]
    figures: dict[str, float | int | None] = {
        "takers": len(drawn),
        "facility": mean(points),
        "discrimination": None,
        "upper": None,
        "lower": None,
    }
    if rest[0] is None:
        return figures
    known = [one for one in rest if one is not None]
    figures["discrimination"] = _correlation(points, known)
    band = ceil(0.27 * len(drawn))
    best = sorted(known, reverse=True)[band - 1]
    worst = sorted(known)[band - 1]
    pairs = list(zip(points, known, strict=True))
    figures["upper"] = mean([point for point, one in pairs if one >= best])
    figures["lower"] = mean([point for point, one in pairs if one <= worst])
    return figures


def _rest(paper: Mapping[int, float], question: int) -> float | None:
    others = [points for one, points in paper.items() if one != question]
    return round(mean(others), 12) if others else None


def _means(papers: Marks) -> dict[int, float]:
    given: dict[int, list[float]] = {}
    for paper in papers:
        for question, points in paper.items():
            given.setdefault(question, []).append(points)
    return {question: mean(points) for question, points in given.items()}


def _correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    if len(set(first)) == 1 or len(set(second)) == 1:
        return None
    x, y = mean(first), mean(second)
    pairs = list(zip(first, second, strict=True))
    apart = sum((a - x) * (b - y) for a, b in pairs)
    return apart / sqrt(
        sum((a - x) ** 2 for a in first) * sum((b - y) ** 2 for b in second)
    )
