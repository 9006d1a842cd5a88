# helper
def f():
    return len("abc")
