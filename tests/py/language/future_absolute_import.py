from __future__ import absolute_import
import __future__
print __future__.absolute_import.mandatory[:2], absolute_import is __future__.absolute_import  # expect: (3, 0) True
print __future__.all_feature_names  # expect: ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function', 'unicode_literals']
