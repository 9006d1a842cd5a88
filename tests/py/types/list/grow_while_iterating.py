a = [1, 2]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print a  # expect: [1, 2, 10, 20, 100, 200]
