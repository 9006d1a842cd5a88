(a, b) += 1 # expect syntax error: illegal expression for augmented assignment
