# SPDX-License-Identifier: MIT
"""Addresses and dates of messages by RFC 2822: module rfc822's, with what has changed since."""
import calendar
import time

import _rfc822_addresses
import _rfc822_dates
from _rfc822_addresses import quote

__all__ = ['mktime_tz', 'parsedate', 'parsedate_tz', 'quote']


def parsedate_tz(data):
    """A date as a tuple of ten: those of time.mktime() and the offset of its zone in seconds, None if it has none.

    None for what is no date. The last three of the nine are not set to anything useful."""
    parsed = _rfc822_dates._parse(data, ',')
    if parsed is None:
        return None
    year = parsed[0]
    if year < 100:
        year += 1900 if year > 68 else 2000
    return (year,) + parsed[1:8] + (-1, parsed[9])


def parsedate(data):
    """A date as a tuple of nine that time.mktime() takes; None for what is no date."""
    parsed = parsedate_tz(data)
    return parsed[:9] if parsed else parsed


def mktime_tz(data):
    """What parsedate_tz() gave as seconds since 1970; local time where it has no zone."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    return calendar.timegm(data) - data[9]


class AddrlistClass(_rfc822_addresses.AddrlistClass):
    """Reads a list of addresses, as rfc822.AddrlistClass does."""

    def __init__(self, field):
        _rfc822_addresses.AddrlistClass.__init__(self, field)
        self.FWS = self.LWS + self.CR

    _phraseblanks = ' \t\r\n'

    def getaddrlist(self):
        """All addresses as (name, address) pairs; of what is no address ('', '')."""
        found = []
        while self.pos < len(self.field):
            found += self.getaddress() or [('', '')]
        return found

    def getaddrspec(self):
        """An address: local part, "@", domain; '' where the domain is none."""
        spec = _rfc822_addresses.AddrlistClass.getaddrspec(self)
        return '' if spec[-1:] == '@' else spec

    def _localquote(self):
        return '"%s"' % quote(self.getquote())

    def getdomain(self):
        """A domain, as "example.org" or "[192.0.2.1]"; '' where another "@" comes, lest that be taken for the host."""
        domain = _rfc822_addresses.AddrlistClass.getdomain(self)
        return '' if self._next() == '@' else domain


class AddressList(_rfc822_addresses.AddressSet, AddrlistClass):
    """The addresses of a text (or of None), which can be added and subtracted like sets; they keep their order."""


AddressList._kind = AddressList
