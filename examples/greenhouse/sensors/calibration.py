"""Raw numbers of the converters to physical units."""


class Calibration(object):
    """A straight line through two points (raw, value), and the range of raw values that can be true."""

    def __init__(self, first, second, valid):
        (x1, y1), (x2, y2) = first, second
        self.factor = (y2 - y1) / float(x2 - x1)
        self.offset = y1 - self.factor * x1
        self.valid = valid

    def __call__(self, raw):
        low, high = self.valid
        if not low <= raw <= high:
            raise ValueError('raw value %d is outside %d..%d' % (raw, low, high))
        return self.factor * raw + self.offset


CHANNELS = {
    'temp': Calibration((204, -10.0), (819, 50.0), (150, 1000)),
    'humidity': Calibration((0, 0.0), (1023, 100.0), (20, 1020)),
    'soil': Calibration((900, 0.0), (300, 100.0), (250, 950)),
    'light': Calibration((0, 0.0), (1023, 1400.0), (0, 1023)),
}
