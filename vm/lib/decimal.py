# SPDX-License-Identifier: MIT
"""Decimal numbers as the General Decimal Arithmetic Specification has them: exact where they fit, rounded as one says.

    >>> Decimal('1.10') + Decimal('2.20')
    Decimal('3.30')

The parts are private modules: _decimal_context (precision, rounding, signals), _decimal_number (the class Decimal) with
_decimal_compare, _decimal_convert, _decimal_digits, _decimal_functions and _decimal_format (its methods)."""
__version__ = '1.70'

from _decimal_context import *
from _decimal_context import _signals, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext
from _decimal_convert import DecimalTuple
from _decimal_number import Decimal

__all__ = ['Decimal', 'Context', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException', 'Clamped',
           'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
           'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP',
           'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext']
