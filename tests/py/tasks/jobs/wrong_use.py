# oracle: none, jobs are ours
from vmiot.job import Job, current, run, start

def nothing():
    pass

def attempt(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except Exception as e:
        print '%s: %s' % (type(e).__name__, e)

def local():
    def inner():
        pass
    attempt(Job, inner)

if __name__ == '__main__':
    attempt(Job, nothing, memory=0)  # expect: ValueError: quota 'memory' must be positive, not 0
    attempt(Job, nothing, seconds=-1.5)  # expect: ValueError: quota 'seconds' must be positive, not -1.5
    attempt(Job, nothing, handles='3')  # expect: TypeError: quota 'handles' must be a number, not str
    attempt(Job, nothing, instructions=True)  # expect: TypeError: quota 'instructions' must be a number, not bool
    attempt(Job)  # expect: TypeError: Job() needs a target
    attempt(Job, 5)
    # expect: TypeError: a job's target must be a function or the name of one, of a module or of a file, not int
    attempt(Job, lambda: 1)  # expect: ValueError: a lambda cannot be the target of a job: no name leads to it
    attempt(Job, 'no_such_module')  # expect: ImportError: No module named no_such_module
    attempt(Job, 'no_such_module:f')  # expect: ImportError: No module named no_such_module
    attempt(Job, '__main__:missing')  # expect: AttributeError: module '__main__' has no function 'missing'
    attempt(Job, './missing.py')  # expect: IOError: [Errno 2] No such file or directory: './missing.py'
    attempt(Job, nothing, placement='moon')  # expect: ValueError: placement must be 'isolate' or 'worker'
    attempt(Job, nothing, args=5)  # expect: TypeError: args must be a list or tuple
    attempt(Job, 'string', args=(5,))
    # expect: TypeError: the arguments of a module, file or image must be strings (sys.argv)
    attempt(Job, nothing, stdout='x')  # expect: TypeError: stdout must be a descriptor or an open file, not str
    attempt(Job, nothing, stdout=999)  # expect: IOError: [Errno 9] Bad file descriptor
    attempt(Job, nothing, capacity=0)  # expect: ValueError: capacity must be positive
    attempt(current().join)  # expect: RuntimeError: a job cannot join itself
    attempt(current().link)  # expect: RuntimeError: a job cannot be linked to itself
    local()  # expect: ValueError: the target of a job must be found by its name, and __main__.inner is something else
    job = Job(nothing)
    attempt(job.join)  # expect: RuntimeError: job 'nothing' has not been started
    job.start()
    attempt(job.start)  # expect: RuntimeError: job 'nothing' was started before
    job.join()
    attempt(job.start)  # expect: RuntimeError: job 'nothing' was started before
    attempt(job.send, 1)  # expect: RuntimeError: job 'nothing' has ended
    job = run('string:missing', stderr=open('/dev/null', 'w'))
    print job.reason.text  # expect: error (AttributeError: module 'string' has no function 'missing')
