# SPDX-License-Identifier: MIT
"""The numbers of the rules of Python's grammar, and their names in `sym_name`. There is no main(), as in token."""

# Each name is a constant of this module; the first is 256 (token.NT_OFFSET).
_ORDER = '''
    single_input file_input eval_input decorator decorators decorated funcdef parameters varargslist fpdef fplist stmt
    simple_stmt small_stmt expr_stmt augassign print_stmt del_stmt pass_stmt flow_stmt break_stmt continue_stmt
    return_stmt yield_stmt raise_stmt import_stmt import_name import_from import_as_name dotted_as_name
    import_as_names dotted_as_names dotted_name global_stmt exec_stmt assert_stmt compound_stmt if_stmt while_stmt
    for_stmt try_stmt with_stmt with_item except_clause suite testlist_safe old_test old_lambdef test or_test and_test
    not_test comparison comp_op expr xor_expr and_expr shift_expr arith_expr term factor power atom listmaker
    testlist_comp lambdef trailer subscriptlist subscript sliceop exprlist testlist dictorsetmaker classdef arglist
    argument list_iter list_for list_if comp_iter comp_for comp_if testlist1 encoding_decl yield_expr'''

sym_name = dict(enumerate(_ORDER.split(), 256))

globals().update((_name, _number) for _number, _name in sym_name.items())
