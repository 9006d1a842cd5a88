# SPDX-License-Identifier: MIT
"""Tells the type of an image by its first bytes."""

__all__ = ['what']


def what(file, h=None):
    """The type of an image, as 'png'; None where it is unknown.

    file: a name or a file; h: the first bytes, no file is read."""
    if h is not None:
        return _type_of(h, None)
    if not isinstance(file, basestring):
        start = file.tell()
        h = file.read(32)
        file.seek(start)
        return _type_of(h, None)
    with open(file, 'rb') as opened:
        return _type_of(opened.read(32), opened)


def _type_of(h, f):
    for test in tests:
        found = test(h, f)
        if found:
            return found
    return None


# Each of these takes the first bytes of an image and its file (or None). Programs may add more.
tests = []


def _is_portable(h, digits):
    # "P", a digit and a blank.
    return len(h) >= 3 and h[0] == 'P' and h[1] in digits and h[2] in ' \t\n\r'


def test_jpeg(h, f):
    """JPEG in the form JFIF."""
    if h[6:10] == 'JFIF':
        return 'jpeg'


def test_exif(h, f):
    """JPEG in the form Exif."""
    if h[6:10] == 'Exif':
        return 'jpeg'


def test_png(h, f):
    if h[:8] == '\211PNG\r\n\032\n':
        return 'png'


def test_gif(h, f):
    """GIF of 1987 and of 1989."""
    if h[:6] in ('GIF87a', 'GIF89a'):
        return 'gif'


def test_tiff(h, f):
    """TIFF in either byte order."""
    if h[:2] in ('MM', 'II'):
        return 'tiff'


def test_rgb(h, f):
    """The library of SGI."""
    if h[:2] == '\001\332':
        return 'rgb'


def test_pbm(h, f):
    """Portable bitmap."""
    if _is_portable(h, '14'):
        return 'pbm'


def test_pgm(h, f):
    """Portable graymap."""
    if _is_portable(h, '25'):
        return 'pgm'


def test_ppm(h, f):
    """Portable pixmap."""
    if _is_portable(h, '36'):
        return 'ppm'


def test_rast(h, f):
    """Raster of Sun."""
    if h[:4] == '\x59\xA6\x6A\x95':
        return 'rast'


def test_xbm(h, f):
    """Bitmap of X, a text in C."""
    if h[:8] == '#define ':
        return 'xbm'


def test_bmp(h, f):
    if h[:2] == 'BM':
        return 'bmp'


tests += [test_jpeg, test_exif, test_png, test_gif, test_tiff, test_rgb, test_pbm, test_pgm, test_ppm, test_rast,
          test_xbm, test_bmp]


def testall(list, recursive, toplevel):
    """Prints the types of files and of those in folders; recursive: in folders within, too."""
    import _header_tests
    _header_tests.testall(what, list, recursive, toplevel)


def test():
    """The command: prints the types of the files and folders of its arguments."""
    import _header_tests
    _header_tests.test(what)
