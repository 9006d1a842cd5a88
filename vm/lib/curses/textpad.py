# SPDX-License-Identifier: MIT
"""A field to type text into, and rectangles."""
import curses
import curses.ascii


def rectangle(win, uly, ulx, lry, lrx):
    """Draws a rectangle with these upper left and lower right corners."""
    height, width = lry - uly - 1, lrx - ulx - 1
    win.vline(uly + 1, ulx, curses.ACS_VLINE, height)
    win.hline(uly, ulx + 1, curses.ACS_HLINE, width)
    win.hline(lry, ulx + 1, curses.ACS_HLINE, width)
    win.vline(uly + 1, lrx, curses.ACS_VLINE, height)
    for y, x, corner in ((uly, ulx, curses.ACS_ULCORNER), (uly, lrx, curses.ACS_URCORNER),
                         (lry, lrx, curses.ACS_LRCORNER), (lry, ulx, curses.ACS_LLCORNER)):
        win.addch(y, x, corner)


class Textbox:
    """A window to type text into, with the keys of Emacs.

    Ctrl-A, Ctrl-E      to the left edge, to the end of the line (to the right edge, unless stripspaces)
    Ctrl-B, Ctrl-F      left, right, also to the line before or behind (so do the arrow keys)
    Ctrl-P, Ctrl-N      up, down (so do the arrow keys)
    Ctrl-D, Ctrl-H      delete the character under the cursor, before the cursor (so does Backspace)
    Ctrl-K              delete to the end of the line; an empty line as a whole
    Ctrl-O              insert an empty line
    Ctrl-J              the next line; in a window of one line the end
    Ctrl-L              show the window
    Ctrl-G              the end

    stripspaces (true by default): blanks at the ends of lines are no text. insert_mode: what is right of the cursor
    makes room for what is typed."""

    def __init__(self, win, insert_mode=False):
        self.win = win
        self.insert_mode = insert_mode
        self._update_max_yx()
        self.stripspaces = 1
        self.lastcmd = None
        win.keypad(1)

    def _update_max_yx(self):
        height, width = self.win.getmaxyx()
        self.maxy, self.maxx = height - 1, width - 1

    def _end_of_line(self, y):
        """Where the blanks at the end of a line begin; the last column of one that is full."""
        self._update_max_yx()
        x = self.maxx
        if curses.ascii.ascii(self.win.inch(y, x)) != curses.ascii.SP:
            return x
        while x > 0 and curses.ascii.ascii(self.win.inch(y, x - 1)) == curses.ascii.SP:
            x -= 1
        return x

    def _has_room(self, y, x):
        """Whether a place is not the last of all, where a character cannot go without scrolling."""
        return y < self.maxy or x < self.maxx

    def _insert_printable_char(self, ch):
        self._update_max_yx()
        y, x = self.win.getyx()
        after = None
        while self._has_room(y, x):
            pushed = self.win.inch() if self.insert_mode else None
            try:
                self.win.addch(ch)
            except curses.error:
                # The cursor could not go on; the character is there.
                pass
            if pushed is None or not curses.ascii.isprint(pushed):
                break
            ch = pushed
            y, x = self.win.getyx()
            after = after or (y, x)
        if after is not None:
            self.win.move(*after)

    def _to_line_end(self, y):
        self.win.move(y, self._end_of_line(y) if self.stripspaces else self.maxx)

    def _to_line(self, y, x):
        """Goes to a line above or below, not behind its end."""
        self.win.move(y, x)
        # CPYTHON: looking for the end moves the cursor, and this is where it stays.
        end = self._end_of_line(y)
        if x > end:
            self.win.move(y, end)

    def _left(self, y, x):
        if x > 0:
            self.win.move(y, x - 1)
        elif y > 0:
            self._to_line_end(y - 1)

    def _right(self, y, x):
        if x < self.maxx:
            self.win.move(y, x + 1)
        elif y < self.maxy:
            self.win.move(y + 1, 0)

    def _kill(self, y, x):
        if x == 0 and self._end_of_line(y) == 0:
            self.win.deleteln()
        else:
            self.win.move(y, x)
            self.win.clrtoeol()

    def do_command(self, ch):
        """Does what a key stands for. False: that was the end."""
        self._update_max_yx()
        y, x = self.win.getyx()
        self.lastcmd = ch
        if curses.ascii.isprint(ch):
            if self._has_room(y, x):
                self._insert_printable_char(ch)
        elif ch == curses.ascii.SOH:
            self.win.move(y, 0)
        elif ch in (curses.ascii.STX, curses.KEY_LEFT):
            self._left(y, x)
        elif ch in (curses.ascii.BS, curses.KEY_BACKSPACE):
            self._left(y, x)
            self.win.delch()
        elif ch == curses.ascii.EOT:
            self.win.delch()
        elif ch == curses.ascii.ENQ:
            self._to_line_end(y)
        elif ch in (curses.ascii.ACK, curses.KEY_RIGHT):
            self._right(y, x)
        elif ch == curses.ascii.BEL:
            return 0
        elif ch == curses.ascii.NL:
            if self.maxy == 0:
                return 0
            if y < self.maxy:
                self.win.move(y + 1, 0)
        elif ch == curses.ascii.VT:
            self._kill(y, x)
        elif ch == curses.ascii.FF:
            self.win.refresh()
        elif ch in (curses.ascii.SO, curses.KEY_DOWN):
            if y < self.maxy:
                self._to_line(y + 1, x)
        elif ch == curses.ascii.SI:
            self.win.insertln()
        elif ch in (curses.ascii.DLE, curses.KEY_UP):
            if y > 0:
                self._to_line(y - 1, x)
        return 1

    def gather(self):
        """The text of the window; lines end with newlines where there are several."""
        self._update_max_yx()
        text = ''
        for y in range(self.maxy + 1):
            self.win.move(y, 0)
            stop = self._end_of_line(y)
            if stop == 0 and self.stripspaces:
                continue
            last = min(stop, self.maxx) if self.stripspaces else self.maxx
            text += ''.join(chr(curses.ascii.ascii(self.win.inch(y, x))) for x in range(last + 1))
            if self.maxy > 0:
                text += '\n'
        return text

    def edit(self, validate=None):
        """Reads keys until the end and returns the text. `validate` gets each key and returns the one to use, or 0."""
        while True:
            ch = self.win.getch()
            if validate is not None:
                ch = validate(ch)
            if not ch:
                continue
            if not self.do_command(ch):
                break
            self.win.refresh()
        return self.gather()
