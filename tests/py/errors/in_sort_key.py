def key(x):
    return x['size'] # expect raises: KeyError: 'size'
sorted([{}], key=key)
