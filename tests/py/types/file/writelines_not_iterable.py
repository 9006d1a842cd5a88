f = open('/dev/null', 'w')
f.writelines(3)  # expect raises: TypeError: writelines() requires an iterable argument
