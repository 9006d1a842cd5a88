for x in (0, 1):
    if x:
        a = "then"
    else:
        a = "else"
    print a  # expect: else
    # expect: then
try:
    pass
except ValueError:
    pass
else:
    print "no exception"  # expect: no exception
