# SPDX-License-Identifier: MIT
"""What machine, system and Python a program runs on. Knows Linux; the questions about other systems have empty answers."""
import os
import re
import sys

DEV_NULL = '/dev/null'
_DISTRIBUTIONS = ('SuSE', 'debian', 'fedora', 'redhat', 'centos', 'mandrake', 'mandriva', 'rocks', 'slackware',
                  'yellowdog', 'gentoo', 'UnitedLinux', 'turbolinux')
_uname_cache = None
_platform_cache = {}
_sys_version_cache = {}


# ---- the system ------------------------------------------------------------------------------------------------------

def uname():
    """System, node, release, version, machine and processor; a string is empty where the answer is not known."""
    global _uname_cache
    if _uname_cache is None:
        try:
            names = os.uname()
        except (AttributeError, OSError):
            names = (sys.platform, '', '', '', '')
        _uname_cache = tuple('' if name == 'unknown' else name for name in names) + ('',)
    return _uname_cache


def system():
    """'Linux', for one."""
    return uname()[0]


def node():
    """The name of the machine on its network."""
    return uname()[1]


def release():
    """The release of the system."""
    return uname()[2]


def version():
    """The version of the release."""
    return uname()[3]


def machine():
    """The kind of machine: 'armv7l', 'x86_64'."""
    return uname()[4]


def processor():
    """The name of the processor, or an empty string."""
    return uname()[5]


def system_alias(system, release, version):
    """The three under the names that marketing gives them."""
    if system == 'SunOS':
        parts = release.split('.')
        if parts[0].isdigit():
            major = int(parts[0])
            if major < 5:
                return system, release, version
            parts[0] = str(major - 3)
            release = '.'.join(parts) if major < 6 else 'unknown'
        return 'Solaris', release, version
    if system in ('win32', 'win16'):
        return 'Windows', release, version
    return system, release, version


def _real_program(executable):
    # The program file that really runs: ours is started by a script.
    if executable == sys.executable:
        try:
            return os.readlink('/proc/self/exe')
        except OSError:
            pass
    return os.path.realpath(executable)


def architecture(executable=sys.executable, bits='', linkage=''):
    """Bits and linkage format of a program, like ('64bit', 'ELF')."""
    own = executable == sys.executable
    try:
        with open(_real_program(executable), 'rb') as f:
            head = f.read(5)
    except IOError:
        head = ''
    if head[:4] == '\x7fELF':
        return '64bit' if head[4:] == '\x02' else '32bit', 'ELF'
    if not bits:
        bits = '64bit' if sys.maxsize > 2 ** 32 else '32bit'
    return bits, linkage or ('ELF' if own else '')


def libc_ver(executable=sys.executable, lib='', version='', chunksize=2048):
    """Name and highest version of the C library that a program was linked with."""
    found = re.compile(r'(__libc_init)|(GLIBC_([0-9.]+))|(libc(_\w+)?\.so(?:\.(\d[0-9.]*))?)')
    try:
        with open(_real_program(executable), 'rb') as f:
            data = f.read()
    except IOError:
        return lib, version
    key = _numbers(version) if version else []
    for init, glibc, number, so, threads, so_number in found.findall(data):
        if init and not lib:
            lib = 'libc'
        elif glibc:
            if lib != 'glibc':
                lib, version, key = 'glibc', number, _numbers(number)
            elif _numbers(number) > key:
                version, key = number, _numbers(number)
        elif so and lib != 'glibc':
            lib = 'libc'
            if so_number and _numbers(so_number) > key:
                version, key = so_number, _numbers(so_number)
            if threads and not version.endswith(threads):
                version += threads
    return lib, version


def _numbers(text):
    return [int(n) for n in text.split('.') if n]


# ---- the distribution ------------------------------------------------------------------------------------------------

def _fields(path):
    fields = {}
    try:
        with open(path) as f:
            for line in f:
                name, equals, value = line.strip().partition('=')
                if equals:
                    fields[name] = value.strip('"\'')
    except IOError:
        pass
    return fields


def _parse_release_file(firstline):
    # Name, version and code name from the first line of a file like /etc/redhat-release.
    for pattern in (r'(.+) release ([\d.]+)[^(]*(?:\((.+)\))?', r'([^0-9]+)([\d.]+)[^(]*(?:\((.+)\))?'):
        match = re.match(pattern, firstline)
        if match is not None:
            return match.groups()
    words = firstline.split() + ['', '']
    return '', words[0], words[1]


def linux_distribution(distname='', version='', id='', supported_dists=_DISTRIBUTIONS, full_distribution_name=1):
    """Name, version and code name of the Linux distribution; the arguments are the answers where it is not known."""
    fields = _fields('/etc/lsb-release')
    if fields.get('DISTRIB_ID') in supported_dists + ('Ubuntu',) and fields.get('DISTRIB_RELEASE'):
        return fields['DISTRIB_ID'], fields['DISTRIB_RELEASE'], fields.get('DISTRIB_CODENAME', '')
    try:
        with open('/etc/debian_version') as f:
            return 'debian', f.readline().strip(), id
    except IOError:
        pass
    try:
        with open('/etc/redhat-release') as f:
            name, number, code = _parse_release_file(f.readline().strip())
            return name if full_distribution_name else 'redhat', number, code or ''
    except IOError:
        pass
    fields = _fields('/etc/os-release')
    if 'ID' in fields:
        name = fields.get('NAME', fields['ID']) if full_distribution_name else fields['ID']
        return name, fields.get('VERSION_ID', version), fields.get('VERSION_CODENAME', id)
    return distname, version, id


