# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
for k in range(10):
    d[k] = k * k
ok = d.first()
while ok:
    if d.key() % 2:
        print d.remove(), d.key(), d.val(), d.remove()
    ok = d.next()
# expect: True None None None
# expect: True None None None
# expect: True None None None
# expect: True None None None
# expect: True None None None
print d.keys()  # expect: (0, 2, 4, 6, 8)
d.goto(4)
d.remove()
print d.prev(), d.key()  # expect: True 2
d.goto(6)
d.remove()
d[7] = 0
print d.next(), d.key()  # expect: True 7
