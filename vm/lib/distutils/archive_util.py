# SPDX-License-Identifier: MIT
"""Archives of folders."""
import os
import tarfile
import zipfile

from distutils import log
from distutils.dir_util import mkpath
from distutils.spawn import spawn
from shutil import _adopter, _get_gid, _get_uid


def make_tarball(base_name, base_dir, compress='gzip', verbose=0, dry_run=0, owner=None, group=None):
    """Makes base_name.tar of a folder, compressed by "gzip", "bzip2", "compress" or None; gives its name."""
    modes = {'gzip': 'gz', 'bzip2': 'bz2', None: '', 'compress': ''}
    endings = {'gzip': '.gz', 'bzip2': '.bz2', 'compress': '.Z'}
    if compress is not None and compress not in endings:
        raise ValueError("bad value for 'compress': must be None, 'gzip', 'bzip2' or 'compress'")
    name = base_name + '.tar'
    if compress != 'compress':
        name += endings.get(compress, '')
    mkpath(os.path.dirname(name), dry_run=dry_run)
    log.info('Creating tar archive')
    if not dry_run:
        archive = tarfile.open(name, 'w|%s' % modes[compress])
        try:
            archive.add(base_dir, filter=_adopter(owner, group))
        finally:
            archive.close()
    if compress == 'compress':
        spawn(['compress', '-f', name], dry_run=dry_run)
        return name + endings[compress]
    return name


def make_zipfile(base_name, base_dir, verbose=0, dry_run=0):
    """Makes base_name.zip of a folder; gives its name."""
    name = base_name + '.zip'
    mkpath(os.path.dirname(name), dry_run=dry_run)
    log.info("creating '%s' and adding '%s' to it", name, base_dir)
    if dry_run:
        return name
    with zipfile.ZipFile(name, 'w', compression=zipfile.ZIP_DEFLATED) as archive:
        if base_dir != os.curdir:
            path = os.path.normpath(os.path.join(base_dir, ''))
            archive.write(path, path)
            log.info("adding '%s'", path)
        for folder, folders, files in os.walk(base_dir):
            for entry in folders + [entry for entry in files if os.path.isfile(os.path.join(folder, entry))]:
                path = os.path.normpath(os.path.join(folder, entry))
                archive.write(path, path)
                log.info("adding '%s'", path)
    return name


ARCHIVE_FORMATS = {
    'gztar': (make_tarball, [('compress', 'gzip')], "gzip'ed tar-file"),
    'bztar': (make_tarball, [('compress', 'bzip2')], "bzip2'ed tar-file"),
    'ztar': (make_tarball, [('compress', 'compress')], 'compressed tar file'),
    'tar': (make_tarball, [('compress', None)], 'uncompressed tar file'),
    'zip': (make_zipfile, [], 'ZIP file'),
}


def check_archive_formats(formats):
    """The first of some formats that is unknown, or None."""
    for format in formats:
        if format not in ARCHIVE_FORMATS:
            return format
    return None


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None):
    """Makes an archive of the folder `base_dir`, with names from `root_dir` on; gives its name. ValueError for a format
    that is not known."""
    if format not in ARCHIVE_FORMATS:
        raise ValueError("unknown archive format '%s'" % format)
    make, options, description = ARCHIVE_FORMATS[format]
    options = dict(options, dry_run=dry_run)
    if format != 'zip':
        options.update(owner=owner, group=group)
    before = os.getcwd()
    if root_dir is not None:
        log.debug("changing into '%s'", root_dir)
        base_name = os.path.abspath(base_name)
        if not dry_run:
            os.chdir(root_dir)
    try:
        return make(base_name, base_dir or os.curdir, **options)
    finally:
        if root_dir is not None:
            log.debug("changing back to '%s'", before)
            os.chdir(before)
