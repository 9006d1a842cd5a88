# Protocol 0 appends items one by one, to lists that may be in themselves or complete already.
import cPickle

for text in ('(lp1\n(g1\np2\naI1\nag2\na(lp3\nI1\naI1\naa.', '(lp1\ng1\nag1\naI5\na.', '(dp1\nS"a"\ng1\nsS"b"\n(lp2\nI1\naI2\nasg1\n.',
             '(lp1\nI1\na(lp2\ng1\naag2\nI7\naa.'):
    print cPickle.loads(text)
