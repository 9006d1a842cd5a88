print '{:{}}|'.format('a', 5), '{:{w}.{p}f}|'.format(3.14159, w=8, p=2), '{0:{1}{2}{3}}'.format('x', '*', '^', 5)  # expect: a    |     3.14| **x**
