# needs: curses
# Everything that needs the screen, or a terminal, says so.
import _curses, curses, curses.ascii, curses.has_key, curses.panel
needs = {}
for name in sorted(dir(_curses)):
    f = getattr(_curses, name)
    if callable(f) and name not in ('error', 'initscr', 'setupterm', 'filter', 'use_env', 'putp', 'killchar', 'tparm', 'getwin') and name[:2] != 'ti':
        try:
            f()
        except Exception as e:
            needs.setdefault(str(e), []).append(name)
for text in sorted(needs):
    print text, len(needs[text])        # expect: must call initscr() first 61
for f in curses.tigetflag, curses.tigetnum, curses.tigetstr, curses.tparm:
    try:
        f('am')
    except curses.error as e:
        print e
# expect: must call (at least) setupterm() first
# expect: must call (at least) setupterm() first
# expect: must call (at least) setupterm() first
# expect: must call (at least) setupterm() first
try:
    curses.panel.top_panel()
except curses.error as e:
    print e                             # expect: must call initscr() first
try:
    curses.setupterm('no-such-terminal', 1)
except curses.error as e:
    print e                             # expect: setupterm: could not find terminal
try:
    curses.setupterm(5)
except TypeError as e:
    print e                             # expect: setupterm() argument 1 must be string or None, not int
print [name for name in dir(curses) if name.startswith('ACS_')], hasattr(curses, 'LINES')      # expect: [] False
print curses.KEY_UP, curses.KEY_F12, curses.KEY_RESIZE, curses.A_BOLD, curses.BUTTON4_TRIPLE_CLICKED    # expect: 259 276 410 2097152 524288
print len(curses.has_key._capability_names), curses.error.__module__, curses.panel.error.__module__     # expect: 149 _curses _curses_panel

a = curses.ascii
for test in 'alnum alpha ascii blank cntrl ctrl digit graph lower meta print punct space upper xdigit'.split():
    f = getattr(a, 'is' + test)
    print test, sum(map(f, range(-1, 300))), f('a'), f(' ')
# expect: alnum 62 True False
# expect: alpha 52 True False
# expect: ascii 128 True True
# expect: blank 2 False True
# expect: cntrl 33 False False
# expect: ctrl 32 False False
# expect: digit 10 False False
# expect: graph 94 True False
# expect: lower 26 True False
# expect: meta 172 False False
# expect: print 95 True True
# expect: punct 32 False False
# expect: space 6 False True
# expect: upper 26 False False
# expect: xdigit 22 True False
print a.ascii('\xe1'), a.ascii(200), repr(a.ctrl('a')), a.ctrl(97), repr(a.alt('a')), a.alt(97)         # expect: a 72 '\x01' 1 '\xe1' 225
print map(a.unctrl, ('a', 5, '\x7f', 200, '\xff', 300)), a.controlnames[27], a.DEL         # expect: ['a', '^E', '^?', '!H', '!^?', ','] ESC 127
try:
    a.isalpha('ab')
except TypeError as e:
    print e                             # expect: ord() expected a character, but string of length 2 found
