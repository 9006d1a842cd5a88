import circular_a_helper
print circular_a_helper.result  # expect: (('early', False), 'late')
