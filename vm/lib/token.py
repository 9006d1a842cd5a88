# SPDX-License-Identifier: MIT
"""The numbers of Python's tokens, and their names in `tok_name`. CPython's main(), by which it writes its own file from
a header of C, is not here."""

# Each name is a constant of this module; its place is its number.
_ORDER = '''
    ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR RPAR LSQB RSQB COLON COMMA SEMI PLUS MINUS STAR SLASH VBAR
    AMPER LESS GREATER EQUAL DOT PERCENT BACKQUOTE LBRACE RBRACE EQEQUAL NOTEQUAL LESSEQUAL GREATEREQUAL TILDE
    CIRCUMFLEX LEFTSHIFT RIGHTSHIFT DOUBLESTAR PLUSEQUAL MINEQUAL STAREQUAL SLASHEQUAL PERCENTEQUAL AMPEREQUAL
    VBAREQUAL CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL DOUBLESTAREQUAL DOUBLESLASH DOUBLESLASHEQUAL AT OP
    ERRORTOKEN N_TOKENS'''

tok_name = dict(enumerate(_ORDER.split()))
# From here on the numbers are those of the grammar's rules (module symbol).
tok_name[256] = 'NT_OFFSET'

globals().update((_name, _number) for _number, _name in tok_name.items())


def ISTERMINAL(x):
    """Whether this is the number of a token."""
    return not ISNONTERMINAL(x)


def ISNONTERMINAL(x):
    """Whether this is the number of a rule of the grammar."""
    return x >= NT_OFFSET


def ISEOF(x):
    """Whether this is the number of the token at the end of the input."""
    return x == ENDMARKER
