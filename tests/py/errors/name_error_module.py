print 'before' # expect: before
print undefined_thing # expect raises: NameError: name 'undefined_thing' is not defined
