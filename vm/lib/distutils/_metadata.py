# SPDX-License-Identifier: MIT
"""What a package says of itself, and its file PKG-INFO."""
import os
from email import message_from_file

from distutils.util import rfc822_escape

PKG_INFO_ENCODING = 'utf-8'

_FIELDS = ('name', 'version', 'author', 'author_email', 'maintainer', 'maintainer_email', 'url', 'license', 'description',
           'long_description', 'keywords', 'platforms', 'classifiers', 'download_url', 'provides', 'requires', 'obsoletes')
# Fields of PKG-INFO that are one text, and lists.
_TEXTS = (('name', 'name'), ('version', 'version'), ('description', 'summary'), ('author', 'author'),
          ('author_email', 'author-email'), ('url', 'home-page'), ('license', 'license'))
_LISTS = (('platforms', 'platform'), ('classifiers', 'classifier'))
_VERSION_LISTS = (('requires', 'requires'), ('provides', 'provides'), ('obsoletes', 'obsoletes'))


class DistributionMetadata:
    """What a package says of itself. `path`: a file PKG-INFO to read it from."""

    _METHOD_BASENAMES = ('name', 'version', 'author', 'author_email', 'maintainer', 'maintainer_email', 'url', 'license',
                         'description', 'long_description', 'keywords', 'platforms', 'fullname', 'contact',
                         'contact_email', 'license', 'classifiers', 'download_url', 'provides', 'requires', 'obsoletes')

    def __init__(self, path=None):
        for field in _FIELDS:
            setattr(self, field, None)
        if path is not None:
            with open(path) as f:
                self.read_pkg_file(f)

    def read_pkg_file(self, file):
        """Reads a PKG-INFO."""
        message = message_from_file(file)

        def text(header):
            value = message[header]
            return None if value == 'UNKNOWN' else value

        def several(header):
            return message.get_all(header, None) or None

        version = message['metadata-version']
        for field, header in _TEXTS:
            setattr(self, field, text(header))
        self.maintainer = self.maintainer_email = None
        self.download_url = text('download-url') if 'download-url' in message else None
        self.long_description = text('description')
        self.keywords = text('keywords').split(',') if 'keywords' in message else None
        for field, header in _LISTS:
            setattr(self, field, several(header))
        for field, header in _VERSION_LISTS:
            setattr(self, field, several(header) if version == '1.1' else None)

    def write_pkg_info(self, base_dir):
        """Writes PKG-INFO into a folder."""
        with open(os.path.join(base_dir, 'PKG-INFO'), 'w') as f:
            self.write_pkg_file(f)

    def write_pkg_file(self, file):
        """Writes it to a file."""
        newer = self.provides or self.requires or self.obsoletes or self.classifiers or self.download_url
        self._write_field(file, 'Metadata-Version', '1.1' if newer else '1.0')
        for name, value in (('Name', self.get_name()), ('Version', self.get_version()), ('Summary', self.get_description()),
                            ('Home-page', self.get_url()), ('Author', self.get_contact()),
                            ('Author-email', self.get_contact_email()), ('License', self.get_license())):
            self._write_field(file, name, value)
        if self.download_url:
            self._write_field(file, 'Download-URL', self.download_url)
        self._write_field(file, 'Description', rfc822_escape(self.get_long_description()))
        keywords = ','.join(self.get_keywords())
        if keywords:
            self._write_field(file, 'Keywords', keywords)
        self._write_list(file, 'Platform', self.get_platforms())
        self._write_list(file, 'Classifier', self.get_classifiers())
        self._write_list(file, 'Requires', self.get_requires())
        self._write_list(file, 'Provides', self.get_provides())
        self._write_list(file, 'Obsoletes', self.get_obsoletes())

    def _write_field(self, file, name, value):
        file.write('%s: %s\n' % (name, self._encode_field(value)))

    def _write_list(self, file, name, values):
        for value in values:
            self._write_field(file, name, value)

    def _encode_field(self, value):
        if value is None:
            return None
        return value.encode(PKG_INFO_ENCODING) if isinstance(value, unicode) else str(value)

    def _known(self, *values):
        """The first that is something, as text."""
        for value in values:
            if value:
                return self._encode_field(value)
        return 'UNKNOWN'

    def get_name(self):
        return self.name or 'UNKNOWN'

    def get_version(self):
        return self.version or '0.0.0'

    def get_fullname(self):
        return '%s-%s' % (self.get_name(), self.get_version())

    def get_author(self):
        return self._known(self.author)

    def get_author_email(self):
        return self.author_email or 'UNKNOWN'

    def get_maintainer(self):
        return self._known(self.maintainer)

    def get_maintainer_email(self):
        return self.maintainer_email or 'UNKNOWN'

    def get_contact(self):
        return self._known(self.maintainer, self.author)

    def get_contact_email(self):
        return self.maintainer_email or self.author_email or 'UNKNOWN'

    def get_url(self):
        return self.url or 'UNKNOWN'

    def get_license(self):
        return self.license or 'UNKNOWN'

    get_licence = get_license

    def get_description(self):
        return self._known(self.description)

    def get_long_description(self):
        return self._known(self.long_description)

    def get_keywords(self):
        return self.keywords or []

    def get_platforms(self):
        return self.platforms or ['UNKNOWN']

    def get_classifiers(self):
        return self.classifiers or []

    def get_download_url(self):
        return self.download_url or 'UNKNOWN'

    def get_requires(self):
        return self.requires or []

    def _check_predicates(self, value):
        import distutils.versionpredicate
        for text in value:
            distutils.versionpredicate.VersionPredicate(text)

    def set_requires(self, value):
        self._check_predicates(value)
        self.requires = value

    def get_provides(self):
        return self.provides or []

    def set_provides(self, value):
        import distutils.versionpredicate
        value = [text.strip() for text in value]
        for text in value:
            distutils.versionpredicate.split_provision(text)
        self.provides = value

    def get_obsoletes(self):
        return self.obsoletes or []

    def set_obsoletes(self, value):
        self._check_predicates(value)
        self.obsoletes = value
