# oracle: none, services are of vmiotman
from vmiot import service
service.set_reporter(None)
answers = [True, None, False, True, ValueError('queue is full'), True]
runs = []

def check():
    answer = answers.pop(0) if answers else True
    if isinstance(answer, Exception):
        raise answer
    return answer

def worker():
    runs.append(service.current().status()['error'])
    if len(runs) == 3:
        return
    service.wait()

service.Service('worker', worker, health=check, health_every=0.005, backoff=0)
print service.run()  # expect: True
print [error and error.message for error in runs]
# expect: [None, 'killed: not healthy: the check says so', 'killed: not healthy: ValueError: queue is full']
