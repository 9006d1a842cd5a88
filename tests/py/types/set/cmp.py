cmp(set(), set())  # expect raises: TypeError: cannot compare sets using cmp()
