# oracle: none, jobs are ours
# flags: -u
# expect stderr: ValueError: oops
import atexit, os, sys
from vmiot.job import run

def leave(how):
    @atexit.register
    def last():
        print 'at exit', how
    if how == 'status':
        sys.exit(3)
    if how == 'text':
        sys.exit('bye')
    if how == 'at once':
        os._exit(4)
    if how == 'error':
        raise ValueError('oops')

if __name__ == '__main__':
    for how in ['none', 'status', 'text', 'at once', 'error']:
        job = run(leave, how)
        print job.exitcode, job.reason.text
    # expect: at exit none
    # expect: 0 normal
    # expect: at exit status
    # expect: 3 exit (3)
    # expect: at exit text
    # expect: 1 exit (bye)
    # expect: 4 exit (4)
    # expect: at exit error
    # expect: 1 error (ValueError: oops)
