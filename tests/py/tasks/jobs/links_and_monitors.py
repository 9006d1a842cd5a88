# oracle: none, jobs are ours
# flags: -u
import sys, time
from vmiot.job import current, receive, start, parent

def fail():
    receive()
    raise KeyError('k')

def good():
    receive()

def linked_to(name):
    current().trap_exits = name == 'trapper'
    peer = start(fail, stderr=open('/dev/null', 'w'))
    peer.link()
    peer.send(0)
    notice = receive()
    parent().send((notice.kind, notice.job is peer, notice.reason.text))

if __name__ == '__main__':
    null = open('/dev/null', 'w')
    job = start(fail, stderr=null)
    job.monitor()
    job.send(0)
    notice = receive()
    print notice.kind, notice.job is job, notice.reason.kind  # expect: DOWN True error
    error = notice.reason.error
    print error.type, error.message, error.traceback[-1][1:]  # expect: KeyError 'k' (8, 'fail', "raise KeyError('k')")
    job.monitor()
    print receive().reason.text  # expect: error (KeyError: 'k')
    job = start(linked_to, 'trapper')
    print receive()  # expect: ('EXIT', True, "error (KeyError: 'k')")
    job.join()
    job = start(linked_to, 'victim')
    job.join()
    print job.reason.text  # expect: killed (linked task 'fail' ended: error (KeyError: 'k'))
    job = start(good)
    job.link()
    monitor = job.monitor()
    monitor.cancel()
    job.send(0)
    job.join()
    print receive(0)  # expect: None
    told = []
    def callback(job, reason):
        print 'watched', job.name, reason.kind
        told.append(1)
    job = start(good)
    job.watch(callback)
    job.send(0)
    while not told:
        time.sleep(0.001)
    pass  # expect: watched good normal
