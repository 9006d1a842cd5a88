# oracle: none, jobs are ours
# flags: -u
import sys, time
from vmiot.job import receive, start, parent

def busy():
    try:
        parent().send('running')
        try:
            while 1:
                pass
        except:
            print 'never'
    finally:
        print 'finally'

def stuck():
    try:
        parent().send('running')
        time.sleep(1000)
    finally:
        time.sleep(1.9)  # most of the time that it has
        while 1:
            pass

if __name__ == '__main__':
    job = start(busy)
    receive()
    print job.is_alive()  # expect: True
    job.kill('enough')  # expect: finally
    job.join()
    print job.reason.kind, job.reason.detail, job.exitcode, job.is_alive()  # expect: killed enough 137 False
    job = start(stuck)
    receive()
    print job.join(0.01)  # expect: False
    job.kill()
    print job.join(), job.reason.text  # expect: True killed
