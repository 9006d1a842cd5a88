# The order of keys in dicts and sets that were emptied and filled again, one key at a time and then several: what removed
# keys leave in the table shows in the order of those that come later.
def rounds(ops):
    d, s = {}, set()
    for k in ops:
        if k in d:
            if k & 1:
                del d[k]
            else:
                d.pop(k)
            s.discard(k)
        else:
            d[k] = str(k)
            s.add(k)
    return d, s


seed = 1
for n in range(400):
    ops = []
    for i in range(n % 9):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        k = (seed >> 8) % 40 - 3
        ops += [k, k]
    for i in range(n % 5):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        ops.append((seed >> 8) % 200)
    d, s = rounds(ops)
    line = [d.keys(), list(s), d.copy().keys()]
    if n % 3 == 0:
        d.update({0: 'a', 8: 'b', 16: 'c'})
        line.append(d.keys())
    if d and n % 4 == 0:
        line += [d.popitem(), d.keys()]
    if s and n % 4 == 1:
        line += [s.pop(), list(s)]
    print line

d = {'a': 1}
it = iter(d)
del d['a']
d['b'] = 2
print list(it)
it = iter(d)
d.pop('b')
try:
    print list(it)
except RuntimeError as e:
    print e
