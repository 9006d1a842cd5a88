from itertools import product, combinations, combinations_with_replacement, permutations
print list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product('ab', [])), list(product('a', repeat=0))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [()] [] [()]
print list(combinations('abcd', 2)), list(combinations('ab', 3)), list(combinations('ab', 0))  # expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [] [()]
print list(combinations_with_replacement('abc', 2)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0))  # expect: [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')] [] [()]
print list(permutations('abc')), list(permutations(range(3), 2)), list(permutations([], 0)), list(permutations('a', 2))  # expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')] [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)] [()] []
print len(list(permutations(range(6)))), len(list(combinations(range(20), 4)))  # expect: 720 4845
for f in (lambda: product(repeat=-1), lambda: combinations('a', -1), lambda: permutations('a', -1), lambda: product(x=1), lambda: combinations('a')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print e
        # expect: repeat argument cannot be negative
        # expect: r must be non-negative
        # expect: r must be non-negative
        # expect: 'x' is an invalid keyword argument for this function
        # expect: Required argument 'r' (pos 2) not found
