import token
print sorted(token.tok_name) == range(54) + [256], all(getattr(token, name) == number for number, name in token.tok_name.items())  # expect: True True
print token.ENDMARKER, token.NAME, token.OP, token.ERRORTOKEN, token.N_TOKENS, token.NT_OFFSET  # expect: 0 1 51 52 53 256
print [getattr(token, name) for name in 'LPAR PLUS VBAR DOT TILDE PLUSEQUAL DOUBLESTAREQUAL AT'.split()]  # expect: [7, 14, 18, 23, 32, 37, 47, 50]
print len(token.tok_name), token.tok_name[256]  # expect: 55 NT_OFFSET
for test in (token.ISEOF, token.ISTERMINAL, token.ISNONTERMINAL):
    print [test(number) for number in (0, 1, 255, 256)]
# expect: [True, False, False, False]
# expect: [True, True, True, False]
# expect: [False, False, False, True]
