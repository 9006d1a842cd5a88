import thread
def f(): thread.interrupt_main()
try:
    thread.start_new_thread(f, ())
    while True: pass
except KeyboardInterrupt: print 'interrupted'     # expect: interrupted
