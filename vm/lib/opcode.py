# SPDX-License-Identifier: MIT
"""The instructions of Python's byte code: their names, numbers, and what their arguments mean."""

__all__ = ['cmp_op', 'hasconst', 'hasname', 'hasjrel', 'hasjabs', 'haslocal', 'hascompare', 'hasfree', 'opname', 'opmap',
           'HAVE_ARGUMENT', 'EXTENDED_ARG']

# The first number of each row of numbers that are in use -> the names.
_ROWS = {
    0: 'STOP_CODE POP_TOP ROT_TWO ROT_THREE DUP_TOP ROT_FOUR',
    9: 'NOP UNARY_POSITIVE UNARY_NEGATIVE UNARY_NOT UNARY_CONVERT',
    15: 'UNARY_INVERT',
    19: '''BINARY_POWER BINARY_MULTIPLY BINARY_DIVIDE BINARY_MODULO BINARY_ADD BINARY_SUBTRACT BINARY_SUBSCR
         BINARY_FLOOR_DIVIDE BINARY_TRUE_DIVIDE INPLACE_FLOOR_DIVIDE INPLACE_TRUE_DIVIDE SLICE+0 SLICE+1 SLICE+2
         SLICE+3''',
    40: 'STORE_SLICE+0 STORE_SLICE+1 STORE_SLICE+2 STORE_SLICE+3',
    50: '''DELETE_SLICE+0 DELETE_SLICE+1 DELETE_SLICE+2 DELETE_SLICE+3 STORE_MAP INPLACE_ADD INPLACE_SUBTRACT
         INPLACE_MULTIPLY INPLACE_DIVIDE INPLACE_MODULO STORE_SUBSCR DELETE_SUBSCR BINARY_LSHIFT BINARY_RSHIFT
         BINARY_AND BINARY_XOR BINARY_OR INPLACE_POWER GET_ITER''',
    70: '''PRINT_EXPR PRINT_ITEM PRINT_NEWLINE PRINT_ITEM_TO PRINT_NEWLINE_TO INPLACE_LSHIFT INPLACE_RSHIFT
         INPLACE_AND INPLACE_XOR INPLACE_OR BREAK_LOOP WITH_CLEANUP LOAD_LOCALS RETURN_VALUE IMPORT_STAR EXEC_STMT
         YIELD_VALUE POP_BLOCK END_FINALLY BUILD_CLASS STORE_NAME DELETE_NAME UNPACK_SEQUENCE FOR_ITER LIST_APPEND
         STORE_ATTR DELETE_ATTR STORE_GLOBAL DELETE_GLOBAL DUP_TOPX LOAD_CONST LOAD_NAME BUILD_TUPLE BUILD_LIST
         BUILD_SET BUILD_MAP LOAD_ATTR COMPARE_OP IMPORT_NAME IMPORT_FROM JUMP_FORWARD JUMP_IF_FALSE_OR_POP
         JUMP_IF_TRUE_OR_POP JUMP_ABSOLUTE POP_JUMP_IF_FALSE POP_JUMP_IF_TRUE LOAD_GLOBAL''',
    119: 'CONTINUE_LOOP SETUP_LOOP SETUP_EXCEPT SETUP_FINALLY',
    124: 'LOAD_FAST STORE_FAST DELETE_FAST',
    130: 'RAISE_VARARGS CALL_FUNCTION MAKE_FUNCTION BUILD_SLICE MAKE_CLOSURE LOAD_CLOSURE LOAD_DEREF STORE_DEREF',
    140: 'CALL_FUNCTION_VAR CALL_FUNCTION_KW CALL_FUNCTION_VAR_KW SETUP_WITH',
    145: 'EXTENDED_ARG SET_ADD MAP_ADD',
}

opname = ['<%d>' % number for number in range(256)]
for _first, _names in _ROWS.items():
    for _number, _name in enumerate(_names.split(), _first):
        opname[_number] = _name
opmap = dict((_name, _number) for _number, _name in enumerate(opname) if _name[0] != '<')

# From this number on an instruction has an argument of two bytes, the lower one first; before it may stand the upper
# half of the argument, as that of EXTENDED_ARG.
HAVE_ARGUMENT = opmap['STORE_NAME']
EXTENDED_ARG = opmap['EXTENDED_ARG']

# What the argument is: a place in co_consts, in co_names, in co_varnames, in co_cellvars and behind them co_freevars, or
# in `cmp_op`; an offset from the next instruction or from the beginning.
hasconst = [100]
hasname = [90, 91, 95, 96, 97, 98, 101, 106, 108, 109, 116]
haslocal = [124, 125, 126]
hasfree = [135, 136, 137]
hascompare = [107]
hasjrel = [93, 110, 120, 121, 122, 143]
hasjabs = [111, 112, 113, 114, 115, 119]

cmp_op = ('<', '<=', '==', '!=', '>', '>=', 'in', 'not in', 'is', 'is not', 'exception match', 'BAD')
