import types
def f(): yield
class Old: pass
print isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(Old, types.ClassType)  # expect: True True True
print isinstance(Old(), types.InstanceType), types.StringTypes, types.NoneType, types.DictProxyType  # expect: True (<type 'str'>, <type 'unicode'>) <type 'NoneType'> <type 'dictproxy'>
print isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), types.XRangeType  # expect: True True <type 'xrange'>
