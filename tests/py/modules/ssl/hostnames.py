# SPDX-License-Identifier: MIT
# needs: openssl
"""Which names a certificate is for (RFC 6125)."""
import ssl


def names(*values):
    return {'subjectAltName': tuple(('DNS', value) for value in values)}


def common(value):
    return {'subject': ((('countryName', 'XY'),), (('commonName', value),))}


for cert, hosts in [
        (names('example.com'), ['example.com', 'EXAMPLE.com', 'a.example.com', 'example.com.']),
        (names('*.example.com'), ['a.example.com', 'example.com', 'a.b.example.com', '.example.com']),
        (names('a', 'b'), ['b', 'c']),
        (names('f*.com'), ['foo.com', 'f.com', 'bar.com', 'foo.a.com', 'xn--f.com']),
        (names('*a.com', 'x*y.z'), ['ba.com', 'a.com', 'xy.z', 'xay.z']),
        (names('xn--*.a'), ['xn--b.a']),
        (names('a*b*c'), ['axbyc']),
        (names('*'), ['a', 'a.b', '']),
        (names('null.example.org\0.com'), ['null.example.org', 'null.example.org\0.com']),
        (common('*.a.com'), ['b.a.com', 'b.c.a.com']),
        (common('[x].com'), ['x.com', '[x].com']),
        ({'subjectAltName': (('IP Address', '1.2.3.4'),)}, ['1.2.3.4']),
        (dict(common('a'), subjectAltName=(('URI', 'b'),)), ['a', 'b']),
        (dict(common('a'), **names('b')), ['a', 'b']),
        ({'subject': ()}, ['a']),
        ({}, ['a']),
        (None, ['a'])]:
    for host in hosts:
        try:
            print host, ssl.match_hostname(cert, host)
        except ValueError as e:
            print host, type(e).__name__, e
