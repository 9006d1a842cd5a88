def f(how):
    try:
        print "try",
        if how:
            raise ValueError
    except ValueError:
        print "except",
    else:
        print "else",
    finally:
        print "finally"  # expect: try else finally
        # expect: try except finally
f(0)
f(1)
