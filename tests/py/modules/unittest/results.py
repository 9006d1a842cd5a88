import unittest
class T(unittest.TestCase):
    def setUp(self): self.addCleanup(lambda: None)
    def test_ok(self): self.assertEqual(1, 1)
    def test_fail(self): self.assertEqual([1], [2])
    def test_error(self): 1 / 0
    @unittest.skip('later')
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.fail()
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
print result, len(result.skipped), len(result.expectedFailures), result.wasSuccessful()  # expect: <unittest.result.TestResult run=5 errors=1 failures=1> 1 1 False
print [t.id().split('.')[-1] for t, _ in result.failures + result.errors], 'Lists differ: [1] != [2]' in result.failures[0][1]  # expect: ['test_fail', 'test_error'] True
