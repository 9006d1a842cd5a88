# oracle: none, services are of vmiotman
# A service that is a job has globals of its own in each run, and is asked like a thread.
from vmiot import service
runs = []

def worker(n):
    runs.append(n)
    print 'run', runs, service.current()
    service.beat()
    print service.wait(), service.stopping()

if __name__ == '__main__':
    s = service.Service('worker', worker, [5], job='isolate', heartbeat=100)
    s.start()
    while not s.up:
        pass
    s.restart()
    while not (s.up and s.status()['runs'] == 2):
        pass
    print s.stop(), s.state, s.status()['kind'], runs
# expect: run [5] None
# expect: True True
# expect: run [5] None
# expect: True True
# expect: True stopped job []
