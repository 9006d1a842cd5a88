def outer():
    def fact(n):
        return n * fact(n - 1) if n else 1
    return fact
print outer()(20), outer()(25)  # expect: 2432902008176640000 15511210043330985984000000
