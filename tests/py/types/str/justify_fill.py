print repr('ab'.ljust(5)), repr('ab'.rjust(5, '*')), repr('ab'.center(5)), repr('abc'.center(6, '-')), repr('ab'.center(1))  # expect: 'ab   ' '***ab' '  ab ' '-abc--' 'ab'
print '42'.zfill(5), '-42'.zfill(5), '+4'.zfill(4), 'abc'.zfill(2), repr(''.zfill(3))  # expect: 00042 -0042 +004 abc '000'
