def g():
    yield 1
it = g()
print it.__name__, it.gi_code is g.func_code, it.gi_running, it.gi_frame is not None, iter(it) is it  # expect: g True 0 True True
list(it)
print it.gi_frame  # expect: None
print type(it).__name__, hasattr(it, "__len__")  # expect: generator False
