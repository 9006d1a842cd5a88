# SPDX-License-Identifier: MIT
"""Types that make functions, methods, modules and classes of their parts; `types` has them, too."""
from types import ClassType as classobj, CodeType as code, FunctionType as function, InstanceType as instance, \
    MethodType as instancemethod, ModuleType as module
