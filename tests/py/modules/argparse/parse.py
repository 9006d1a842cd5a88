import argparse
p = argparse.ArgumentParser(prog='tool', description='Does things.')
p.add_argument('file', nargs='+', help='what to read')
p.add_argument('-n', '--number', type=int, default=3, metavar='N', help='how many (default %(default)s)')
p.add_argument('--mode', choices=['fast', 'slow'])
g = p.add_mutually_exclusive_group()
g.add_argument('-q', action='store_true')
g.add_argument('-v', action='count')
print p.parse_args(['-vv', 'a', 'b', '--num=5', '--mode', 'fast'])  # expect: Namespace(file=['a', 'b'], mode='fast', number=5, q=False, v=2)
print p.parse_known_args(['a', '--zzz'])  # expect: (Namespace(file=['a'], mode=None, number=3, q=False, v=None), ['--zzz'])
print p.format_help()
# expect: usage: tool [-h] [-n N] [--mode {fast,slow}] [-q | -v] file [file ...]
# expect: 
# expect: Does things.
# expect: 
# expect: positional arguments:
# expect:   file                what to read
# expect: 
# expect: optional arguments:
# expect:   -h, --help          show this help message and exit
# expect:   -n N, --number N    how many (default 3)
# expect:   --mode {fast,slow}
# expect:   -q
# expect:   -v
# expect: 
