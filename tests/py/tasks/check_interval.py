import sys
print sys.getcheckinterval()     # expect: 100
sys.setcheckinterval(10)
print sys.getcheckinterval()     # expect: 10
