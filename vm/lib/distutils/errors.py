# SPDX-License-Identifier: MIT
"""The exceptions of distutils."""


class DistutilsError(Exception):
    """The base of those below."""


class DistutilsModuleError(DistutilsError):
    """A module that was asked for cannot be loaded."""


class DistutilsClassError(DistutilsError):
    """A class does not do what its kind has to."""


class DistutilsGetoptError(DistutilsError):
    """A table of options is wrong."""


class DistutilsArgError(DistutilsError):
    """The command line is wrong."""


class DistutilsFileError(DistutilsError):
    """A file is missing, or is of the wrong kind."""


class DistutilsOptionError(DistutilsError):
    """The options of a command do not go together."""


class DistutilsSetupError(DistutilsError):
    """The arguments of a setup script are wrong."""


class DistutilsPlatformError(DistutilsError):
    """The system is not one that this knows."""


class DistutilsExecError(DistutilsError):
    """A command could not be run, or failed."""


class DistutilsInternalError(DistutilsError):
    """A bug in distutils, or in how it is called."""


class DistutilsTemplateError(DistutilsError):
    """A line of a list of files is wrong."""


class DistutilsByteCompileError(DistutilsError):
    """A module could not be compiled."""


class CCompilerError(Exception):
    """The base of what goes wrong in C compilers."""


class PreprocessError(CCompilerError):
    """Preprocessing failed."""


class CompileError(CCompilerError):
    """Compiling failed."""


class LibError(CCompilerError):
    """Making a library failed."""


class LinkError(CCompilerError):
    """Linking failed."""


class UnknownFileError(CCompilerError):
    """The kind of a source file is not known."""
