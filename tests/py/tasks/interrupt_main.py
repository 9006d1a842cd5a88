import thread, time
def f():
    time.sleep(0.02)
    thread.interrupt_main()
thread.start_new_thread(f, ())
try:
    while True: time.sleep(0.01)
except KeyboardInterrupt: print 'interrupted'     # expect: interrupted
