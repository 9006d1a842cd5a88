# SPDX-License-Identifier: MIT
"""Tables as text: comma-separated values and their dialects. Readers and writers are native (`_csv`); here are the
standard dialects, rows as dictionaries, and a sniffer that guesses dialects."""
import re
from _csv import Error, __version__, writer, reader, register_dialect, unregister_dialect, get_dialect, \
    list_dialects, field_size_limit, QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, __doc__
from _csv import Dialect as _Dialect

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "__doc__", "excel",
           "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
           "Sniffer", "unregister_dialect", "__version__", "DictReader", "DictWriter"]


class Dialect:
    """Base of dialects: a subclass sets these attributes; making an instance checks them."""

    _name = ""
    _valid = False
    delimiter = lineterminator = skipinitialspace = None
    quoting = quotechar = doublequote = escapechar = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    """What spreadsheets write."""
    delimiter, lineterminator = ',', '\r\n'
    quoting, quotechar, doublequote = QUOTE_MINIMAL, '"', True
    skipinitialspace = False


class excel_tab(excel):
    """What spreadsheets write, with tabs."""
    delimiter = '\t'


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)


class DictReader:
    """Reads rows as dictionaries. The field names are those given, or the first row. Values that have no field are a
    list under the key `restkey`; fields that have no value get `restval`. Empty rows are skipped."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = self.reader.next()
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def next(self):
        """The next row."""
        if self.line_num == 0:
            self.fieldnames  # reads the first row if it has the names
        rows = self.reader
        row = rows.next()
        self.line_num = rows.line_num
        while row == []:
            row = rows.next()
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    """Writes dictionaries as rows, in the order of `fieldnames`. Fields that are missing become `restval`; keys that
    are no field are an error, or skipped if extrasaction is 'ignore'."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the field names as a row."""
        self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(key) for key in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        """Writes one row."""
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        """Writes several rows."""
        return self.writer.writerows([self._dict_to_list(rowdict) for rowdict in rowdicts])


def _most_frequent(counts):
    # The last one in the order of the dictionary where several are.
    return max(reversed(counts.keys()), key=counts.get)


class Sniffer:
    """Guesses the dialect of a sample, and whether its first row has the names of the columns."""

    def __init__(self):
        # Where several delimiters would do, the first of these is taken.
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """A dialect class that fits the sample; `delimiters` are the characters that may be the delimiter."""
        quotechar, doublequote, delimiter, skipinitialspace = self._guess_quote_and_delimiter(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._guess_delimiter(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name, quoting, lineterminator = "sniffed", QUOTE_MINIMAL, '\r\n'

        dialect.delimiter, dialect.skipinitialspace = delimiter, skipinitialspace
        dialect.quotechar, dialect.doublequote = quotechar or '"', doublequote
        return dialect

    # A quoted field between delimiters, at the end of a line, at its start, and alone on a line.
    _quoted = [re.compile(pattern, re.DOTALL | re.MULTILINE) for pattern in (
        r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?P=delim)',
        r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?P<delim>[^\w\n"\'])(?P<space> ?)',
        r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?:$|\n)',
        r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?:$|\n)')]

    def _guess_quote_and_delimiter(self, data, delimiters):
        # (quote, is it doubled inside, delimiter, is there a blank after it), from the quoted fields.
        for pattern in self._quoted:
            matches = [found.groupdict() for found in pattern.finditer(data)]
            if matches:
                break
        else:
            return '', False, None, 0
        quotes, marks, spaces = {}, {}, 0
        for found in matches:
            quote = found['quote']
            if quote:
                quotes[quote] = quotes.get(quote, 0) + 1
            mark = found.get('delim')
            if mark and (delimiters is None or mark in delimiters):
                marks[mark] = marks.get(mark, 0) + 1
            if found.get('space'):
                spaces += 1
        quote = _most_frequent(quotes)
        if marks:
            delimiter = _most_frequent(marks)
            skip = marks[delimiter] == spaces
            if delimiter == '\n':
                delimiter = ''  # a table of one column
        else:
            delimiter, skip = '', 0
        # Between delimiters: quote, text, quote, text, quote.
        doubled = re.compile(r"((%(delim)s)|^)\W*%(quote)s[^%(delim)s\n]*%(quote)s[^%(delim)s\n]*%(quote)s\W*"
                             r"((%(delim)s)|$)" % {'delim': re.escape(delimiter), 'quote': quote}, re.MULTILINE)
        return quote, bool(doubled.search(data)), delimiter, skip

    def _guess_delimiter(self, data, delimiters):
        # (delimiter, is there a blank after it): the character that occurs equally often in nearly all lines. The
        # lines are looked at ten at a time, until one character is consistent enough.
        lines = filter(None, data.split('\n'))
        letters = [chr(code) for code in range(127)]
        chunk = min(10, len(lines))
        frequency, modes, found = {}, {}, {}
        start, end = 0, chunk
        while start < len(lines):
            for line in lines[start:end]:
                for char in letters:
                    counts = frequency.setdefault(char, {})
                    number = line.count(char)
                    counts[number] = counts.get(number, 0) + 1
            for char, counts in frequency.items():
                items = counts.items()
                if len(items) == 1 and items[0][0] == 0:
                    continue
                best = max(items, key=lambda item: item[1])
                if len(items) > 1:
                    # How many more lines have the usual number than another one.
                    items.remove(best)
                    best = best[0], best[1] - sum(item[1] for item in items)
                modes[char] = best
            total = float(min(end, len(lines)))
            consistency = 1.0
            while not found and consistency >= 0.9:
                for char, (number, lead) in modes.items():
                    if number > 0 and lead > 0 and lead / total >= consistency \
                            and (delimiters is None or char in delimiters):
                        found[char] = number, lead
                consistency -= 0.01
            if len(found) == 1:
                return self._with_space(found.keys()[0], lines[0])
            start = end
            end += chunk
        if not found:
            return '', 0
        for char in self.preferred:
            if len(found) > 1 and char in found:
                return self._with_space(char, lines[0])
        # The one that occurs most often; of several, the last.
        return self._with_space(max((mode, char) for char, mode in found.items())[1], lines[0])

    @staticmethod
    def _with_space(char, line):
        return char, line.count(char) == line.count(char + ' ')

    def has_header(self, sample):
        """Does the first row look different from the others? Of each column it is asked whether all values are numbers,
        or all have the same length, and whether the first row's is so too."""
        rows = reader(_lines(sample), self.sniff(sample))
        header = rows.next()
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in kinds.keys():
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            else:
                try:
                    kind(header[column])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0


def _lines(text):
    import StringIO
    return StringIO.StringIO(text)


def _kind(value):
    # The type of number it is, else the length.
    for kind in int, long, float, complex:
        try:
            kind(value)
            return int if kind is long else kind
        except (ValueError, OverflowError):
            pass
    return len(value)
