import thread, threading
done = thread.allocate_lock()
done.acquire()
def f():
    t = threading.current_thread()
    print t.name, t.daemon, t.is_alive(), t is threading.current_thread()
    try: t.join()
    except AssertionError, e: print e
    done.release()
thread.start_new_thread(f, ())
# expect: Dummy-1 True True True
# expect: cannot join a dummy thread
done.acquire()
