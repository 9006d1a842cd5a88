# A thread that waits inside a callback of a native parks alone.
import threading, time
def key(x):
    time.sleep(0.005)
    return -x
out = []
t = threading.Thread(target=lambda: out.append(sorted(range(5), key=key)))
t.start()
n = 0
while t.is_alive():
    n += 1
    time.sleep(0.001)
print out, n > 1     # expect: [[4, 3, 2, 1, 0]] True
