def averager():
    total, count, average = 0.0, 0, None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count
a = averager()
try:
    a.send(1)
except TypeError, e:
    print e  # expect: can't send non-None value to a just-started generator
print a.next(), a.send(10), a.send(20), "done"  # expect: None 10.0 15.0 done