def dist(distname='', version='', id='', supported_dists=_DISTRIBUTIONS):
    """As linux_distribution(), with the short name."""
    return linux_distribution(distname, version, id, supported_dists, 0)


def win32_ver(release='', version='', csd='', ptype=''):
    """About Windows: gives its arguments back on other systems."""
    return release, version, csd, ptype


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    """About Mac OS: gives its arguments back on other systems."""
    return release, versioninfo, machine


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    """About Jython: gives its arguments back on other implementations."""
    return release, vendor, vminfo, osinfo


def popen(cmd, mode='r', bufsize=None):
    """As os.popen()."""
    return os.popen(cmd, mode) if bufsize is None else os.popen(cmd, mode, bufsize)


# ---- Python ----------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r'([\w.+]+)\s*\(#?([^,]+)(?:,\s*([\w ]*)(?:,\s*([\w :]*))?)?\)\s*\[([^\]]+)\]?')
_IRON = re.compile(r'IronPython\s*([\d.]+)(?: \(([\d.]+)\))? on (.NET [\d.]+)')
_IRON_26 = re.compile(r'([\d.]+)\s*\(IronPython\s*[\d.]+\s*\(([\d.]+)\) on ([\w.]+ [\d.]+(?: \(\d+-bit\))?)\)')
_PYPY = re.compile(r'([\w.+]+)\s*\(#?([^,]+),\s*([\w ]+),\s*([\w :]+)\)\s*\[PyPy [^\]]+\]?')


def _sys_version(sys_version=None):
    # Name, version, branch, revision, build number, build date and compiler that a text like sys.version tells.
    if sys_version is None:
        sys_version = sys.version
    known = _sys_version_cache.get(sys_version)
    if known is not None:
        return known
    number = date = ''
    if 'IronPython' in sys_version:
        name = 'IronPython'
        match = (_IRON if sys_version.startswith('IronPython') else _IRON_26).match(sys_version)
        if match is None:
            raise ValueError('failed to parse IronPython sys.version: %r' % sys_version)
        version, _, compiler = match.groups()
    elif 'PyPy' in sys_version:
        name = 'PyPy'
        match = _PYPY.match(sys_version)
        if match is None:
            raise ValueError('failed to parse PyPy sys.version: %r' % sys_version)
        version, number, date = match.groups()[:3]
        compiler = ''
    else:
        match = _PLAIN.match(sys_version)
        if match is None:
            raise ValueError('failed to parse CPython sys.version: %r' % sys_version)
        version, number, date, time, compiler = match.groups()
        if sys.platform.startswith('java'):
            name, compiler = 'Jython', sys.platform
        else:
            name = 'vmiotman' if date == 'vmiotman' else 'CPython'
            if date and time:
                date += ' ' + time
        date = date or ''
    branch, revision = getattr(sys, 'subversion', ('', '', ''))[1:3]
    parts = version.split('.')
    if len(parts) == 2:
        parts.append('0')
    known = name, '.'.join(parts), branch, revision, number, date, compiler
    _sys_version_cache[sys_version] = known
    return known


def python_implementation():
    """'vmiotman', for one."""
    return _sys_version()[0]


def python_version():
    """The version of the language as 'major.minor.patch'."""
    return _sys_version()[1]


def python_version_tuple():
    """The same as three strings."""
    return tuple(_sys_version()[1].split('.'))


def python_branch():
    """The branch it was built from, or an empty string."""
    return _sys_version()[2]


def python_revision():
    """The revision it was built from, or an empty string."""
    return _sys_version()[3]


def python_build():
    """Number and date of the build."""
    return _sys_version()[4:6]


def python_compiler():
    """What it was built with."""
    return _sys_version()[6]


# ---- all in one ------------------------------------------------------------------------------------------------------

def _joined(*parts):
    text = '-'.join(part.strip() for part in parts if part)
    for bad in ' /\\:;"()':
        text = text.replace(bad, '-' if bad != ' ' else '_')
    text = text.replace('unknown', '')
    while '--' in text:
        text = text.replace('--', '-')
    return text.rstrip('-')


def platform(aliased=0, terse=0):
    """One line for people that tells as much as can be found out."""
    known = _platform_cache.get((aliased, terse))
    if known is not None:
        return known
    system, node, release, version, machine, processor = uname()
    if aliased:
        system, release, version = system_alias(system, release, version)
    # A processor with the name of the machine would only repeat it.
    processor = '' if processor == machine else processor
    if system == 'Linux':
        distribution = dist('')
        if distribution[0] and not terse:
            known = _joined(system, release, machine, processor, 'with', *distribution)
        else:
            known = _joined(system, release, machine, processor, 'with', ''.join(libc_ver()))
    elif terse:
        known = _joined(system, release)
    else:
        known = _joined(system, release, machine, processor, architecture()[1])
    _platform_cache[(aliased, terse)] = known
    return known


if __name__ == '__main__':
    print platform(not {'nonaliased', '--nonaliased'} & set(sys.argv), bool({'terse', '--terse'} & set(sys.argv)))
    sys.exit(0)
