import _random
r = _random.Random(5)
print r.random(), r.getrandbits(1), type(r.getrandbits(5)), r.getstate()[-1]  # expect: 0.62290169489 1 <type 'long'> 4
for f in (lambda: r.getrandbits(0), lambda: r.getrandbits('a'), lambda: r.setstate(1), lambda: r.setstate((1,)), lambda: r.setstate((1,) * 624 + (700,)), lambda: r.jumpahead('a'), lambda: r.seed([]), lambda: r.seed(1, 2), lambda: _random.Random(x=1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print e
        # expect: number of bits must be greater than zero
        # expect: an integer is required
        # expect: state vector must be a tuple
        # expect: state vector is the wrong size
        # expect: invalid state
        # expect: jumpahead requires an integer, not 'str'
        # expect: unhashable type: 'list'
        # expect: seed expected at most 1 arguments, got 2
        # expect: Random() does not take keyword arguments
