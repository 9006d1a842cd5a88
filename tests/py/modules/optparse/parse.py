import optparse
p = optparse.OptionParser(usage='%prog [options] file', prog='tool')
p.add_option('-n', '--number', type='int', default=3, help='how many [%default]')
p.add_option('-v', action='count', dest='verbose')
p.add_option('-I', action='append', metavar='DIR', help='search here')
o, rest = p.parse_args(['-vv', '-n0x10', 'f', '-Ia', '-I', 'b', '--', '-x'])
print o.number, o.verbose, o.I, rest  # expect: 16 2 ['a', 'b'] ['f', '-x']
print p.format_help()
# expect: Usage: tool [options] file
# expect: 
# expect: Options:
# expect:   -h, --help            show this help message and exit
# expect:   -n NUMBER, --number=NUMBER
# expect:                         how many [3]
# expect:   -v                    
# expect:   -I DIR                search here
# expect: 
try:
    p.add_option('-n')
except optparse.OptionConflictError as e:
    print e  # expect: option -n: conflicting option string(s): -n
