def f(how):
    for i in range(2):
        try:
            if how == "return":
                return "returned"
            if how == "continue":
                continue
            if how == "break":
                break
            if how == "raise":
                raise ValueError("raised")
        finally:
            print how, i,
    return "ended"
for how in ("nothing", "return", "continue", "break"):
    print f(how)  # expect: nothing 0 nothing 1 ended
    # expect: return 0 returned
    # expect: continue 0 continue 1 ended
    # expect: break 0 ended
try:
    f("raise")
except ValueError, e:
    print e  # expect: raise 0 raised
try:
    try:
        raise KeyError("k")
    except ValueError:
        print "no"
except KeyError, e:
    print "not matched", e  # expect: not matched 'k'
