def f():
    return undefined_thing # expect raises: NameError: global name 'undefined_thing' is not defined
f()
