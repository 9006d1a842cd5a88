# needs: curses
# process: a terminal takes the place of its standard input and output
# Keys, lines, the mouse, signals, the size; what a terminal can do. Waiting for a key lets other threads run.
import curses, os, signal, sys, threading, time
from on_pty import Terminal

told = []


def tell(name, f, *args):
    try:
        result = f(*args)
    except BaseException as e:
        result = '%s: %s' % (type(e).__name__, e)
    told.append('%s%r %r' % (name, args, result))


def each(o, *calls):
    for call in calls:
        tell(call[0], getattr(o, call[0]), *call[1:])


def keys(s, terminal):
    s.nodelay(1)
    each(s, ('getch',), ('getkey',), ('getch', 1, 1), ('getch', 1))
    s.nodelay(0)
    s.timeout(20)
    each(s, ('getch',), ('getkey',))
    s.timeout(-1)
    terminal.type('a\x1bOA\x1bOBb\xe9\x1bx')
    told.append([s.getch() for i in range(7)])
    terminal.type('\x1b')
    more = threading.Timer(0.03, terminal.type, ['OC'])
    more.start()
    each(s, ('getkey',))
    more.join()
    terminal.type('\x1b')
    each(s, ('getch',))
    s.keypad(0)
    terminal.type('\x1bOA')
    told.append([s.getkey() for i in range(3)])
    s.keypad(1)
    each(curses, ('ungetch', 'u'), ('ungetch', curses.KEY_F5), ('ungetch', None))
    told.append([s.getkey(), s.getkey()])
    each(curses, ('halfdelay', 1), ('halfdelay', 0), ('halfdelay', 256))
    each(s, ('getch',))
    curses.nocbreak()
    curses.cbreak()


def waiting(s, terminal):
    steps = []

    def other():
        for i in range(5):
            steps.append(i)
            time.sleep(0.002)
        terminal.type('k')

    thread = threading.Thread(target=other)
    thread.start()
    each(s, ('getkey',))
    told.append(steps)
    thread.join()
    signal.signal(signal.SIGALRM, lambda *args: told.append('alarm'))
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    each(s, ('getch',))

    def fail(*args):
        raise ValueError('from the handler')

    signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        # CPython calls handlers when this is over.
        key = s.getch()
        while key == -1:
            time.sleep(0)
    except ValueError as e:
        told.append(e)


def lines(s, terminal):
    curses.echo()
    terminal.type('hello\x7f\x7fp!\n')
    each(s, ('getstr', 0, 0), ('instr', 0, 0, 8), ('getyx',))
    terminal.type('abcdef\x15xyz\r12345\nlast\n')
    each(s, ('getstr',), ('getstr', 3), ('getstr', 5, 70, 20), ('getstr', -1), ('getstr', 1, 2, 3, 4))
    curses.noecho()
    terminal.type('secret\n')
    each(s, ('getstr', 9, 0, 10), ('instr', 9, 0, 6))
    curses.nocbreak()
    terminal.type('li\x7fine\n')
    told.append([s.getch() for i in range(5)])
    curses.cbreak()


def mouse(s, terminal):
    curses.mouseinterval(0)
    each(curses, ('mousemask', curses.BUTTON1_PRESSED), ('mousemask', None), ('getmouse',), ('ungetmouse', 1, 2, 3, 0, 2))
    each(s, ('getch',))
    each(curses, ('getmouse',), ('ungetmouse', 1, 2, 3, 0))


def asking(s, terminal):
    each(curses, ('keyname', 1), ('keyname', curses.KEY_LEFT), ('keyname', -1), ('unctrl', 1), ('unctrl', 'a'), ('unctrl', 1.5),
         ('has_key', curses.KEY_LEFT), ('has_key', curses.KEY_F63), ('erasechar',), ('killchar',), ('termname',),
         ('curs_set', 0), ('isendwin',), ('has_colors',), ('start_color',), ('has_ic',), ('has_il',), ('cbreak', 1, 2),
         ('init_pair', 1, 1, 1), ('color_pair', 1), ('napms', 1), ('napms', 'x'), ('flushinp',), ('def_prog_mode',), ('savetty',),
         ('resetty',), ('meta', 1), ('typeahead', -1), ('qiflush', 0), ('noqiflush',), ('nl', 0), ('raw',), ('noraw',))
    each(curses, ('tigetnum', 'cols'), ('tigetnum', 'none'), ('tigetflag', 'am'), ('tigetflag', 'cols'), ('tigetstr', 'cr'),
         ('tigetstr', 'cup'), ('tigetstr', 'none'), ('tparm', '\x1b[%i%p1%d;%p2%dH', 3, 4), ('tparm', 1), ('tigetstr', 1))


def size(s, terminal):
    curses.cbreak()
    window = threading.Timer(0.02, lambda: (terminal.resize(30, 90), os.kill(os.getpid(), signal.SIGWINCH)))
    window.start()
    key = s.getch()
    while key == -1:
        key = s.getch()
    window.join()
    told.append((key == curses.KEY_RESIZE, s.getmaxyx(), curses.LINES))
    each(curses, ('is_term_resized', 30, 90), ('is_term_resized', 20, 70), ('resizeterm', 20, 70))
    told.append((curses.LINES, curses.COLS, s.getmaxyx()))
    each(s, ('getch',))


def all_of_it(terminal):
    s = curses.initscr()
    try:
        curses.noecho()
        curses.cbreak()
        s.keypad(1)
        for part in keys, waiting, lines, mouse, asking, size:
            part(s, terminal)
            terminal.output()
    finally:
        curses.endwin()
    each(curses, ('isendwin',))
    terminal.output()
    curses.putp('[putp$<1>]')
    sys.stdout.flush()
    told.append('[putp]' in terminal.output())
    curses.wrapper(lambda s, *args, **kwds: told.append((args, kwds, s.getyx())), 1, x=2)
    told.append(curses.isendwin())


Terminal('vt100', 24, 80).run(all_of_it)
for line in told:
    print line
