# SPDX-License-Identifier: MIT
"""The command "check": whether a package says enough of itself."""
from distutils.core import Command
from distutils.errors import DistutilsSetupError

try:
    import docutils
    HAS_DOCUTILS = True
except ImportError:
    HAS_DOCUTILS = False


class check(Command):
    description = 'check what the package says of itself'

    user_options = [
        ('metadata', 'm', 'look for what is missing (default)'),
        ('restructuredtext', 'r', 'look whether the long description is reStructuredText; this needs docutils'),
        ('strict', 's', 'fail if something is wrong'),
    ]
    boolean_options = ['metadata', 'restructuredtext', 'strict']

    def initialize_options(self):
        self.restructuredtext = 0
        self.metadata = 1
        self.strict = 0
        self._warnings = 0

    def finalize_options(self):
        pass

    def warn(self, msg):
        self._warnings += 1
        return Command.warn(self, msg)

    def run(self):
        if self.metadata:
            self.check_metadata()
        if self.restructuredtext:
            if HAS_DOCUTILS:
                self.check_restructuredtext()
            elif self.strict:
                raise DistutilsSetupError('The docutils package is needed.')
        if self.strict and self._warnings > 0:
            raise DistutilsSetupError('Please correct your package.')

    def check_metadata(self):
        """Warns of what is missing: name, version, URL, and somebody to write to."""
        metadata = self.distribution.metadata
        missing = [name for name in ('name', 'version', 'url') if not getattr(metadata, name, None)]
        if missing:
            self.warn('missing required meta-data: %s' % ', '.join(missing))
        if metadata.author:
            if not metadata.author_email:
                self.warn("missing meta-data: if 'author' supplied, 'author_email' must be supplied too")
        elif metadata.maintainer:
            if not metadata.maintainer_email:
                self.warn("missing meta-data: if 'maintainer' supplied, 'maintainer_email' must be supplied too")
        else:
            self.warn('missing meta-data: either (author and author_email) or (maintainer and maintainer_email) must be '
                      'supplied')

    def check_restructuredtext(self):
        """Warns of what docutils complains of."""
        for level, message, children, attributes in self._check_rst_data(self.distribution.get_long_description()):
            line = attributes.get('line')
            self.warn(message if line is None else '%s (line %s)' % (message, line))

    def _check_rst_data(self, data):
        from docutils import frontend, nodes
        from docutils.parsers.rst import Parser
        from docutils.utils import Reporter
        reports = []

        class Silent(Reporter):
            def system_message(self, level, message, *children, **kwargs):
                reports.append((level, message, children, kwargs))
                return nodes.system_message(message, level=level, type=self.levels[level], *children, **kwargs)

        settings = frontend.OptionParser(components=(Parser,)).get_default_values()
        settings.tab_width = 4
        settings.pep_references = settings.rfc_references = None
        source = self.distribution.script_name or 'setup.py'
        reporter = Silent(source, settings.report_level, settings.halt_level, stream=settings.warning_stream,
                          debug=settings.debug, encoding=settings.error_encoding,
                          error_handler=settings.error_encoding_error_handler)
        document = nodes.document(settings, reporter, source=source)
        document.note_source(source, -1)
        try:
            Parser().parse(data, document)
        except AttributeError as e:
            reports.append((-1, 'Could not finish the parsing: %s.' % e, '', {}))
        return reports
