def outer():
    def inner():
        return later
    try:
        inner()
    except NameError, e:
        print e  # expect: free variable 'later' referenced before assignment in enclosing scope
    later = 1
    return inner()
print outer()  # expect: 1
