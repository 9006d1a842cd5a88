# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
for k in 30, 10, 20:
    d[k] = str(k)
print d.first(), d.key(), d.val(), d.value()  # expect: True 10 10 10
print d.next(), d.key(), d.next(), d.key(), d.next(), d.key()  # expect: True 20 True 30 None 30
print d.prev(), d.key(), d.prev(), d.prev(), d.key()  # expect: True 20 True None 10
print d.last(), d.key(), d.val()  # expect: True 30 30
seen = []
ok = d.first()
while ok:
    seen.append((d.key(), d.val()))
    ok = d.next()
print seen  # expect: [(10, '10'), (20, '20'), (30, '30')]
