import sys, thread, threading, time
def waits(): e.wait()
e = threading.Event()
t = threading.Thread(target=waits)
t.start()
time.sleep(0.05)
frames = sys._current_frames()
names = set()
f = frames[t.ident]
while f is not None:
    names.add(f.f_code.co_name)
    f = f.f_back
print len(frames), 'waits' in names, frames[thread.get_ident()] is sys._getframe()     # expect: 2 True True
e.set()
t.join()
