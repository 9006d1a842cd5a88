import getopt
print getopt.getopt(['-a', '-bx', '--long=3', '--fl', 'rest', '-c'], 'ab:c', ['long=', 'flag'])  # expect: ([('-a', ''), ('-b', 'x'), ('--long', '3'), ('--flag', '')], ['rest', '-c'])
print getopt.gnu_getopt(['x', '-a', 'y', '--', '-b'], 'ab')  # expect: ([('-a', '')], ['x', 'y', '-b'])
for args, short, long_ in ((['-z'], 'a', []), (['-b'], 'b:', []), (['--f'], '', ['foo', 'fab']), (['--x=1'], '', ['x'])):
    try:
        getopt.getopt(args, short, long_)
    except getopt.GetoptError as e:
        print e, '/', e.opt
# expect: option -z not recognized / z
# expect: option -b requires argument / b
# expect: option --f not a unique prefix / f
# expect: option --x must not have an argument / x
