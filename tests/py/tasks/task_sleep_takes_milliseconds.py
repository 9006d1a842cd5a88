# oracle: none, vmiot is a module of ours
import time
from vmiot import sleep
start = time.time()
sleep(20)
print 0.015 < time.time() - start < 10  # expect: True
