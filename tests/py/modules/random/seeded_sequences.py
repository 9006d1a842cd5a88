import random
r = random.Random(42)
print ['%.15f' % r.random() for _ in range(3)], r.getrandbits(40), r.randint(1, 100), r.choice('abcdef')  # expect: ['0.639426798457884', '0.025010755222667', '0.275029318369119'] 151282538206 74 e
for seed in (0, -5, 2**100, 'abc', 1.5, (1, 2), 7L):
    print repr(seed), random.Random(seed).random()
    # expect: 0 0.844421851525
    # expect: -5 0.62290169489
    # expect: 1267650600228229401496703205376L 0.7586581713
    # expect: 'abc' 0.0963937497877
    # expect: 1.5 0.810902029222
    # expect: (1, 2) 0.698218671384
    # expect: 7L 0.323832764833
r = random.Random(1)
l = range(10); r.shuffle(l); print l, r.sample(range(100), 4), '%.12f' % r.gauss(0, 1), '%.12f' % r.uniform(1, 2)  # expect: [8, 0, 3, 4, 5, 2, 9, 6, 7, 1] [2, 83, 43, 76] 1.085708837499 1.721540032341
state = r.getstate()
a = r.random()
r.setstate(state)
print a == r.random(), len(state[1]), state[0]  # expect: True 625 3
r.jumpahead(5); print r.getrandbits(3), r.randrange(0, 10**30)  # expect: 4 830864743942473243739727405874
