import thread
def f(): thread.interrupt_main()
thread.start_new_thread(f, ())
try:
    while True: pass
except KeyboardInterrupt: print 'interrupted'     # expect: interrupted
