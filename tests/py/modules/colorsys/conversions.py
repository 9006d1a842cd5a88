import colorsys, hashlib, random
rng = random.Random(8)
values = [(0, 0, 0), (1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), (.5, .5, .5), (1, .5, .25), (.2, .2, .9), (7, 0, 1), (1.0, 1, 1), (-.1, 1, 1), (3, 2, 1), (.5, 9, 9)]
values += [tuple(rng.random() for i in range(3)) for n in range(100)]
for name in colorsys.__all__:
    convert = getattr(colorsys, name)
    results = [convert(*v) for v in values]
    print name, results[6], hashlib.md5(repr(results)).hexdigest()
print colorsys.ONE_THIRD, colorsys.ONE_SIXTH, colorsys.TWO_THIRD
try:
    colorsys.rgb_to_hsv(-1, -1, 0)
except ZeroDivisionError as e:
    print e
