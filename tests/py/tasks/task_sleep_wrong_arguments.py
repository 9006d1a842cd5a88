# oracle: none, vmiot is a module of ours
from vmiot import sleep
for ms in [-1, 'x', None, float('nan'), float('inf')]:
    try:
        sleep(ms)
    except (TypeError, ValueError), e:
        print '%s: %s' % (e.__class__.__name__, e)
# expect: ValueError: milliseconds must not be negative
# expect: TypeError: milliseconds must be a number, not str
# expect: TypeError: milliseconds must be a number, not None
# expect: ValueError: milliseconds must not be negative
# expect: ValueError: milliseconds must be finite
