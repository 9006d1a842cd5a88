import unittest
class T(unittest.TestCase):
    def runTest(self): pass
t = T()
for call in ("t.assertIn(1, [2])", "t.assertTrue(0)", "t.assertIs(1, 2)", "t.assertAlmostEqual(1, 1.1)", "t.assertRaises(ValueError, int, '1')",
             "t.assertDictEqual({1: 2}, {1: 3}, 'mine')", "t.assertItemsEqual([1, 1], [1])", "t.assertIsInstance(1, str)", "t.assertRegexpMatches('a', 'b')",
             "t.assertLess(2, 1)", "t.assertSetEqual(set([1]), set([2]))", "t.assertIsNone(1)", "t.assertNotEqual(1, 1)"):
    try:
        eval(call)
    except AssertionError as e:
        print str(e).replace('\n', '|')
# expect: 1 not found in [2]
# expect: 0 is not true
# expect: 1 is not 2
# expect: 1 != 1.1 within 7 places
# expect: ValueError not raised
# expect: mine
# expect: Element counts were not equal:|First has 2, Second has 1:  1
# expect: 1 is not an instance of <type 'str'>
# expect: Regexp didn't match: 'b' not found in 'a'
# expect: 2 not less than 1
# expect: Items in the first set but not the second:|1|Items in the second set but not the first:|2
# expect: 1 is not None
# expect: 1 == 1
with t.assertRaises(KeyError) as c:
    {}['x']
print repr(c.exception)  # expect: KeyError('x',)
