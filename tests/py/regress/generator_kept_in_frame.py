# A generator that was not finished, and its for loop left by an exception.
def g():
    try:
        while True:
            yield 1
    finally:
        log.append("closed")
log = []
def f():
    it = g()
    for x in it:
        if len(log) == 0:
            log.append("first")
            continue
        it.close()
f()
print log  # expect: ['first', 'closed']
