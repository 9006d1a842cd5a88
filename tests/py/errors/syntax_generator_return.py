def f():
    yield 1
    return 2 # expect syntax error: 'return' with argument inside generator
