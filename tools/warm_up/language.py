# SPDX-License-Identifier: MIT
"""What a usual program does, in small: the parts of tier 1 that it needs are compiled with the bundle (bundle.ts)."""

LIMIT = 40
MASK = 0xffffffff


class Shape(object):
    count = 0

    def __init__(self, width, height=2.0):
        self.width = width
        self.height = height
        Shape.count += 1

    def area(self):
        return self.width * self.height

    def __cmp__(self, other):
        return cmp(self.area(), other.area())


class Square(Shape):
    def __init__(self, width):
        Shape.__init__(self, width, width)
        self.seen = []

    def note(self, thing, *more, **named):
        if thing is None or thing in self.seen:
            return False
        self.seen.append(thing)
        return not more and "name" not in named


class Old:
    def __init__(self):
        self.items = {}

    def put(self, key, value):
        self.items[key] = value


def integers(n):
    a, b = 0, 1
    for i in xrange(n):
        a, b = b, (a + b) % 1000007
        if i & 1 and a > b or i == 7:
            a ^= (b << 3) & MASK
        elif not i % 3:
            a -= b // 2
        else:
            a |= i >> 1
    while a > 10:
        a //= 3
        if a == 12:
            break
    return -a


def floats(n):
    x, total = 0.5, 0.0
    points = [0.0] * n
    for i in range(n):
        x = x * 3.7 * (1.0 - x)
        if x < 0.25:
            continue
        total += x / (i + 1) - x ** 2
        points[i] = x
    return total, sum(points), max(points), min(1.0, abs(-x))


def texts(n):
    words, line = [], ""
    for i in xrange(n):
        word = "%d:%s" % (i, chr(65 + i % 26))
        words.append(word.lower())
        line += word[0] + word[1:] + word[-1:]
        if word.startswith("1") and ":" in word:
            line = line.replace("1", "2")
    counts = {}
    for c in line:
        counts[c] = counts.get(c, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3], ",".join(words).split(",")


def lists(n):
    grid = [[i * j for j in range(5)] for i in range(n)]
    total = 0
    for i, row in enumerate(grid):
        first, second = row[0], row[1]
        row[2], row[3] = row[3], row[2]
        row[1:3] = [first, second]
        del row[4]
        for cell in row:
            total += cell
        assert len(row) == 4
    pairs = zip(grid, range(n))
    odd = [pair for pair in pairs if pair[1] % 2]
    return total, len(odd), tuple(grid[-1]), set([1, 2]) | set([total])


def counter(start):
    state = [start]

    def step(by=1):
        state[0] += by
        return state[0]
    return step


def numbers(n):
    value = 0
    while value < n:
        sent = yield value
        value += sent or 1


def errors(n):
    caught = 0
    for i in xrange(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            elif i % 3 == 1:
                {}[i]
            else:
                int("x%d" % i)
        except (KeyError, IndexError), e:
            caught += e.args[0]
        except ValueError:
            caught += 1
        finally:
            caught += 1
    return caught


def objects(n):
    shapes = [Shape(i) for i in range(n)] + [Square(i) for i in range(n)]
    total, best, old = 0, None, Old()
    for shape in shapes:
        total += shape.area()
        if best is None or shape > best:
            best = shape
        if isinstance(shape, Square):
            shape.note(total, name=1)
            shape.note(total)
        old.put(str(total), shape)
        shape.width += 1
    return total, best.area(), len(old.items), getattr(best, "seen", None), Shape.count


def main():
    step, total = counter(3), 0
    for i in xrange(LIMIT):
        total += step() + step(by=2)
    for number in numbers(LIMIT):
        total += number
    total += sum(x * x for x in xrange(LIMIT))
    for run in (integers, floats, texts, lists, errors, objects):
        for again in range(3):
            print run.__name__, run(LIMIT)
    print total


main()
