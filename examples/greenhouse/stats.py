"""Statistics that need no memory of the values: mean and variance by Welford's method, extremes, a histogram."""
import math


class RunningStats(object):
    """Statistics of a series that grows value by value."""

    BINS = 8

    def __init__(self):
        self.count = 0
        self.mean = 0.0
        self._m2 = 0.0
        self.low = None
        self.high = None
        self._values = []

    def add(self, value):
        self.count += 1
        delta = value - self.mean
        self.mean += delta / self.count
        self._m2 += delta * (value - self.mean)
        if self.low is None or value < self.low:
            self.low = value
        if self.high is None or value > self.high:
            self.high = value
        self._values.append(value)

    @property
    def variance(self):
        """Sample variance; 0.0 for fewer than two values."""
        return self._m2 / (self.count - 1) if self.count > 1 else 0.0

    @property
    def deviation(self):
        return math.sqrt(self.variance)

    def percentile(self, p):
        """The smallest value that at least p percent of the values do not exceed."""
        if not self._values:
            raise ValueError('no values')
        ordered = sorted(self._values)
        rank = int(math.ceil(p / 100.0 * len(ordered)))
        return ordered[max(rank, 1) - 1]

    def histogram(self):
        """How many values fall into each of BINS equal parts between the extremes."""
        bins = [0] * self.BINS
        if self.count:
            width = (self.high - self.low) / self.BINS or 1.0
            for value in self._values:
                bins[min(int((value - self.low) / width), self.BINS - 1)] += 1
        return bins

    def __repr__(self):
        return 'RunningStats(count=%d, mean=%.3f)' % (self.count, self.mean)
