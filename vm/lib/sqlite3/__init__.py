# SPDX-License-Identifier: MIT
"""Databases in files, by SQL: the DB-API 2.0 (PEP 249) over the library SQLite (Debian's package libsqlite3-0)."""
from sqlite3.dbapi2 import *
