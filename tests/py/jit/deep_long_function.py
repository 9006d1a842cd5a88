# SPDX-License-Identifier: MIT
# A generated function with many variables takes much of the JavaScript stack; endless recursion still ends at the limit.
calls = [0]


def source(statements):
    lines = ['def f(a, b, c):', '    calls[0] += 1']
    for i in range(statements):
        lines.append('    if a > %d: b = (b + a * %d, c)[0]; c = [a, b, str(c)[:3]][1] or len(calls)' % (1000000 + i, i))
    lines.append('    return f(a + 1, b, c) + 1')
    return '\n'.join(lines)


for statements in 3, 40, 250:
    exec source(statements)
    for again in range(2):
        calls[0] = 0
        try:
            f(0, 1, 2)
        except RuntimeError as e:
            print statements, e, calls
