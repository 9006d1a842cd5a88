def outer():
    x = 1
    def get():
        return x
    print get(),
    x = 2
    print get(),
    for x in range(5):
        pass
    return get()
print outer()  # expect: 1 2 4
