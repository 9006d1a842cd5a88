def make():
    n = [0]
    x = "first"
    def inc():
        n[0] += 1
        return n[0]
    def get():
        return n[0], x
    x = "second"
    return inc, get
inc, get = make()
inc()
inc()
print get()  # expect: (2, 'second')
