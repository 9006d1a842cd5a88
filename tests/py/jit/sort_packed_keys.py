"""Sorting by ints, byte strings and tuples of them: order, stability and mixtures, against insertion by comparison."""


def insertion(items, key, reverse):
    out = []
    for item in items:
        at = len(out)
        while at > 0:
            a, b = key(out[at - 1]), key(item)
            if (a >= b if reverse else a <= b):
                break
            at -= 1
        out.insert(at, item)
    return out


seed = [12345]


def random(n):
    seed[0] = (seed[0] * 1103515245 + 12345) % 2147483648
    return (seed[0] >> 8) % n


def text(longest, letters="ab\x00\xff"):
    return "".join([letters[random(len(letters))] for _ in range(random(longest + 1))])


KINDS = [
    ("ints", lambda: random(41) - 20),
    ("large ints", lambda: random(1000) * 2 ** 43 - 2 ** 52),
    ("texts", lambda: text(9)),
    ("short texts", lambda: text(5, "a")),
    ("pairs", lambda: (text(2), random(5) - 2)),
    ("triples", lambda: (random(2), text(6), random(3))),
    ("uneven", lambda: (1, 2)[:random(3)]),
    ("nested", lambda: (random(3), (random(3), random(3)))),
    ("floats in pairs", lambda: (random(3), random(4) / 2.0)),
    ("mixed", lambda: [1, "a", 2.5, (1, 2), True][random(5)]),
    ("longs", lambda: 2 ** 60 + random(5)),
    ("unicode and str", lambda: [u"a", "a", "b", u"\xe9"[:0]][random(4)]),
]

for name, make in KINDS:
    for size in (2, 20, 30, 150):
        items = [(make(), i) for i in range(size)]
        for reverse in (False, True):
            key = lambda item: item[0]
            expected = insertion(items, key, reverse)
            found = sorted(items, key=key, reverse=reverse)
            plain = sorted([item[0] for item in items], reverse=reverse)
            in_place = items[:]
            in_place.sort(key=key, reverse=reverse)
            if found != expected or in_place != expected or plain != [item[0] for item in expected]:
                print name, size, reverse, "differs"
    print name, "done"
