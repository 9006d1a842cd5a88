# Keyword arguments from a dict keep the keys that they came with, whatever names they match.
import collections
import functools
import thread
import threading
import UserDict


def show(f, *args, **keywords):
    try:
        print repr(f(*args, **keywords))
    except Exception as e:
        print type(e).__name__, e


def named(**k):
    return k


def mixed(a=3, **k):
    return a, k


def on(a=3, **k):
    return mixed(a, **k)


class Text(str):
    pass


class Wide(unicode):
    pass


class Own(str):
    def __hash__(self):
        return 5

    def __eq__(self, other):
        return str(self) == other


class Holder(dict):
    def __init__(self, *args, **k):
        self.seen = k
        dict.__init__(self, *args, **k)


for keys in ({u'a': 1}, {u'a': 1, 'b': 2}, {u'\xe9': 1}, {u'a': 1, u'\xe9': 2, u'\u20ac': 3}, {'a': 1}, {}):
    for f in (named, mixed, on, dict, Holder, collections.OrderedDict, collections.Counter, UserDict.UserDict,
              functools.partial(named), functools.partial(mixed, 5), functools.partial(named, **keys)):
        show(f, **keys)
    show(collections.defaultdict, None, **keys)
    show(apply, named, (), keys)
    show(apply, mixed, [], keys)
for f in (named, mixed):
    for _ in range(60):
        last = f(**{u'a': 1, u'b': 2})
    print last
for keys in ({Text('a'): 1}, {Wide('a'): 1}, {Wide(u'\xe9'): 1}):
    for key in named(**keys):
        print type(key), repr(key)
    for key in dict(**keys):
        print type(key), repr(key)
show(named, **{Own('a'): 1})
show(mixed, 1, **{u'a': 2})
try:
    named(a=1, **{u'a': 2})
except TypeError as e:
    print e
show(int, **{u'x': '12'})
show(int, **{u'\xe9': '12'})
show(int, **{u'q': '12'})
show(int, **{'q': '12'})
show(file, '/', **{u'q': 1})
show('a'.decode, **{u'encoding': 'ascii'})
show('a'.decode, **{u'encodings': 'ascii'})
show(sorted, [2, 1], **{u'reverse': False})

d = {}
d.update(**{u'a': 1})
print d
d.update({}, **{u'a': 2, 'b': 2})
print d
d.update({'a': 5}, **{u'a': 3})
print d
d.update(**{'a': 4})
print d

p = functools.partial(dict, a=1, b=2)
print p(a=3), p(c=4), p()
p = functools.partial(named, **{u'a': 1, 'b': 2})
print p.keywords, p(), p(b=3), p(a=7), p(**{u'b': 9, u'c': 3})
for _ in range(60):
    p(a=1)
print p(a=1, c=2)
q = functools.partial(p, **{u'c': 4})
print q(), q(a=2), q.keywords

done = threading.Event()


def ran(*args, **k):
    print args, k
    done.set()


thread.start_new_thread(ran, (1,), {u'a': 1})
done.wait()
t = threading.Thread(target=ran, args=(2,), kwargs={u'b': 1})
t.start()
t.join()

# The order of a dict made of another one follows that one's table.
for n in range(3, 40, 4):
    names = dict(('k%d' % (i * 7 % 41), i) for i in range(n))
    for key in names.keys()[::3]:
        del names[key]
    names['late'] = names['x'] = 0
    print dict(**names).keys() == dict(names).keys(), list(dict(**names)), list(named(**names))
    d = {'x': 1}
    d.update(**names)
    print list(d)
