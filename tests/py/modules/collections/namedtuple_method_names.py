from collections import namedtuple
N = namedtuple('N', 'x y')
for name in '_make', '_asdict', '_replace', '__getnewargs__', '__getstate__', '__repr__', '__new__':
    method = getattr(N, name)
    function = getattr(method, 'im_func', method)
    print function.__name__, function.func_code.co_name,
# expect: _make _make _asdict _asdict _replace _replace __getnewargs__ __getnewargs__ __getstate__ __getstate__ __repr__ __repr__ __new__ __new__
