x = 1
from __future__ import division  # expect syntax error: SyntaxError: from __future__ imports must occur at the beginning of the file
