def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print "exit"  # expect: exit
        raise
    finally:
        print "finally"  # expect: finally
it = g()
it.next()
it.close()
it.close()
print list(it)  # expect: []
def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = bad()
it.next()
try:
    it.close()
except RuntimeError, e:
    print e  # expect: generator ignored GeneratorExit
