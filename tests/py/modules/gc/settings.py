import gc
print gc.isenabled(), gc.get_debug(), gc.collect() >= 0, gc.garbage, gc.get_threshold(), gc.DEBUG_LEAK  # expect: True 0 True [] (700, 10, 10) 62
gc.disable(); print gc.isenabled()  # expect: False
gc.enable(); gc.set_debug(1); print gc.get_debug(), gc.isenabled()  # expect: 1 True
gc.set_debug(0); gc.set_threshold(100, 5); print gc.get_threshold()  # expect: (100, 5, 10)
print gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked('a'), gc.is_tracked({}), gc.is_tracked({'a': []}), gc.get_referents([1, 'x'])  # expect: True False False False True ['x', 1]
gc.collect(3)  # expect raises: ValueError: invalid generation
