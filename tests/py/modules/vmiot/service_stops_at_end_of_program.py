# oracle: none, services are of vmiotman
# The end of the program stops services in reverse order: asked, or killed after the grace time, with finally blocks.
import time
from vmiot import service

def polite():
    service.wait()
    print 'polite: asked'

def deaf():
    try:
        while True:
            try:
                time.sleep(60)
            except Exception:
                print 'not reached'
    finally:
        print 'deaf: finally'

service.Service('polite', polite)
service.Service('deaf', deaf, needs=['polite'], grace=0.01)
service.start_all()
time.sleep(0.01)
print 'main ends'
# expect: main ends
# expect: deaf: finally
# expect: polite: asked
