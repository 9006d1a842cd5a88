with open('/dev/null') as f:
    print f.closed  # expect: False
print f.closed  # expect: True
