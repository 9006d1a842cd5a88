def where():
    print "index",
    return 0
x = [[1, 2, 3, 4]]
x[where()][1:3] += ["in", "place"]
print x  # expect: index [[1, 2, 3, 'in', 'place', 4]]
