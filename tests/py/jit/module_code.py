# Loops in the code of modules, classes and exec, whose names are in a namespace.
N = 1500

total = 0
for i in xrange(N):
    total += i * 2
    if i % 100 == 0:
        exec 'made_%d = total' % i
print total, made_1400, i

count = 0
while count < N:
    count += 1
    try:
        if count % 3 == 0:
            raise KeyError(count)
        last = count
    except KeyError, error:
        pass
print count, last, error

for i in xrange(N):
    temporary = i
    if i % 2:
        del temporary
print 'temporary' in globals()

# A builtin that gets a global of its name in the middle, and loses it again.
out = 0
for i in xrange(N):
    out += len('abc')
    if i == 1000:
        len = lambda s: 100
    if i == 1400:
        del len
print out

# Names that vanish through the dict.
for i in xrange(N):
    here = i
    if i == 1200:
        globals().pop('here')
        try:
            here
        except NameError, e:
            print e
print here


class Body(object):
    items = []
    x = 0.5
    for k in xrange(N):
        x += k
        if k % 500 == 0:
            items.append(k)
    del k


print Body.items, Body.x, hasattr(Body, 'k')


def spaces():
    for names in {}, {'i': 1}, None:
        space = {'n': N}
        code = 'total = 0.0\nfor i in range(n):\n  total += i\n  y = lambda: total\n'
        if names is None:
            exec code in space
            print space['total'], space['y']()
        else:
            exec code in space, names
            print names['total'], sorted(names), 'total' in space


spaces()


class Spy(dict):
    def __getitem__(self, name):
        if name == 'magic':
            return 1
        return dict.__getitem__(self, name)


space = Spy()
exec 'total = 0\nfor i in range(%d):\n  total += magic\n' % N in {}, space
print space['total']

f = 0.5
for i in xrange(N):
    f = f + 1.5
    if i == 1200:
        f = 'text'
        break
print f, [locals()['i'], globals()['i']]

for i in xrange(N):
    from os.path import join
    import os.path
print join is os.path.join


def imports(n):
    for i in xrange(n):
        import os.path as path
        from os.path import join, split
    return path.join is join


print imports(N)
