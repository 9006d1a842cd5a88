print [3 .numerator for i in range(500)][-1], [(5).real + i for i in xrange(600)][-1]  # expect: 3 604
