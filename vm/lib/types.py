# SPDX-License-Identifier: MIT
"""Names of the types of the language, for those that have none among the builtins and for old programs."""


def _sample():
    yield 1


class _Old:
    def method(self):
        pass


NoneType = type(None)
TypeType = type
ObjectType = object

BooleanType = bool
IntType = int
LongType = long
FloatType = float
ComplexType = complex

StringType = str
UnicodeType = unicode
StringTypes = (str, unicode)
BufferType = buffer

TupleType = tuple
ListType = list
DictType = DictionaryType = dict
DictProxyType = type(type.__dict__)
SliceType = slice
XRangeType = xrange
FileType = file

FunctionType = LambdaType = type(_sample)
CodeType = type(_sample.func_code)
GeneratorType = type(_sample())
ClassType = type(_Old)
InstanceType = type(_Old())
MethodType = UnboundMethodType = type(_Old.method)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(__import__('sys'))
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)
GetSetDescriptorType = type(FunctionType.func_code)
MemberDescriptorType = type(FunctionType.func_globals)

try:
    raise TypeError
except TypeError:
    _traceback = __import__('sys').exc_info()[2]
    TracebackType = type(_traceback)
    FrameType = type(_traceback.tb_frame)
    _traceback = None

del _sample, _Old, _traceback

__all__ = [_name for _name in globals().keys() if not _name.startswith('_')]
