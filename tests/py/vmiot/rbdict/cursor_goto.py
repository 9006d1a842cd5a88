# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
for k in 10, 20, 30, "m":
    d[k] = 0
print d.goto(20), d.key(), d.goto(25), d.key()  # expect: True 20 None 20
print d.gotonear(25), d.key(), d.gotonear(30), d.key(), d.gotonear(31), d.key()  # expect: True 30 True 30 True m
print d.gotonear("z"), d.key(), d.gotonear(-99), d.key()  # expect: None m True 10
