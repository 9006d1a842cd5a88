from collections import namedtuple
for N in namedtuple('N', 'x y'), namedtuple('M', 'None a'.split(), rename=True):
    for name in '_make', '_asdict', '_replace', '__getnewargs__', '__getstate__', '__repr__', '__new__':
        method = getattr(N, name)
        function = getattr(method, 'im_func', method)
        print function.__name__, function.func_code.co_name,
    print
# expect: _make _make _asdict _asdict _replace _replace __getnewargs__ __getnewargs__ __getstate__ __getstate__ __repr__ __repr__ __new__ __new__
# expect: _make _make _asdict _asdict _replace _replace __getnewargs__ __getnewargs__ __getstate__ __getstate__ __repr__ __repr__ __new__ __new__
