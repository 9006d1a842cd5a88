# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
for k in range(100):
    d[k] = k
d.goto(50)
for k in range(100):
    if k % 10:
        del d[k]
print d.key(), d.next(), d.key()  # expect: 50 True 60
del d[60]
print d.key(), d.val(), d.next(), d.key()  # expect: None None True 70
d.clear()
print d.key(), d.next(), d.prev()  # expect: None None None
