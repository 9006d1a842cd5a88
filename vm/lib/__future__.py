# SPDX-License-Identifier: MIT
"""
The features that `from __future__ import` knows. The statement itself is the compiler's business; this module only
records since when each feature can be had and since when it is always on, and its compiler flag.
"""

__all__ = ["all_feature_names", "nested_scopes", "generators", "division", "absolute_import", "with_statement",
           "print_function", "unicode_literals"]
all_feature_names = __all__[1:]

# Flags for compile().
CO_NESTED = 0x10
CO_GENERATOR_ALLOWED = 0
CO_FUTURE_DIVISION = 0x2000
CO_FUTURE_ABSOLUTE_IMPORT = 0x4000
CO_FUTURE_WITH_STATEMENT = 0x8000
CO_FUTURE_PRINT_FUNCTION = 0x10000
CO_FUTURE_UNICODE_LITERALS = 0x20000


class _Feature:
    """Versions as in sys.version_info: the first that accepts the feature, and the first that always has it."""

    def __init__(self, optionalRelease, mandatoryRelease, compiler_flag):
        self.optional = optionalRelease
        self.mandatory = mandatoryRelease
        self.compiler_flag = compiler_flag

    def getOptionalRelease(self):
        """The first release that accepts the feature."""
        return self.optional

    def getMandatoryRelease(self):
        """The first release in which the feature is always on."""
        return self.mandatory

    def __repr__(self):
        return "_Feature" + repr((self.optional, self.mandatory, self.compiler_flag))


_THREE = (3, 0, 0, "alpha", 0)

nested_scopes = _Feature((2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0), CO_NESTED)
generators = _Feature((2, 2, 0, "alpha", 1), (2, 3, 0, "final", 0), CO_GENERATOR_ALLOWED)
division = _Feature((2, 2, 0, "alpha", 2), _THREE, CO_FUTURE_DIVISION)
absolute_import = _Feature((2, 5, 0, "alpha", 1), _THREE, CO_FUTURE_ABSOLUTE_IMPORT)
with_statement = _Feature((2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0), CO_FUTURE_WITH_STATEMENT)
print_function = _Feature((2, 6, 0, "alpha", 2), _THREE, CO_FUTURE_PRINT_FUNCTION)
unicode_literals = _Feature((2, 6, 0, "alpha", 2), _THREE, CO_FUTURE_UNICODE_LITERALS)
