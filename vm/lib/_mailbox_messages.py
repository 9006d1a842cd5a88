# SPDX-License-Identifier: MIT
"""Messages of mailbox: what each format keeps of a message besides its text, and what of that another format can keep."""
import calendar
import copy
import email
import email.message
import time

_STATE = ('_headers', '_unixfrom', '_payload', '_charset', 'preamble', 'epilogue', 'defects', '_default_type')


class Message(email.message.Message):
    """A message of a mailbox: made of another message, of a text, or of what a file holds."""

    def __init__(self, message=None):
        if isinstance(message, email.message.Message):
            self._become_message(copy.deepcopy(message))
            if isinstance(message, Message):
                message._explain_to(self)
        elif isinstance(message, str):
            self._become_message(email.message_from_string(message))
        elif hasattr(message, 'read'):
            self._become_message(email.message_from_file(message))
        elif message is None:
            email.message.Message.__init__(self)
        else:
            raise TypeError('Invalid message type: %s' % type(message))

    def _become_message(self, message):
        """Takes over what every message has."""
        state = vars(message)
        vars(self).update((name, state[name]) for name in _STATE if name in state)

    def _explain_to(self, message):
        """Tells a message of another format what it can keep of what this one has."""
        if not isinstance(message, Message):
            raise TypeError('Cannot convert to specified type')


def _cannot_convert(message):
    if not isinstance(message, Message):
        raise TypeError('Cannot convert to specified type: %s' % type(message))


def _check_text(what, value):
    if not isinstance(value, str):
        raise TypeError('%s must be a string: %s' % (what, type(value)))


class _Flags:
    """Flags, a letter each."""

    def add_flag(self, flag):
        """Sets flags; the others stay."""
        self.set_flags(''.join(set(self.get_flags()) | set(flag)))


class MaildirMessage(Message, _Flags):
    """A message of a Maildir: a folder ("new" or "cur"), flags, a date."""

    def __init__(self, message=None):
        self._subdir = 'new'
        self._info = ''
        self._date = time.time()
        Message.__init__(self, message)

    def get_subdir(self):
        """"new" or "cur"."""
        return self._subdir

    def set_subdir(self, subdir):
        """Sets "new" or "cur"."""
        if subdir not in ('new', 'cur'):
            raise ValueError("subdir must be 'new' or 'cur': %s" % subdir)
        self._subdir = subdir

    def get_flags(self):
        """The flags that are set: any of D, F, P, R, S and T."""
        return self._info[2:] if self._info.startswith('2,') else ''

    def set_flags(self, flags):
        """Sets these flags and no others."""
        self._info = '2,' + ''.join(sorted(flags))

    def remove_flag(self, flag):
        """Takes flags away; the others stay."""
        if self.get_flags():
            self.set_flags(''.join(set(self.get_flags()) - set(flag)))

    def get_date(self):
        """When it was delivered, in seconds since 1970."""
        return self._date

    def set_date(self, date):
        """Sets when it was delivered. What is no number is a TypeError."""
        try:
            self._date = float(date)
        except ValueError:
            raise TypeError("can't convert to float: %s" % date)

    def get_info(self):
        """What stands behind the colon in the name of its file."""
        return self._info

    def set_info(self, info):
        """Sets what stands behind the colon."""
        _check_text('info', info)
        self._info = info

    def _explain_to(self, message):
        _cannot_convert(message)
        flags = self.get_flags()
        if isinstance(message, MaildirMessage):
            message.set_subdir(self.get_subdir())
            message.set_flags(self.get_flags())
            message.set_date(self.get_date())
        elif isinstance(message, _mboxMMDFMessage):
            for ours, theirs in (('S', 'R'), ('T', 'D'), ('F', 'F'), ('R', 'A')):
                if ours in flags:
                    message.add_flag(theirs)
            if self.get_subdir() == 'cur':
                message.add_flag('O')
            message.set_from('MAILER-DAEMON', time.gmtime(self.get_date()))
        else:
            state = set(flags) if 'S' in flags else set(flags + 'u')
            _tell(message, state, (('u', 'unseen'), ('R', 'replied'), ('F', 'flagged')),
                  (('u', 'unseen'), ('T', 'deleted'), ('R', 'answered'), ('P', 'forwarded')))


def _tell(message, state, sequences, labels):
    """Tells messages of MH and Babyl: pairs of what is in `state` and what it is called there."""
    if isinstance(message, MHMessage):
        pairs, add = sequences, message.add_sequence
    elif isinstance(message, BabylMessage):
        pairs, add = labels, message.add_label
    else:
        return
    for ours, theirs in pairs:
        if ours in state:
            add(theirs)


