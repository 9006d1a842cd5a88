# oracle: none, vmiot is a module of ours
import sys, StringIO
from vmiot import createthread, current, link, post, receive
sys.stderr = StringIO.StringIO()
main = current()

def member(next):
    if next:
        link(next)
    post(main, 'ready')
    if receive() == 'fail':
        raise KeyError('first')

tasks, last = [], None
for name in 'abcde':
    last = createthread(member, last, name=name)
    tasks.append(last)
    receive()
post(tasks[2], 'fail')
print [t.join().detail for t in tasks if t.name != 'c']
# expect: ["linked task 'c' ended: error (KeyError: 'first')", "linked task 'c' ended: error (KeyError: 'first')", "linked task 'c' ended: error (KeyError: 'first')", "linked task 'c' ended: error (KeyError: 'first')"]
