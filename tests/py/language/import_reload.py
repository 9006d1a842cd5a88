import reload_helper
reload_helper.count += 5
reload_helper.kept = True
again = reload(reload_helper)
print again is reload_helper, reload_helper.count, reload_helper.kept  # expect: True 1 True
try:
    reload("text")
except TypeError, e:
    print e  # expect: reload() argument must be module
