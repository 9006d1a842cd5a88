# oracle: none, CPython hangs
# expect stderr: Deadlock: the only thread waits, and nothing can wake it
# expect stderr: Thread 'MainThread' waits for an item in a queue
import Queue
Queue.Queue().get()     # expect raises: threading.DeadlockError: the only thread waits, and nothing can wake it
