# Lines, help, completion and loops of a program of commands.
import cmd
import StringIO
import sys
import types


class Commands(cmd.Cmd):
    def do_a(self, arg):
        "doc a"
        print 'a', repr(arg)

    def do_bb(self, arg):
        print 'bb'

    def do_shell(self, arg):
        print 'shell', repr(arg)

    def help_top(self):
        print 'topic'

    def help_bb(self):
        print >>self.stdout, 'help bb'

    def complete_a(self, *args):
        return ['x', 'y']


program = Commands()
plain = cmd.Cmd()
for line in ('', '  ', 'a', 'a b c ', '!ls', '! ls', '?a', '?', '? a', 'help', 'a\xc3', 'a.b', '+', 'a+b', ' 1x y', '!',
             'EOF', 'help x', 'shell y', 'a\tb'):
    print repr(line), program.parseline(line), plain.parseline(line)
for line in ('a 1', '', 'bb', 'EOF', '', '+', '?', 'help a', 'help bb', 'help top', 'help nope', 'nope z', '!ls'):
    print repr(line), program.onecmd(line), repr(program.lastcmd)
print plain.onecmd('?'), plain.onecmd('')
program.print_topics('h', ['a'], 15, 20)
program.print_topics('h', [], 15, 20)
program.ruler = ''
program.print_topics('h', ['a'], 15, 20)
print program.get_names() == dir(Commands), program.completenames('a'), program.completenames('')
print program.complete_help('t'), program.complete_help(''), program.completedefault()

log = []
buffer = '  a foo b'
readline = sys.modules['readline'] = types.ModuleType('readline')
readline.get_line_buffer = lambda: buffer
readline.get_begidx = lambda: len(buffer) - 1
readline.get_endidx = lambda: len(buffer)
readline.get_completer = lambda: log.append('get') or 'OLD'
readline.set_completer = lambda f: log.append(('set', f if isinstance(f, str) else f.__name__))
readline.parse_and_bind = lambda text: log.append(text)
for buffer, text in (('  a foo b', 'b'), ('a', 'a'), ('zz b', 'a'), ('+ b', 'a')):
    print [program.complete(text, state) for state in range(4)], program.completion_matches


class Loop(Commands):
    use_rawinput = 0

    def preloop(self):
        print 'pre'

    def postloop(self):
        print 'post'

    def precmd(self, line):
        print 'precmd', repr(line)
        return line

    def postcmd(self, stop, line):
        print 'postcmd', stop, repr(line)
        return line == 'EOF'


out = StringIO.StringIO()
loop = Loop(stdin=StringIO.StringIO('a 1\r\nbb\n\nlast'), stdout=out)
loop.cmdqueue.append('a q')
loop.intro = 'II'
loop.cmdloop()
print repr(out.getvalue()), log
loop = Loop(stdin=StringIO.StringIO(''), stdout=out)
loop.cmdloop('in')
loop.use_rawinput = 1
sys.stdin = StringIO.StringIO('a 1\r\nbb')
loop.cmdloop(5)
print log, repr(out.getvalue())
log[:] = []
loop.completekey = None
loop.cmdloop()
print log, vars(Loop('k', 1, 2))
