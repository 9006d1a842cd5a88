"""The sub-project by itself: prints the channels, or the readings in lines given as arguments."""
import sys

from calibration import CHANNELS
from reader import BadLine, parse


def main(args):
    if not args:
        for name in sorted(CHANNELS):
            print '%-9s value = %.5f * raw %+.3f' % (name, CHANNELS[name].factor, CHANNELS[name].offset)
    for line in args:
        try:
            print parse(line)
        except BadLine, error:
            print 'bad line: %s' % error
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
