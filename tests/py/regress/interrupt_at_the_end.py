# oracle: none, CPython raises it before the last line has ended
# An interrupt that comes when the program has nothing left to do was lost.
import sys, thread, threading, time
threading.Thread(target=time.sleep, args=(0.05,)).start()
class Out(object):
    softspace = 0
    def write(self, text):
        thread.interrupt_main()
        sys.__stdout__.write(text)
class Told(object):
    def write(self, text):
        if 'KeyboardInterrupt' in text:
            sys.__stdout__.write('told\n')
sys.stdout, sys.stderr = Out(), Told()
print 'x',
# expect: x
# expect: told
