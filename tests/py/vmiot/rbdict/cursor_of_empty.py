# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
print d.first(), d.last(), d.next(), d.prev(), d.key(), d.val(), d.remove(), d.goto(1), d.gotonear(1)  # expect: None None None None None None None None None
d[1] = 2
print d.key(), d.next(), d.first(), d.key()  # expect: None None True 1