class _mboxMMDFMessage(Message, _Flags):
    """A message of an mbox or MMDF mailbox: a line "From ", and flags in the headers Status and X-Status."""

    def __init__(self, message=None):
        self.set_from('MAILER-DAEMON', True)
        if isinstance(message, email.message.Message):
            unixfrom = message.get_unixfrom()
            if unixfrom is not None and unixfrom.startswith('From '):
                self.set_from(unixfrom[5:])
        Message.__init__(self, message)

    def get_from(self):
        """The line "From ", without that."""
        return self._from

    def set_from(self, from_, time_=None):
        """Sets the line "From ". `time_` comes behind it: a struct_time, or True for now."""
        if time_ is not None:
            from_ += ' ' + time.asctime(time.gmtime() if time_ is True else time_)
        self._from = from_

    def get_flags(self):
        """The flags that are set: any of R, O, D, F and A."""
        return self.get('Status', '') + self.get('X-Status', '')

    def set_flags(self, flags):
        """Sets these flags and no others."""
        flags = set(flags)
        status = ''.join(flag for flag in 'RO' if flag in flags)
        marks = ''.join(flag for flag in 'DFA' if flag in flags) + ''.join(sorted(flags - set('RODFA')))
        for header, value in (('Status', status), ('X-Status', marks)):
            try:
                self.replace_header(header, value)
            except KeyError:
                self.add_header(header, value)

    def remove_flag(self, flag):
        """Takes flags away; the others stay."""
        if 'Status' in self or 'X-Status' in self:
            self.set_flags(''.join(set(self.get_flags()) - set(flag)))

    def _explain_to(self, message):
        _cannot_convert(message)
        flags = set(self.get_flags())
        if isinstance(message, _mboxMMDFMessage):
            message.set_flags(self.get_flags())
            message.set_from(self.get_from())
            return
        if isinstance(message, MaildirMessage):
            if 'O' in flags:
                message.set_subdir('cur')
            for ours, theirs in (('F', 'F'), ('A', 'R'), ('R', 'S'), ('D', 'T')):
                if ours in flags:
                    message.add_flag(theirs)
        elif isinstance(message, (MHMessage, BabylMessage)):
            if 'R' not in flags:
                flags.add('u')
            _tell(message, flags, (('u', 'unseen'), ('A', 'replied'), ('F', 'flagged')),
                  (('u', 'unseen'), ('D', 'deleted'), ('A', 'answered')))
        else:
            return
        del message['status']
        del message['x-status']
        if isinstance(message, MaildirMessage):
            date = ' '.join(self.get_from().split()[-5:])
            try:
                message.set_date(calendar.timegm(time.strptime(date, '%a %b %d %H:%M:%S %Y')))
            except (ValueError, OverflowError):
                # The line ends with no date.
                pass


class mboxMessage(_mboxMMDFMessage):
    """A message of an mbox."""


class MMDFMessage(_mboxMMDFMessage):
    """A message of an MMDF mailbox."""


class MHMessage(Message):
    """A message of an MH mailbox: names of the sequences that it is in."""

    def __init__(self, message=None):
        self._sequences = []
        Message.__init__(self, message)

    def get_sequences(self):
        """The names of its sequences."""
        return self._sequences[:]

    def set_sequences(self, sequences):
        """Sets the names of its sequences."""
        self._sequences = list(sequences)

    def add_sequence(self, sequence):
        """Adds it to a sequence."""
        _check_text('sequence', sequence)
        if sequence not in self._sequences:
            self._sequences.append(sequence)

    def remove_sequence(self, sequence):
        """Takes it out of a sequence."""
        if sequence in self._sequences:
            self._sequences.remove(sequence)

    def _explain_to(self, message):
        _cannot_convert(message)
        state = set(self._sequences)
        if isinstance(message, MHMessage):
            for sequence in self._sequences:
                message.add_sequence(sequence)
        elif isinstance(message, (MaildirMessage, _mboxMMDFMessage)):
            _tell_seen(message, 'unseen' not in state)
            for name, in_maildir, in_mbox in (('flagged', 'F', 'F'), ('replied', 'R', 'A')):
                if name in state:
                    message.add_flag(in_maildir if isinstance(message, MaildirMessage) else in_mbox)
        else:
            _tell(message, state, (), (('unseen', 'unseen'), ('replied', 'answered')))


def _tell_seen(message, seen):
    """Tells a message of a Maildir or mbox that it is not new, and whether somebody has read it."""
    if isinstance(message, MaildirMessage):
        message.set_subdir('cur')
        if seen:
            message.add_flag('S')
    else:
        message.add_flag('RO' if seen else 'O')


class BabylMessage(Message):
    """A message of a Babyl mailbox: labels, and the headers that are shown."""

    def __init__(self, message=None):
        self._labels = []
        self._visible = Message()
        Message.__init__(self, message)

    def get_labels(self):
        """Its labels."""
        return self._labels[:]

    def set_labels(self, labels):
        """Sets its labels."""
        self._labels = list(labels)

    def add_label(self, label):
        """Adds a label."""
        _check_text('label', label)
        if label not in self._labels:
            self._labels.append(label)

    def remove_label(self, label):
        """Takes a label away."""
        if label in self._labels:
            self._labels.remove(label)

    def get_visible(self):
        """A message with the headers that are shown."""
        return Message(self._visible)

    def set_visible(self, visible):
        """Sets the headers that are shown to those of a message."""
        self._visible = Message(visible)

    def update_visible(self):
        """Has the headers that are shown be those of the message, and the most important of them shown."""
        shown = self._visible
        for header in shown.keys():
            if header in self:
                shown.replace_header(header, self[header])
            else:
                del shown[header]
        for header in ('Date', 'From', 'Reply-To', 'To', 'CC', 'Subject'):
            if header in self and header not in shown:
                shown[header] = self[header]

    def _explain_to(self, message):
        _cannot_convert(message)
        state = set(self._labels)
        if isinstance(message, BabylMessage):
            message.set_visible(self.get_visible())
            for label in self._labels:
                message.add_label(label)
        elif isinstance(message, (MaildirMessage, _mboxMMDFMessage)):
            _tell_seen(message, 'unseen' not in state)
            if isinstance(message, MaildirMessage):
                names = ('forwarded', 'P'), ('resent', 'P'), ('answered', 'R'), ('deleted', 'T')
            else:
                names = ('deleted', 'D'), ('answered', 'A')
            for label, flag in names:
                if label in state:
                    message.add_flag(flag)
        else:
            _tell(message, state, (('unseen', 'unseen'), ('answered', 'replied')), ())
