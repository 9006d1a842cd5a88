import warnings
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('first')
    warnings.warn('second', DeprecationWarning)
    warnings.filterwarnings('ignore', 'sec.*')
    warnings.warn('second again')
print [(str(w.message), w.category.__name__) for w in log]  # expect: [('first', 'UserWarning'), ('second', 'DeprecationWarning')]
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('now an error')
    except UserWarning as e:
        print e  # expect: now an error
print repr(warnings.formatwarning('m', UserWarning, 'f', 3, ' code '))  # expect: 'f:3: UserWarning: m\n  code\n'
try:
    warnings.simplefilter('nonsense')
except AssertionError as e:
    print e  # expect: invalid action: 'nonsense'
