a = 1
print [a, 2], [], [[], [a]], [a] is [a]  # expect: [1, 2] [] [[], [1]] False
