# needs: curses
# process: a terminal takes the place of its standard input and output
# Windows: what is written into them, and what they say; the result of each call.
import curses, curses.panel, curses.textpad, re, tempfile
from on_pty import Terminal

told = []


def tell(name, f, *args):
    try:
        result = f(*args)
    except Exception as e:
        result = '%s: %s' % (type(e).__name__, e)
    told.append('%s%s %s' % (name, re.sub('<.*>', 'object', repr(args)), re.sub('<.*>', 'object', repr(result))))


def each(o, *calls):
    for call in calls:
        tell(call[0], getattr(o, call[0]), *call[1:])


def text(w):
    place = w.getyx()
    told.append([w.instr(y, 0) for y in range(w.getmaxyx()[0])])
    w.move(*place)


def writing(s):
    w = curses.newwin(4, 12, 2, 3)
    each(w, ('addstr', 'plain'), ('addstr', 1, 2, 'bold', curses.A_BOLD), ('addstr', 9, 9, 'x'), ('addstr', 1),
         ('addnstr', 'abcdef', 3), ('addnstr', 2, 0, 'abcdef', 4, curses.A_REVERSE), ('addch', 3, 0, 'c'), ('addch', 66),
         ('addch', 'ab'), ('insch', 0, 0, '>'), ('insstr', 3, 0, 'in'), ('insnstr', 3, 1, 'nnn', 2), ('hline', 3, 5, '-', 4),
         ('vline', 0, 11, '|', 3), ('hline', 'x'), ('delch', 0, 0), ('delch',), ('inch', 1, 2), ('inch', 9, 9),
         ('getyx',), ('getmaxyx',), ('getbegyx',), ('getparyx',), ('enclose', 3, 4), ('enclose', 0, 0))
    text(w)
    each(w, ('chgat', 1, 0, 3, curses.A_UNDERLINE), ('inch', 1, 0), ('insertln',), ('deleteln',), ('insdelln', -1),
         ('scroll',), ('scrollok', 1), ('scroll', 1), ('setscrreg', 0, 9), ('clrtoeol',), ('move', 0, 3), ('clrtobot',))
    text(w)
    each(w, ('box',), ('box', 1), ('border', 'l', 'r', 't', 'b', '1', '2', '3', '4'), ('border', 1.5), ('bkgd', '.'),
         ('getbkgd',), ('is_wintouched',), ('untouchwin',), ('touchline', 1, 2), ('is_linetouched', 1),
         ('is_linetouched', 0), ('is_linetouched', -1), ('attron', curses.A_BOLD), ('attrset', 0))
    text(w)
    w.noutrefresh()
    curses.doupdate()


def parts(s):
    w = curses.newwin(6, 12, 1, 1)
    w.bkgd('.')
    part = w.derwin(2, 4, 1, 1)
    part.addstr('part')
    text(w)
    each(part, ('getparyx',), ('mvderwin', 9, 9), ('mvwin', 30, 90), ('resize', 0, 0), ('derwin', 5, 5), ('derwin', 1))
    other = curses.newwin(6, 12, 1, 1)
    other.addstr(0, 0, 'over')
    each(other, ('overlay', w), ('overwrite', w, 0, 0, 2, 2, 2, 5), ('overlay', 1), ('overlay', w, 1))
    text(w)
    pad = curses.newpad(40, 100)
    pad.addstr(30, 50, 'far')
    each(pad, ('refresh',), ('refresh', 28, 48, 0, 0, 5, 10), ('noutrefresh', 0, 0, 0, 0, 1, 1), ('refresh', 0, 0, 90, 0, 91, 1))
    each(pad.subpad(5, 5, 30, 50), ('getparyx',), ('instr', 0, 0, 3))
    each(curses, ('newwin', 1), ('newwin', -1, 1), ('newpad', 0, 1), ('setsyx', 2, 3), ('getsyx',))
    with tempfile.TemporaryFile() as f:
        tell('putwin', other.putwin, f)
        f.write('more')
        f.seek(0)
        again = curses.getwin(f)
        told.append((again.getmaxyx(), again.getbegyx(), again.instr(0, 0, 6)))
    tell('getwin', curses.getwin, 1)


def panels(s):
    below = curses.panel.new_panel(curses.newwin(3, 6, 0, 0))
    above = curses.panel.new_panel(curses.newwin(3, 6, 1, 1))
    told.append((curses.panel.top_panel() is above, curses.panel.bottom_panel() is below, below.above() is above,
                 below.below(), above.window().getbegyx()))
    each(below, ('userptr',), ('set_userptr', 5), ('userptr',), ('hide',), ('hidden',), ('show',), ('top',), ('above',),
         ('bottom',), ('move', 9, 9), ('move', 90, 9), ('replace', 1), ('move', 1))
    curses.panel.update_panels()
    told.append(curses.panel.top_panel() is above)
    tell('new_panel', curses.panel.new_panel, 1)


def typing(s):
    curses.textpad.rectangle(s, 5, 5, 8, 12)
    told.append(s.instr(6, 5, 8))
    for insert in False, True:
        for strip in 0, 1:
            w = curses.newwin(3, 6, 0, 0)
            box = curses.textpad.Textbox(w, insert)
            box.stripspaces = strip
            for key in ('one two' '\x02\x02\x0eX\x01\x10\x06\x06Y\x05Z\x0b\x0fup\x0adown\x08\x04\x0c', '\x10', '\x10\x0b\x0e', '\x0eend'):
                told.append([box.do_command(ord(c)) for c in key].count(1))
                told.append(w.getyx())
            each(box, ('do_command', 7), ('do_command', curses.KEY_LEFT), ('do_command', curses.KEY_BACKSPACE), ('gather',))


def all_of_it(terminal):
    s = curses.initscr()
    try:
        told.append((curses.LINES, curses.COLS, s.getmaxyx()))
        for part in writing, parts, panels, typing:
            part(s)
            terminal.output()
    finally:
        curses.endwin()


Terminal('vt100', 24, 80).run(all_of_it)
for line in told:
    print line
