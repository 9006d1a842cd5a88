# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
def writer(base):
    for i in range(300):
        d[base + i] = base
        d[-1] = base
def reader():
    for i in range(200):
        k, v = d.keys(), d.values()
        if list(k) != sorted(k):
            print "out of order"
tasks = [createthread(writer, n * 1000) for n in range(3)] + [createthread(reader)]
for task in tasks:
    task.join()
print len(d)  # expect: 901
