# oracle: none, extension of VMIOT's API
try:
    exit(7)
except SystemExit as e:
    print "caught", e.code  # expect: caught 7
exit(5)
# expect exit: 5
