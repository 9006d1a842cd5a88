import random
r = random.Random(42)
print r.random(), r.randint(1, 6), r.choice('abc'), r.sample(range(10), 3), r.uniform(1, 2)  # expect: 0.639426798458 1 a [2, 6, 5] 1.8921795677
x = range(6); r.shuffle(x)
print x, r.gauss(0, 1), r.expovariate(2), r.triangular(), r.randrange(1 << 70)  # expect: [4, 1, 3, 5, 2, 0] 0.656636506799 0.524746000611 0.52299972778 1009002578781709233860
print random.WichmannHill(1).random()  # expect: 0.0225802504132
s = r.getstate(); a = r.random(); r.setstate(s)
print a == r.random()  # expect: True
for call in ('r.randrange(0)', 'r.sample([1], 2)', 'r.choice([])', 'r.randrange(1.5)'):
    try:
        eval(call)
    except (ValueError, IndexError) as e:
        print e
# expect: empty range for randrange()
# expect: sample larger than population
# expect: list index out of range
# expect: non-integer arg 1 for randrange()
