"""How much less cases tell when they come in clusters: repeats, paraphrases and twins of one item answer alike.

The design effect (L. Kish, Survey Sampling, 1965) is the variance of a share over clusters, by the ratio estimator,
divided by the variance of as many independent cases. It cannot be estimated where no case, or every case, failed, and
hardly where few did. Two clusters are therefore added before it is estimated, one wholly failed and one wholly passed
(as A. Agresti and B. Coull, The American Statistician 52 (1998), add cases): without failures the effect then is the
size of the largest cluster, which is the cautious reading, and it comes down as failures spread over clusters.
"""

from collections.abc import Iterable

from shirushi.verdict.standing import MILLION


def design_effect(clusters: Iterable[tuple[int, int, int]]) -> int:
    """The design effect in ppm of clusters given as (failed, cases, how many such clusters), rounded up.

    Between 1,000,000 (every case tells as much as one alone) and the size of the largest cluster; of no cluster, and of
    clusters of one case each, 1,000,000.
    """
    several = tuple(clusters)
    largest = max((of for _, of, _ in several), default=1)
    if largest == 1:
        return MILLION
    several += ((largest, largest, 1), (0, largest, 1))
    count = sum(times for _, _, times in several)
    cases = sum(of * times for _, of, times in several)
    failed = sum(bad * times for bad, _, times in several)
    if failed >= cases:  # only in a forged record
        return largest * MILLION
    apart = sum(times * (bad * cases - failed * of) ** 2 for bad, of, times in several)
    effect = -(-apart * count * MILLION // ((count - 1) * cases * failed * (cases - failed)))
    return min(max(effect, MILLION), largest * MILLION)
