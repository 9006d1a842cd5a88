import threading
ran = []
t = threading.Timer(60, ran.append, [1])
t.start()
t.cancel()
t.join()
print ran, t.finished.is_set()     # expect: [] True
u = threading.Timer(0.001, lambda *a, **k: ran.append((a, k)), (1, 2), {'x': 3})
u.start()
u.join()
print ran     # expect: [((1, 2), {'x': 3})]
