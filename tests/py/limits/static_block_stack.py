def f():
    out = []
    for a in 1,:
        for b in 1,:
            try:
                try:
                    try:
                        while True:
                            for c in 1, 2:
                                try:
                                    if c == 2:
                                        raise ValueError
                                except ValueError:
                                    out.append("caught")
                                finally:
                                    out.append(c)
                            break
                    finally:
                        out.append("f1")
                except KeyError:
                    pass
            finally:
                out.append("f2")
    return out
print f()  # expect: [1, 'caught', 2, 'f1', 'f2']
