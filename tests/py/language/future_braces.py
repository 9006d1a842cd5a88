from __future__ import braces  # expect syntax error: SyntaxError: not a chance
