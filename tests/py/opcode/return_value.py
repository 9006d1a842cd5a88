def nothing():
    pass
def early(x):
    if x:
        return "early"
    return
def through():
    try:
        return "value"
    finally:
        print "finally"  # expect: None early None finally
def replaced():
    try:
        return "first"
    finally:
        return "second"
print nothing(), early(1), early(0), through(), replaced()  # expect: value second
