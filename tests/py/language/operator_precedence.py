print 2 + 3 * 4 ** 2, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, not 1 == 2, 1 + 2 << 3, 1 | 2 ^ 3 & 4  # expect: 50 -4 0.5 512 True 24 3
print 7 - 2 - 1, 100 / 10 / 5, -7 // 2, ~1 + 2, 1 < 2 == True, 5 & 3 == 3, (lambda: 1)() + 2  # expect: 4 2 -4 0 False False 3
print `1` + `2`, 1 if 0 else 2 if 0 else 3, not 0 or 1 and 0, 3 in [3] == True  # expect: 12 3 True False
