# oracle: none, extension of VMIOT's API
# dialects: both
import random
random.seed(7)
d, mirror = rbdict(), {}
for i in range(5000):
    k = random.choice([random.randrange(400), random.choice("abcdefgh") + str(random.randrange(50))])
    if random.random() < 0.6:
        d[k] = i
        mirror[k] = i
    else:
        if d.delete(k) != (mirror.pop(k, None) is not None):
            print "differs at", i
print list(d.keys()) == sorted(mirror), all(d[k] == v for k, v in mirror.items()), len(d) == len(mirror)  # expect: True True True
