# expect stderr: second line
# expect exit: 1
raise ValueError('first line\nsecond line')
