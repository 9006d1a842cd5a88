import threading
print threading.stack_size(), threading.stack_size(65536), threading.stack_size(0)     # expect: 0 0 65536
for n in -1, 100:
    try: threading.stack_size(n)
    except ValueError, e: print e
# expect: size must be 0 or a positive value
# expect: size not valid: 100 bytes
