from __future__ import teleportation # expect syntax error: future feature teleportation is not defined
