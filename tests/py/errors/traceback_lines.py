# expect exit: 1
# expect stderr:   File "tests/py/errors/traceback_lines.py", line 8, in outer
# expect stderr:     inner(x)
# expect stderr:   File "tests/py/errors/traceback_lines.py", line 11, in inner
# expect stderr:     return 10 / x
# expect stderr: Traceback (most recent call last):
def outer(x):
    inner(x)

def inner(x):
    return 10 / x

outer(0)
