# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
def f(n):
    try:
        if n == 0:
            return "try"
        if n == 1:
            raise ValueError("v")
        {}["k"]
    except ValueError as e:
        return "except %s" % e
    except (KeyError, IndexError):
        return "lookup"
    else:
        return "else"
    finally:
        print "finally", n
print f(0), f(1), f(2)
# expect: finally 0
# expect: try finally 1
# expect: except v finally 2
# expect: lookup
