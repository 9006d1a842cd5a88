import sched
now = [0]
def wait(n): now[0] += n
s = sched.scheduler(lambda: now[0], wait)
def show(x): print now[0], x
s.enter(5, 1, show, ('c',))
s.enter(2, 2, show, ('b',))
s.enter(2, 1, show, ('a',))
gone = s.enter(3, 1, show, ('never',))
s.cancel(gone)
try: s.cancel(gone)
except ValueError: print 'gone'     # expect: gone
print [e.argument[0] for e in s.queue], s.empty()     # expect: ['a', 'b', 'c'] False
s.run()
# expect: 2 a
# expect: 2 b
# expect: 5 c
print s.empty()     # expect: True
