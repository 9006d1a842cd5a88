import os
os.environ['HOME'] = '/home/me/'
os.environ['V'] = 'value'
print os.path.expanduser('~'), os.path.expanduser('~/x'), os.path.expanduser('x~')  # expect: /home/me /home/me/x x~
print os.path.expandvars('$V-${V}x-$NOT_THERE-$$V-${V'), repr(os.path.expandvars(u'$V'))  # expect: value-valuex-$NOT_THERE-$value-${V u'value'
try:
    os.path.relpath('')
except ValueError as e:
    print e  # expect: no path specified
