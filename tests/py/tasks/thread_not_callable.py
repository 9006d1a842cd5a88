import thread
for args in (5, ()), (len, []), (len, (), 5):
    try: thread.start_new_thread(*args)
    except TypeError, e: print e
# expect: first arg must be callable
# expect: 2nd arg must be a tuple
# expect: optional 3rd arg must be a dictionary
