# oracle: none, services are of vmiotman
# A job that does not listen is killed after the grace time, with its finally blocks.
import time
from vmiot import service

def deaf():
    service.beat()
    try:
        while True:
            try:
                time.sleep(60)
            except Exception:
                pass
    finally:
        print 'finally'  # expect: finally

if __name__ == '__main__':
    s = service.Service('deaf', deaf, job='isolate', grace=0.01, heartbeat=100)
    s.start()
    while not s.up:
        pass
    print s.stop(), s.state  # expect: True stopped
