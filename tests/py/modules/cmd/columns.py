# Columns of random words, topics of help, and what is no string.
import cmd
import hashlib
import random
import StringIO

random.seed(5)
out = StringIO.StringIO()
program = cmd.Cmd(stdout=out)
for width in range(0, 90, 15):
    for count in range(0, 14, 3) + [50]:
        program.columnize([('x' * random.randrange(9) + 'y' * (random.random() < .5)) for i in range(count)], width)
program.columnize(('abc', 'd'), 3)
print hashlib.md5(out.getvalue()).hexdigest(), len(out.getvalue())


class Topics(cmd.Cmd):
    def help_zz(self):
        print 'about zz'

    def help_a(self):
        pass

    def help_qwe(self):
        pass

    def do_un(self, arg):
        pass

    def do_documented(self, arg):
        "What it does."


topics = Topics()
for arg in (None, '', 'un', 'zz', 'documented', 'no', 'x y'):
    topics.do_help(arg)
for arg in (5, u'\xe9'):
    try:
        topics.do_help(arg)
    except (TypeError, UnicodeError) as error:
        print type(error).__name__, error
for wrong in ([1, 'a', None], [u'a'], [()]):
    try:
        topics.columnize(wrong)
    except TypeError as error:
        print error
