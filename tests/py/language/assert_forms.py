# expect stderr: tests/py/language/assert_forms.py:11: SyntaxWarning: assertion is always true, perhaps remove parentheses?
try:
    assert 1 > 2
except AssertionError, e:
    print repr(e)  # expect: AssertionError()
try:
    assert False, ("message", 5)
except AssertionError, e:
    print repr(e), e  # expect: AssertionError(('message', 5),) ('message', 5)
assert True, undefined_name
assert (1, "always true")
print __debug__  # expect: True
