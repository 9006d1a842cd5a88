# oracle: none, jobs are ours
import os, subprocess, sys
from vmiot.job import run, start

def upper():
    for line in sys.stdin:
        sys.stdout.write(line.upper())
        sys.stdout.flush()
        sys.stderr.write('saw %d\n' % len(line))
    os.write(1, 'by number\n')

def close_mine():
    os.close(1)
    try:
        os.write(1, 'x')
    except OSError as e:
        sys.stderr.write('%s\n' % e)

if __name__ == '__main__':
    r, w = os.pipe()
    out_r, out_w = os.pipe()
    err_r, err_w = os.pipe()
    job = start(upper, stdin=r, stdout=out_w, stderr=err_w)
    for fd in r, out_w, err_w:
        os.close(fd)
    os.write(w, 'abc\nde\n')
    os.close(w)
    job.join()
    print repr(os.read(out_r, 100))  # expect: 'ABC\nDE\nby number\n'
    print repr(os.read(err_r, 100))  # expect: 'saw 4\nsaw 3\n'
    err_r, err_w = os.pipe()
    run(close_mine, stderr=err_w)
    print repr(os.read(err_r, 100))  # expect: '[Errno 9] Bad file descriptor\n'
    print 'still open'  # expect: still open
