# Parameters and their texts; calls that fit and calls that do not, made at random.
import hashlib
import inspect
import random


def tried(f, *args, **named):
    try:
        return f(*args, **named)
    except (TypeError, ValueError) as error:
        return '%s: %s' % (type(error).__name__, str(error).split(' at 0x')[0])


def inner((a, (b, c)), (d,), e, *g, **h):
    return lambda: (b, d)


def outer((a, (b, c)), (d,), e=(1, 2), **h):
    pass


class Class(object):
    def method(self, (a,)=(1,)):
        pass

    def __call__(self):
        pass


for code in (inner.func_code, (i for i in []).gi_code, compile('a', 'b', 'exec'), (lambda **k: 0).func_code, 5):
    print tried(inspect.getargs, code)
for function in (outer, Class.method, Class().method, Class(), Class, len, lambda (x): x, lambda (x,): lambda: x):
    print tried(inspect.getargspec, function)
print inspect.formatargspec(*inspect.getargspec(outer)), inspect.formatargspec([]), inspect.formatargspec(['a'])
print inspect.formatargspec(['a', ['b', ['c']]], 'v', 'k', (1, (2,)))
print inspect.formatargspec(['a', 'b'], 'v', 'k', (1,), str.upper, lambda n: '<' + n, lambda n: '>' + n,
                            lambda v: '!%r' % v, '|'.join)
print inspect.formatargvalues(['a', ['b']], 'v', 'k', dict(a=1, b=2, v=(3,), k={}))
print inspect.strseq(['a', ['b', ('c',)]], str.upper), inspect.joinseq(['a']), inspect.joinseq([])
for args in ((), (1,), (1, 2), (1, 2, 3)):
    for method in (Class.method, Class().method, Class().__call__):
        print str(tried(inspect.getcallargs, method, *args)).split('<__main__')[0],
print tried(inspect.getcallargs), tried(inspect.getcallargs, len, 1)


def random_function():
    letters = list('abcdefgh')
    random.shuffle(letters)
    count = random.randrange(4)
    plain = random.choice([count, count, random.randrange(count + 1)])
    texts = []
    for at in range(count):
        text = '(%s, %s)' % (letters.pop(), letters.pop()) if random.random() < .15 else letters.pop()
        texts.append(text if at < plain else text + random.choice(['=1', '=(1, 2)', '="xy"']))
    texts += ['*v'] * (random.random() < .3) + ['**k'] * (random.random() < .3)
    return eval('lambda %s: locals()' % ', '.join(texts))


random.seed(3)
digest = hashlib.md5()
for _ in range(100):
    function = random_function()
    args = [random.choice([1, (1, 2), 'pq', (1, 2, 3), (1,)]) for _ in range(random.randrange(5))]
    named = {random.choice('abcdez'): 1} if random.random() < .5 else {}
    found = tried(inspect.getcallargs, function, *args, **named)
    digest.update(repr(sorted(found.items()) if isinstance(found, dict) else found))
print digest.hexdigest()
