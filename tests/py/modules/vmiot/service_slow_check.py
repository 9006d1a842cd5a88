# oracle: none, services are of vmiotman
import time
from vmiot import service
service.set_reporter(None)
seen = []

def check():
    if not seen:
        seen.append(1)
        return True
    try:
        time.sleep(60)
    finally:
        seen.append('check killed')

def worker():
    if service.current().restarts:
        return
    service.wait()

service.Service('worker', worker, health=check, health_every=0.005, health_timeout=0.3, backoff=0)
print service.run(), seen[1:]  # expect: True ['check killed']
print service.get('worker').error.message  # expect: killed: not healthy: no answer within 0.3 s
