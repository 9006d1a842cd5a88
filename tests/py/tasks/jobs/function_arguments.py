# oracle: none, jobs are ours
# flags: -u
from vmiot.job import Job, parent, receive

def double(x, extra=None):
    extra.append(x)
    print 'in the job', x, extra
    parent().send(2 * receive())

if __name__ == '__main__':
    extra = [0]
    job = Job(double, (1,), {'extra': extra})
    print job.state, job.exitcode, job.reason  # expect: new None None
    job.start()
    job.send(21)
    # expect: in the job 1 [0, 1]
    print receive()  # expect: 42
    print job.join(), job.state, job.exitcode, job.reason.kind  # expect: True ended 0 normal
    print extra  # expect: [0]
