from stats import RunningStats


def make(values):
    stats = RunningStats()
    for value in values:
        stats.add(value)
    return stats


def test_mean_and_deviation():
    stats = make([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])
    assert stats.mean == 5.0
    assert abs(stats.variance - 32.0 / 7) < 1e-12


def test_percentile():
    stats = make(range(1, 101))
    assert [stats.percentile(p) for p in (0, 1, 50, 99, 100)] == [1, 1, 50, 99, 100]


def test_histogram():
    assert make([0.0, 1.0, 7.9, 8.0]).histogram() == [1, 1, 0, 0, 0, 0, 0, 2]
    assert make([3.0, 3.0]).histogram() == [2, 0, 0, 0, 0, 0, 0, 0]
