# SPDX-License-Identifier: MIT
"""Addresses of mail (RFC 822, section 6): what module rfc822 offers of them."""


def quote(s):
    """A text as it must stand in a quoted string."""
    return s.replace('\\', '\\\\').replace('"', '\\"')


def unquote(s):
    """What a quoted string or an address in angle brackets stands for."""
    if len(s) > 1:
        if s[0] == s[-1] == '"':
            return s[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        if s[0] == '<' and s[-1] == '>':
            return s[1:-1]
    return s


def parseaddr(address):
    """The first address of a text: (name, address); (None, None) where there is none."""
    found = AddrlistClass(address).getaddress()
    return found[0] if found else (None, None)


def dump_address_pair(pair):
    """A (name, address) pair as text."""
    return '"%s" <%s>' % tuple(pair) if pair[0] else pair[1]


class AddrlistClass:
    """Reads a list of addresses. The methods read from position `pos` on; comments go to `commentlist`."""

    __module__ = 'rfc822'

    _phraseblanks = ' \t'

    def __init__(self, field):
        self.specials = '()<>@,:;.\"[]'
        self.LWS = ' \t'
        self.CR = '\r\n'
        self.atomends = self.specials + self.LWS + self.CR
        # Names with dots in them were forbidden, but are usual.
        self.phraseends = self.atomends.replace('.', '')
        self.pos = 0
        self.field = field
        self.commentlist = []

    def _next(self):
        # '' at the end.
        return self.field[self.pos:self.pos + 1]

    def gotonext(self):
        """Goes to the next thing that is no blank and no comment."""
        while self.pos < len(self.field):
            char = self._next()
            if char in self.LWS or char in '\n\r':
                self.pos += 1
            elif char == '(':
                self.commentlist.append(self.getcomment())
            else:
                break

    def getaddrlist(self):
        """All addresses as (name, address) pairs."""
        found = []
        while True:
            some = self.getaddress()
            if not some:
                return found
            found += some

    def getaddress(self):
        """The next address: a list of one (name, address) pair; of all members of a group."""
        self.commentlist = []
        self.gotonext()
        start, comments = self.pos, self.commentlist
        words = self.getphraselist()
        self.gotonext()
        char = self._next()
        found = []
        if char and char in '.@':
            # The words were the beginning of the address.
            self.pos, self.commentlist = start, comments
            spec = self.getaddrspec()
            found = [(' '.join(self.commentlist), spec)]
        elif char == ':':
            self.pos += 1
            while self.pos < len(self.field):
                self.gotonext()
                if self._next() == ';':
                    self.pos += 1
                    break
                found = found + self.getaddress()
        elif char == '<':
            route = self.getrouteaddr()
            name = ' '.join(words)
            if self.commentlist:
                name += ' (' + ' '.join(self.commentlist) + ')'
            found = [(name, route)]
        elif words:
            found = [(' '.join(self.commentlist), words[0])]
        elif char and char in self.specials:
            self.pos += 1
        self.gotonext()
        if self._next() == ',':
            self.pos += 1
        return found

    def getrouteaddr(self):
        """The address in angle brackets; hosts to pass on the way are left out. None where there is none."""
        if self._next() != '<':
            return None
        self.pos += 1
        self.gotonext()
        spec = ''
        route = False
        while self.pos < len(self.field):
            char = self._next()
            if route:
                self.getdomain()
                route = False
            elif char == '>':
                self.pos += 1
                break
            elif char == '@':
                self.pos += 1
                route = True
            elif char == ':':
                self.pos += 1
            else:
                spec = self.getaddrspec()
                self.pos += 1
                break
            self.gotonext()
        return spec

    def getaddrspec(self):
        """An address: local part, "@", domain."""
        parts = []
        self.gotonext()
        while self.pos < len(self.field):
            char = self._next()
            if char == '.':
                parts.append('.')
                self.pos += 1
            elif char == '"':
                parts.append(self._localquote())
            elif char in self.atomends:
                break
            else:
                parts.append(self.getatom())
            self.gotonext()
        if self._next() != '@':
            return ''.join(parts)
        self.pos += 1
        self.gotonext()
        return ''.join(parts) + '@' + self.getdomain()

    def _localquote(self):
        return '"%s"' % self.getquote()

    def getdomain(self):
        """A domain, as "example.org" or "[192.0.2.1]"."""
        parts = []
        while self.pos < len(self.field):
            char = self._next()
            if char in self.LWS:
                self.pos += 1
            elif char == '(':
                self.commentlist.append(self.getcomment())
            elif char == '[':
                parts.append(self.getdomainliteral())
            elif char == '.':
                self.pos += 1
                parts.append('.')
            elif char in self.atomends:
                break
            else:
                parts.append(self.getatom())
        return ''.join(parts)

    def getdelimited(self, beginchar, endchars, allowcomments=1):
        """What is between `beginchar` and one of `endchars`; '' where the next character is another one.

        A backslash takes the meaning from the next character. Comments inside are left out if `allowcomments`."""
        if self._next() != beginchar:
            return ''
        parts = []
        escaped = False
        self.pos += 1
        while self.pos < len(self.field):
            char = self._next()
            if escaped:
                parts.append(char)
                escaped = False
            elif char in endchars:
                self.pos += 1
                break
            elif allowcomments and char == '(':
                parts.append(self.getcomment())
                continue
            elif char == '\\':
                escaped = True
            else:
                parts.append(char)
            self.pos += 1
        return ''.join(parts)

    def getquote(self):
        """The next quoted string."""
        return self.getdelimited('"', '"\r', 0)

    def getcomment(self):
        """The next comment, with what is nested in it."""
        return self.getdelimited('(', ')\r', 1)

    def getdomainliteral(self):
        """The next address of numbers, in its brackets."""
        return '[%s]' % self.getdelimited('[', ']\r', 0)

    def getatom(self, atomends=None):
        """The characters up to one of `atomends`, the attribute of this name if None."""
        if atomends is None:
            atomends = self.atomends
        start = self.pos
        while self.pos < len(self.field) and self.field[self.pos] not in atomends:
            self.pos += 1
        return self.field[start:self.pos]

    def getphraselist(self):
        """The next words, quoted or not."""
        words = []
        while self.pos < len(self.field):
            char = self._next()
            if char in self._phraseblanks:
                self.pos += 1
            elif char == '"':
                words.append(self.getquote())
            elif char == '(':
                self.commentlist.append(self.getcomment())
            elif char in self.phraseends:
                break
            else:
                words.append(self.getatom(self.phraseends))
        return words


class AddressSet:
    """What makes a list of addresses of a class that reads them. Sums and differences are of the class `_kind`."""

    def __init__(self, field):
        AddrlistClass.__init__(self, field)
        self.addresslist = self.getaddrlist() if field else []

    def __len__(self):
        return len(self.addresslist)

    def __getitem__(self, index):
        return self.addresslist[index]

    def __add__(self, other):
        result = self._kind(None)
        result.addresslist = self.addresslist[:]
        result += other
        return result

    def __iadd__(self, other):
        for pair in other.addresslist:
            if pair not in self.addresslist:
                self.addresslist.append(pair)
        return self

    def __sub__(self, other):
        result = self._kind(None)
        result.addresslist = [pair for pair in self.addresslist if pair not in other.addresslist]
        return result

    def __isub__(self, other):
        for pair in other.addresslist:
            if pair in self.addresslist:
                self.addresslist.remove(pair)
        return self


class AddressList(AddressSet, AddrlistClass):
    """The addresses of a text (or of None), which can be added and subtracted like sets; they keep their order."""

    __module__ = 'rfc822'

    def __str__(self):
        return ', '.join(map(dump_address_pair, self.addresslist))


AddressList._kind = AddressList
