log = []
def f(n):
    try:
        log.append("try")
        if n:
            raise ValueError
        return "r"
    finally:
        log.append("finally")
print f(0), log  # expect: r ['try', 'finally']
try:
    f(1)
except ValueError:
    print log  # expect: ['try', 'finally', 'try', 'finally']
