import sys
print 'bye' # expect: bye
sys.exit()
