from __future__ import no_such_feature  # expect syntax error: SyntaxError: future feature no_such_feature is not defined
