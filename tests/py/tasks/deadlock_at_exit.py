# oracle: none, CPython hangs
# expect stderr: Thread 'MainThread' waits for the end of thread 'Stuck'
# expect stderr: Thread 'Stuck' waits for an event
import threading
threading.Thread(target=threading.Event().wait, name='Stuck').start()
print 'end'     # expect: end
