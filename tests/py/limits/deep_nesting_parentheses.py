print eval("(" * 60 + "1" + ")" * 60), eval("[" * 60 + "]" * 60) != []  # expect: 1 True
