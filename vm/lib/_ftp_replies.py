# SPDX-License-Identifier: MIT
"""The replies of FTP servers, for ftplib: what they mean, and the exceptions for those that are no success."""
# The longest line of a reply.
MAXLINE = 8192


class Error(Exception):
    __module__ = 'ftplib'


class error_reply(Error):
    """An answer that was not expected."""

    __module__ = 'ftplib'


class error_temp(Error):
    """4xx: it may work later."""

    __module__ = 'ftplib'


class error_perm(Error):
    """5xx: it will not work."""

    __module__ = 'ftplib'


class error_proto(Error):
    """An answer that does not begin with 1 to 5."""

    __module__ = 'ftplib'


# Compiled when they are first needed.
_150_re = None
_227_re = None


def parse150(resp):
    """The size in an answer "150 ... (123 bytes)"; None where there is none."""
    if resp[:3] != '150':
        raise error_reply(resp)
    global _150_re
    if _150_re is None:
        import re
        _150_re = re.compile(r'150 .* \((\d+) bytes\)', re.IGNORECASE)
    match = _150_re.match(resp)
    return int(match.group(1)) if match else None


def parse227(resp):
    """Host and port in an answer to PASV."""
    if resp[:3] != '227':
        raise error_reply(resp)
    global _227_re
    if _227_re is None:
        import re
        _227_re = re.compile(r'(\d+),(\d+),(\d+),(\d+),(\d+),(\d+)')
    match = _227_re.search(resp)
    if not match:
        raise error_proto(resp)
    numbers = match.groups()
    return '.'.join(numbers[:4]), int(numbers[4]) * 256 + int(numbers[5])


def parse229(resp, peer):
    """Host and port in an answer to EPSV; the host is that of `peer`."""
    if resp[:3] != '229':
        raise error_reply(resp)
    left = resp.find('(')
    right = resp.find(')', left + 1)
    if left < 0 or right < 0 or resp[left + 1] != resp[right - 1]:
        raise error_proto(resp)
    parts = resp[left + 1:right].split(resp[left + 1])
    if len(parts) != 5:
        raise error_proto(resp)
    return peer[0], int(parts[3])


def parse257(resp):
    """The path in an answer to MKD or PWD; '' where there is none."""
    if resp[:3] != '257':
        raise error_reply(resp)
    if resp[3:5] != ' "':
        return ''
    path = ''
    at = 5
    while at < len(resp):
        char = resp[at]
        at += 1
        if char == '"':
            # Two of them are one in the path.
            if resp[at:at + 1] != '"':
                break
            at += 1
        path += char
    return path
