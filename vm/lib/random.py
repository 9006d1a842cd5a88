# SPDX-License-Identifier: MIT
"""Random numbers. The generator (`_random`, Mersenne Twister) gives floats in [0, 1) with 53 bits; here they become
integers, choices and distributions. From the same seed the same numbers come as in CPython 2.7."""
from __future__ import division
from binascii import hexlify as _hexlify
from math import log as _log, exp as _exp, pi as _pi, e as _e, ceil as _ceil
from math import sqrt as _sqrt, acos as _acos, cos as _cos, sin as _sin
from os import urandom as _urandom
import _random

__all__ = ['Random', 'seed', 'random', 'uniform', 'randint', 'choice', 'sample', 'randrange', 'shuffle',
           'normalvariate', 'lognormvariate', 'expovariate', 'vonmisesvariate', 'gammavariate', 'triangular', 'gauss',
           'betavariate', 'paretovariate', 'weibullvariate', 'getstate', 'setstate', 'jumpahead', 'WichmannHill',
           'getrandbits', 'SystemRandom']

NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
TWOPI = 2.0 * _pi
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53  # bits of a float
RECIP_BPF = 2 ** -BPF

_NativeMethod = type([].append)


def _from_system(size):
    return long(_hexlify(_urandom(size)), 16)


