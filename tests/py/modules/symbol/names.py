import symbol
print sorted(symbol.sym_name) == range(256, 341), all(getattr(symbol, name) == number for number, name in symbol.sym_name.items())  # expect: True True
print symbol.single_input, symbol.stmt, symbol.atom, symbol.yield_expr  # expect: 256 267 318 340
print ' '.join(symbol.sym_name[number] for number in range(256, 341, 7))  # expect: single_input parameters expr_stmt continue_stmt import_as_name assert_stmt with_item or_test and_expr listmaker exprlist list_for yield_expr
