import argparse, sys, StringIO
p = argparse.ArgumentParser(prog='tool')
s = p.add_subparsers(dest='command', title='commands')
one = s.add_parser('one', help='the first')
one.add_argument('x', type=float)
s.add_parser('two')
print p.parse_args(['one', '2.5'])  # expect: Namespace(command='one', x=2.5)
sys.stderr = StringIO.StringIO()
for args in [], ['three'], ['one', 'x'], ['two', 'extra']:
    try:
        p.parse_args(args)
    except SystemExit as e:
        print e.code, sys.stderr.getvalue().splitlines()[-1]
# expect: 2 tool: error: too few arguments
# expect: 2 tool: error: argument command: invalid choice: 'three' (choose from 'one', 'two')
# expect: 2 tool one: error: argument x: invalid float value: 'x'
# expect: 2 tool: error: unrecognized arguments: extra
