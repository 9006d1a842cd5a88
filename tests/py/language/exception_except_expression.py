def classes():
    print "evaluated"  # expect: evaluated
    return (KeyError, ValueError)
try:
    raise ValueError("x")
except classes(), e:
    print e  # expect: x
try:
    try:
        raise ValueError("y")
    except 5:
        print "no"
except ValueError, e:
    print "passed", e  # expect: passed y
try:
    raise ValueError("z")
except (KeyError, (TypeError, ValueError)), e:
    print "nested", e  # expect: nested z