class Random(_random.Random):
    """A generator with a state of its own. A subclass may bring another random() (and seed(), getstate(), setstate(),
    jumpahead()), and getrandbits() if it can make integers of any size."""

    VERSION = 3  # of what getstate() returns

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None):
        """Starts from the hash of `a`, or from the system's randomness, or else from the time."""
        if a is None:
            try:
                a = _from_system(2500)
            except NotImplementedError:
                import time
                a = long(time.time() * 256)
        super(Random, self).seed(a)
        self.gauss_next = None

    def getstate(self):
        """The state, for setstate()."""
        return self.VERSION, super(Random, self).getstate(), self.gauss_next

    def setstate(self, state):
        """Goes back to a state that getstate() gave."""
        version = state[0]
        if version == 3:
            _, numbers, self.gauss_next = state
        elif version == 2:
            # There the words were signed where an int has 32 bits.
            _, numbers, self.gauss_next = state
            try:
                numbers = tuple(long(number) % 2 ** 32 for number in numbers)
            except ValueError as e:
                raise TypeError(e)
        else:
            raise ValueError("state with version %s passed to Random.setstate() of version %s"
                             % (version, self.VERSION))
        super(Random, self).setstate(numbers)

    def jumpahead(self, n):
        """Goes to another state, which depends on the present one and on `n`."""
        import hashlib
        text = repr(n) + repr(self.getstate())
        super(Random, self).jumpahead(int(hashlib.sha512(text).hexdigest(), 16))

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # --- Integers and choices

    def randrange(self, start, stop=None, step=1):
        """One of range(start, stop, step), without making the list."""
        first = int(start)
        if first != start:
            raise ValueError("non-integer arg 1 for randrange()")
        if stop is None:
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first) if first >= 1 << BPF else int(self.random() * first)
        last = int(stop)
        if last != stop:
            raise ValueError("non-integer stop for randrange()")
        width = last - first
        if step == 1:
            if width <= 0:
                raise ValueError("empty range for randrange() (%d,%d, %d)" % (first, last, width))
            return int(first + (self._randbelow(width) if width >= 1 << BPF else int(self.random() * width)))
        stride = int(step)
        if stride != step:
            raise ValueError("non-integer step for randrange()")
        if not stride:
            raise ValueError("zero step for randrange()")
        size = (width + stride + (-1 if stride > 0 else 1)) // stride
        if size <= 0:
            raise ValueError("empty range for randrange()")
        return first + stride * (self._randbelow(size) if size >= 1 << BPF else int(self.random() * size))

    def randint(self, a, b):
        """An integer from `a` to `b`, both included."""
        return self.randrange(a, b + 1)

    def _randbelow(self, n):
        # An integer below `n` that has more bits than a float. getrandbits() fits to random() if neither is
        # overridden, or both.
        try:
            getrandbits = self.getrandbits
        except AttributeError:
            pass
        else:
            if type(self.random) is _NativeMethod or type(getrandbits) is not _NativeMethod:
                bits = int(1.00001 + _log(n - 1, 2.0))
                value = getrandbits(bits)
                while value >= n:
                    value = getrandbits(bits)
                return value
        if n >= 1 << BPF:
            from warnings import warn
            warn("Underlying random() generator does not supply \n"
                 "enough bits to choose from a population range this large")
        return int(self.random() * n)

    def choice(self, seq):
        """One item of a sequence; IndexError if it is empty."""
        return seq[int(self.random() * len(seq))]

    def shuffle(self, x, random=None):
        """Brings the items of a list into random order, in place. `random` may be another function than
        self.random."""
        if random is None:
            random = self.random
        for last in xrange(len(x) - 1, 0, -1):
            other = int(random() * (last + 1))
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k):
        """List of `k` different items of a sequence (or set) in random order."""
        size = len(population)
        if not 0 <= k <= size:
            raise ValueError("sample larger than population")
        random = self.random
        # A set of the indices taken needs less memory than a copy of the population, unless that is small.
        room = 21
        if k > 5:
            room += 4 ** _ceil(_log(k * 3, 4))
        if size <= room or hasattr(population, 'keys'):
            pool = list(population)
            result = []
            for left in xrange(size, size - k, -1):
                place = int(random() * left)
                result.append(pool[place])
                pool[place] = pool[left - 1]
            return result
        try:
            taken = set()
            result = []
            for _ in xrange(k):
                place = int(random() * size)
                while place in taken:
                    place = int(random() * size)
                taken.add(place)
                result.append(population[place])
            return result
        except (TypeError, KeyError):
            # Sets and the like cannot be indexed.
            if isinstance(population, list):
                raise
            return self.sample(tuple(population), k)

    # --- Distributions

    def uniform(self, a, b):
        """A float between `a` and `b`, all equally likely."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Between `low` and `high`, most likely at `mode` (by default in the middle)."""
        u = self.random()
        try:
            middle = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > middle:
            u, middle = 1.0 - u, 1.0 - middle
            low, high = high, low
        return low + (high - low) * (u * middle) ** 0.5

    def normalvariate(self, mu, sigma):
        """Normal, with mean `mu` and standard deviation `sigma`. By the ratio of two uniform numbers (Kinderman and
        Monahan)."""
        random = self.random
        while True:
            u = random()
            v = 1.0 - random()
            z = NV_MAGICCONST * (u - 0.5) / v
            if z * z / 4.0 <= -_log(v):
                return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Such that the logarithm is normal with `mu` and `sigma`."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """Exponential, with mean 1/lambd."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle around `mu` in [0, 2 pi), the more concentrated the larger `kappa` (Fisher, Statistical Analysis
        of Circular Data)."""
        if kappa <= 1e-6:
            return TWOPI * self.random()
        random = self.random
        half = 0.5 / kappa
        r = half + _sqrt(1.0 + half * half)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u = random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        angle = _acos((q + z) / (1.0 + q * z))
        return (mu + angle) % TWOPI if random() > 0.5 else (mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma, with mean alpha*beta. By Cheng for alpha > 1, by Ahrens and Dieter (GS) below."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        random = self.random
        if alpha > 1.0:
            root = _sqrt(2.0 * alpha - 1.0)
            bbb = alpha - LOG4
            ccc = alpha + root
            while True:
                u = random()
                if not 1e-7 < u < .9999999:
                    continue
                w = 1.0 - random()
                v = _log(u / (1.0 - u)) / root
                x = alpha * _exp(v)
                z = u * u * w
                r = bbb + ccc * v - x
                if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        if alpha == 1.0:
            u = 0.0
            while u <= 1e-7:
                u = random()
            return -_log(u) * beta
        while True:
            b = (_e + alpha) / _e
            p = b * random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            u = random()
            if u <= (x ** (alpha - 1.0) if p > 1.0 else _exp(-x)):
                return x * beta

    def gauss(self, mu, sigma):
        """Normal, faster than normalvariate(): two numbers come at a time, the second is kept for the next call."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def betavariate(self, alpha, beta):
        """Beta, in [0, 1]."""
        y = self.gammavariate(alpha, 1.)
        return 0.0 if y == 0 else y / (y + self.gammavariate(beta, 1.))

    def paretovariate(self, alpha):
        """Pareto with shape `alpha`."""
        return 1.0 / pow(1.0 - self.random(), 1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull with scale `alpha` and shape `beta`."""
        return alpha * pow(-_log(1.0 - self.random()), 1.0 / beta)


class WichmannHill(Random):
    """The generator of Python before 2.3 (Wichmann and Hill, algorithm AS 183), for its sequences."""

    VERSION = 1

    def seed(self, a=None):
        """Starts from an integer, another value's hash, or the system."""
        if a is None:
            try:
                a = _from_system(16)
            except NotImplementedError:
                import time
                a = long(time.time() * 256)
        if not isinstance(a, (int, long)):
            a = hash(a)
        parts = []
        for bound in 30268, 30306, 30322:
            a, part = divmod(a, bound)
            parts.append(int(part) + 1)
        self._seed = tuple(parts)
        self.gauss_next = None

    def random(self):
        """The next float in [0, 1)."""
        x, y, z = self._seed
        x = 171 * x % 30269
        y = 172 * y % 30307
        z = 170 * z % 30323
        self._seed = x, y, z
        return (x / 30269.0 + y / 30307.0 + z / 30323.0) % 1.0

    def getstate(self):
        """The state, for setstate()."""
        return self.VERSION, self._seed, self.gauss_next

    def setstate(self, state):
        """Goes back to a state that getstate() gave."""
        if state[0] != 1:
            raise ValueError("state with version %s passed to Random.setstate() of version %s"
                             % (state[0], self.VERSION))
        _, self._seed, self.gauss_next = state

    def jumpahead(self, n):
        """Acts as `n` calls of random() would, in one step."""
        if not n >= 0:
            raise ValueError("n must be >= 0")
        x, y, z = self._seed
        self._seed = (int(x * pow(171, n, 30269)) % 30269, int(y * pow(172, n, 30307)) % 30307,
                      int(z * pow(170, n, 30323)) % 30323)

    def __whseed(self, x=0, y=0, z=0):
        if not type(x) == type(y) == type(z) == int:
            raise TypeError('seeds must be integers')
        if not (0 <= x < 256 and 0 <= y < 256 and 0 <= z < 256):
            raise ValueError('seeds must be in range(0, 256)')
        if x == y == z == 0:
            import time
            t = long(time.time() * 256)
            t = int((t & 0xffffff) ^ (t >> 24))
            x, y, z = [t >> shift & 255 for shift in (0, 8, 16)]
        self._seed = x or 1, y or 1, z or 1
        self.gauss_next = None

    def whseed(self, a=None):
        """The seed() of Python before 2.1, which knew few different sequences."""
        if a is None:
            self.__whseed()
            return
        a, x = divmod(hash(a), 256)
        a, y = divmod(a, 256)
        a, z = divmod(a, 256)
        self.__whseed((x + a) % 256 or 1, (y + a) % 256 or 1, (z + a) % 256 or 1)


class SystemRandom(Random):
    """Numbers from the system's randomness: they cannot be repeated."""

    def random(self):
        """The next float in [0, 1)."""
        return (_from_system(7) >> 3) * RECIP_BPF

    def getrandbits(self, k):
        """A long of `k` random bits."""
        if k <= 0:
            raise ValueError('number of bits must be greater than zero')
        if k != int(k):
            raise TypeError('number of bits should be an integer')
        size = (k + 7) // 8
        return _from_system(size) >> (size * 8 - k)

    def seed(self, *args, **kwds):
        """Does nothing: there is no state."""

    jumpahead = seed

    def getstate(self, *args, **kwds):
        """NotImplementedError: there is no state."""
        raise NotImplementedError('System entropy source does not have state.')

    setstate = getstate


# The functions of the module are methods of one generator.
_inst = Random()
for _name in __all__:
    if hasattr(_inst, _name):
        globals()[_name] = getattr(_inst, _name)
del _name
