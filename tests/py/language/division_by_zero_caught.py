# Division by zero is caught, and told with its line, in loops that are hot, too.
import sys
import traceback


def divide(a, b, how):
    if how == 0:
        return a / b
    if how == 1:
        return a // b
    if how == 2:
        return a % b
    return divmod(a, b)


def inplace(a, b, how):
    if how == 0:
        a /= b
    elif how == 1:
        a //= b
    else:
        a %= b
    return a


def count(values):
    found = {}
    for i in range(400):
        for f in divide, inplace:
            for v in values:
                try:
                    f(i, v, i % 4)
                except ZeroDivisionError as e:
                    found[str(e)] = found.get(str(e), 0) + 1
    return sorted(found.items())


print count([0, 1]), count([0L]), count([0.0]), count([False])
for how in range(4):
    try:
        divide(how, 0, how)
    except ZeroDivisionError:
        print traceback.format_exc().splitlines()[-3:], sys.exc_info()[1].args
