# oracle: none, jobs are ours
from vmiot.job import current, jobs, receive, receive_from, start, parent

def worker():
    me = current()
    parent().send(me)
    parent().send(receive(accept=lambda m: m == 'go'))
    left = []
    while 1:
        m = receive(0, default='empty')
        if m == 'empty':
            break
        left.append(m)
    parent().send(left)
    # The sender of a message is known while it lives.
    receive(accept=lambda m: m == 'enough')

def slow():
    receive(accept=lambda m: m == 'go')
    parent().send([receive() for i in range(3)])

if __name__ == '__main__':
    job = start(worker)
    print receive() is job, job in jobs()  # expect: True True
    for m in ['a', 'b']:
        job.send(m)
    job.send('urgent', priority=4)
    job.send('low', priority=0)
    job.send('go')
    print receive_from() == ('go', job)  # expect: True
    print receive()  # expect: ['urgent', 'a', 'b', 'low']
    job.send('enough')
    job.join()
    print receive(0.01), receive(0, default=5)  # expect: None 5
    job = start(slow, capacity=3)
    print [job.send(i, timeout=0.02) for i in range(5)]  # expect: [True, True, True, False, False]
    job.kill()
    job.join()
    try:
        receive(accept=lambda m: 1 / 0, timeout=0)
        current().send(1)
        receive(accept=lambda m: 1 / 0, timeout=0)
    except ZeroDivisionError:
        print receive()  # expect: 1
    try:
        current().send(1, priority=7)
    except ValueError as e:
        print e  # expect: priority must be an int from 0 to 4
