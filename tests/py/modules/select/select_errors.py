import select, os
r, w = os.pipe()
# A high number: another program of the same process could open a low one at any time.
closed = 777
os.dup2(r, closed)
os.close(closed)
for args in ((1, 2, 3), (['a'], [], []), ([-1], [], [])):
    try:
        select.select(*args)
    except Exception as e:
        last = '%s: %s' % (type(e).__name__, e)
print last  # expect: ValueError: file descriptor cannot be a negative integer (-1)
try:
    select.select([closed], [], [], 0)
except select.error as e:
    print e.args  # expect: (9, 'Bad file descriptor')
select.select([], [], [], -1)  # expect raises: select.error: (22, 'Invalid argument')
