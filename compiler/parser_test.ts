// SPDX-License-Identifier: MIT
/**
 * The AST of every construct of the language, with positions and values: rows of source and the `ast.dump` that
 * CPython 2.7.18 gives for it, recorded from it. Whole libraries are compared by `tools/compare_ast.ts`.
 */
import { assertEquals } from "@std/assert";
import { PyUnicode } from "../vm/base/value.ts";
import { dumpAst } from "./dump_ast.ts";
import { PyCompileError, PySyntaxError } from "./errors.ts";
import { parse, parseModule } from "./parser.ts";

// deno-fmt-ignore
const TREES: [source: string, dump: string][] = [
  ["x = 1; y = -1; z = -0x8000000000000000",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0)], value=Num(n=1, lineno=1, col_offset=4), lineno=1, col_offset=0), Assign(targets=[Name(id='y', ctx=Store(), lineno=1, col_offset=7)], value=Num(n=-1, lineno=1, col_offset=11), lineno=1, col_offset=7), Assign(targets=[Name(id='z', ctx=Store(), lineno=1, col_offset=15)], value=Num(n=-9223372036854775808, lineno=1, col_offset=19), lineno=1, col_offset=15)])"],
  ["a = 0777, 0o17, 0b11, 0xFF, 1L, 0xffffffffffffffff, 9223372036854775808, -9223372036854775808",
    "Module(body=[Assign(targets=[Name(id='a', ctx=Store(), lineno=1, col_offset=0)], value=Tuple(elts=[Num(n=511, lineno=1, col_offset=4), Num(n=15, lineno=1, col_offset=10), Num(n=3, lineno=1, col_offset=16), Num(n=255, lineno=1, col_offset=22), Num(n=1L, lineno=1, col_offset=28), Num(n=18446744073709551615L, lineno=1, col_offset=32), Num(n=9223372036854775808L, lineno=1, col_offset=52), Num(n=-9223372036854775808, lineno=1, col_offset=73)], ctx=Load(), lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["b = 1.5, .5e3, 1., 1e16, 1e-5, 3j, 1.5J, -2j, -0.0, 1e400, 09.5, 0777.5, 08j, 00",
    "Module(body=[Assign(targets=[Name(id='b', ctx=Store(), lineno=1, col_offset=0)], value=Tuple(elts=[Num(n=1.5, lineno=1, col_offset=4), Num(n=500.0, lineno=1, col_offset=9), Num(n=1.0, lineno=1, col_offset=15), Num(n=1e+16, lineno=1, col_offset=19), Num(n=1e-05, lineno=1, col_offset=25), Num(n=3j, lineno=1, col_offset=31), Num(n=1.5j, lineno=1, col_offset=35), Num(n=-2j, lineno=1, col_offset=41), Num(n=-0.0, lineno=1, col_offset=46), Num(n=inf, lineno=1, col_offset=52), Num(n=9.5, lineno=1, col_offset=59), Num(n=777.5, lineno=1, col_offset=65), Num(n=8j, lineno=1, col_offset=73), Num(n=0, lineno=1, col_offset=78)], ctx=Load(), lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["c = - 1, - -1, -(1), -1**2, -x, ~1, +1, -1 .real, - 5L",
    "Module(body=[Assign(targets=[Name(id='c', ctx=Store(), lineno=1, col_offset=0)], value=Tuple(elts=[Num(n=-1, lineno=1, col_offset=4), UnaryOp(op=USub(), operand=Num(n=-1, lineno=1, col_offset=11), lineno=1, col_offset=9), UnaryOp(op=USub(), operand=Num(n=1, lineno=1, col_offset=17), lineno=1, col_offset=15), UnaryOp(op=USub(), operand=BinOp(left=Num(n=1, lineno=1, col_offset=22), op=Pow(), right=Num(n=2, lineno=1, col_offset=25), lineno=1, col_offset=22), lineno=1, col_offset=21), UnaryOp(op=USub(), operand=Name(id='x', ctx=Load(), lineno=1, col_offset=29), lineno=1, col_offset=28), UnaryOp(op=Invert(), operand=Num(n=1, lineno=1, col_offset=33), lineno=1, col_offset=32), UnaryOp(op=UAdd(), operand=Num(n=1, lineno=1, col_offset=37), lineno=1, col_offset=36), UnaryOp(op=USub(), operand=Attribute(value=Num(n=1, lineno=1, col_offset=41), attr='real', ctx=Load(), lineno=1, col_offset=41), lineno=1, col_offset=40), Num(n=-5L, lineno=1, col_offset=50)], ctx=Load(), lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["s = 'a' \"b\" 'c\\n\\x41\\101\\\nd\\q' r'\\n' b'x' br'\\y'",
    "Module(body=[Assign(targets=[Name(id='s', ctx=Store(), lineno=1, col_offset=0)], value=Str(s='abc\\nAAd\\\\q\\\\nx\\\\y', lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["u = u'a\\u20ac\\U0001F600\\x41\\777' 'b', ur'\\u0041\\n', U\"\\'\\\"\"",
    "Module(body=[Assign(targets=[Name(id='u', ctx=Store(), lineno=1, col_offset=0)], value=Tuple(elts=[Str(s=u'a\\u20ac\\U0001f600A\\u01ffb', lineno=1, col_offset=4), Str(s=u'A\\\\n', lineno=1, col_offset=38), Str(s=u'\\'\"', lineno=1, col_offset=52)], ctx=Load(), lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["t = \"\"\"doc\nmore\"\"\" + 'x'",
    "Module(body=[Assign(targets=[Name(id='t', ctx=Store(), lineno=1, col_offset=0)], value=BinOp(left=Str(s='doc\\nmore', lineno=2, col_offset=-1), op=Add(), right=Str(s='x', lineno=2, col_offset=10), lineno=2, col_offset=-1), lineno=1, col_offset=0)])"],
  ["(a).b, (a, b), ((a)), (), (a,), [a, b], {a, b}, {a: b}, `a, b`, `a`",
    "Module(body=[Expr(value=Tuple(elts=[Attribute(value=Name(id='a', ctx=Load(), lineno=1, col_offset=1), attr='b', ctx=Load(), lineno=1, col_offset=1), Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=8), Name(id='b', ctx=Load(), lineno=1, col_offset=11)], ctx=Load(), lineno=1, col_offset=8), Name(id='a', ctx=Load(), lineno=1, col_offset=17), Tuple(elts=[], ctx=Load(), lineno=1, col_offset=22), Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=27)], ctx=Load(), lineno=1, col_offset=27), List(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=33), Name(id='b', ctx=Load(), lineno=1, col_offset=36)], ctx=Load(), lineno=1, col_offset=32), Set(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=41), Name(id='b', ctx=Load(), lineno=1, col_offset=44)], lineno=1, col_offset=40), Dict(keys=[Name(id='a', ctx=Load(), lineno=1, col_offset=49)], values=[Name(id='b', ctx=Load(), lineno=1, col_offset=52)], lineno=1, col_offset=48), Repr(value=Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=57), Name(id='b', ctx=Load(), lineno=1, col_offset=60)], ctx=Load(), lineno=1, col_offset=57), lineno=1, col_offset=56), Repr(value=Name(id='a', ctx=Load(), lineno=1, col_offset=65), lineno=1, col_offset=64)], ctx=Load(), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["a + b + c * d * e - f, a < b <= c != d <> e is not f not in g in h is i",
    "Module(body=[Expr(value=Tuple(elts=[BinOp(left=BinOp(left=BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=0), op=Add(), right=Name(id='b', ctx=Load(), lineno=1, col_offset=4), lineno=1, col_offset=0), op=Add(), right=BinOp(left=BinOp(left=Name(id='c', ctx=Load(), lineno=1, col_offset=8), op=Mult(), right=Name(id='d', ctx=Load(), lineno=1, col_offset=12), lineno=1, col_offset=8), op=Mult(), right=Name(id='e', ctx=Load(), lineno=1, col_offset=16), lineno=1, col_offset=14), lineno=1, col_offset=6), op=Sub(), right=Name(id='f', ctx=Load(), lineno=1, col_offset=20), lineno=1, col_offset=18), Compare(left=Name(id='a', ctx=Load(), lineno=1, col_offset=23), ops=[Lt(), LtE(), NotEq(), NotEq(), IsNot(), NotIn(), In(), Is()], comparators=[Name(id='b', ctx=Load(), lineno=1, col_offset=27), Name(id='c', ctx=Load(), lineno=1, col_offset=32), Name(id='d', ctx=Load(), lineno=1, col_offset=37), Name(id='e', ctx=Load(), lineno=1, col_offset=42), Name(id='f', ctx=Load(), lineno=1, col_offset=51), Name(id='g', ctx=Load(), lineno=1, col_offset=60), Name(id='h', ctx=Load(), lineno=1, col_offset=65), Name(id='i', ctx=Load(), lineno=1, col_offset=70)], lineno=1, col_offset=23)], ctx=Load(), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["a and b or not c, a if b else c if d else e, lambda x, (y, z)=1, *a, **k: x, lambda: 0",
    "Module(body=[Expr(value=Tuple(elts=[BoolOp(op=Or(), values=[BoolOp(op=And(), values=[Name(id='a', ctx=Load(), lineno=1, col_offset=0), Name(id='b', ctx=Load(), lineno=1, col_offset=6)], lineno=1, col_offset=0), UnaryOp(op=Not(), operand=Name(id='c', ctx=Load(), lineno=1, col_offset=15), lineno=1, col_offset=11)], lineno=1, col_offset=0), IfExp(test=Name(id='b', ctx=Load(), lineno=1, col_offset=23), body=Name(id='a', ctx=Load(), lineno=1, col_offset=18), orelse=IfExp(test=Name(id='d', ctx=Load(), lineno=1, col_offset=35), body=Name(id='c', ctx=Load(), lineno=1, col_offset=30), orelse=Name(id='e', ctx=Load(), lineno=1, col_offset=42), lineno=1, col_offset=30), lineno=1, col_offset=18), Lambda(args=arguments(args=[Name(id='x', ctx=Param(), lineno=1, col_offset=52), Tuple(elts=[Name(id='y', ctx=Store(), lineno=1, col_offset=56), Name(id='z', ctx=Store(), lineno=1, col_offset=59)], ctx=Store(), lineno=1, col_offset=56)], vararg='a', kwarg='k', defaults=[Num(n=1, lineno=1, col_offset=62)]), body=Name(id='x', ctx=Load(), lineno=1, col_offset=74), lineno=1, col_offset=45), Lambda(args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=Num(n=0, lineno=1, col_offset=85), lineno=1, col_offset=77)], ctx=Load(), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["x[1], x[1:2], x[::], x[:, ...], x[1, 2], x[a:b:c, 1], x[...], x[:], x[1,]",
    "Module(body=[Expr(value=Tuple(elts=[Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=0), slice=Index(value=Num(n=1, lineno=1, col_offset=2)), ctx=Load(), lineno=1, col_offset=0), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=6), slice=Slice(lower=Num(n=1, lineno=1, col_offset=8), upper=Num(n=2, lineno=1, col_offset=10), step=None), ctx=Load(), lineno=1, col_offset=6), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=14), slice=Slice(lower=None, upper=None, step=Name(id='None', ctx=Load(), lineno=1, col_offset=17)), ctx=Load(), lineno=1, col_offset=14), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=21), slice=ExtSlice(dims=[Slice(lower=None, upper=None, step=None), Ellipsis()]), ctx=Load(), lineno=1, col_offset=21), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=32), slice=Index(value=Tuple(elts=[Num(n=1, lineno=1, col_offset=34), Num(n=2, lineno=1, col_offset=37)], ctx=Load(), lineno=1, col_offset=34)), ctx=Load(), lineno=1, col_offset=32), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=41), slice=ExtSlice(dims=[Slice(lower=Name(id='a', ctx=Load(), lineno=1, col_offset=43), upper=Name(id='b', ctx=Load(), lineno=1, col_offset=45), step=Name(id='c', ctx=Load(), lineno=1, col_offset=47)), Index(value=Num(n=1, lineno=1, col_offset=50))]), ctx=Load(), lineno=1, col_offset=41), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=54), slice=Ellipsis(), ctx=Load(), lineno=1, col_offset=54), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=62), slice=Slice(lower=None, upper=None, step=None), ctx=Load(), lineno=1, col_offset=62), Subscript(value=Name(id='x', ctx=Load(), lineno=1, col_offset=68), slice=Index(value=Tuple(elts=[Num(n=1, lineno=1, col_offset=70)], ctx=Load(), lineno=1, col_offset=70)), ctx=Load(), lineno=1, col_offset=68)], ctx=Load(), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["f(), f(a, b=1, *c, **d), f(a for a in b), f(*a, b=1), f(a).b[c](d)",
    "Module(body=[Expr(value=Tuple(elts=[Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=0), args=[], keywords=[], starargs=None, kwargs=None, lineno=1, col_offset=0), Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=5), args=[Name(id='a', ctx=Load(), lineno=1, col_offset=7)], keywords=[keyword(arg='b', value=Num(n=1, lineno=1, col_offset=12))], starargs=Name(id='c', ctx=Load(), lineno=1, col_offset=16), kwargs=Name(id='d', ctx=Load(), lineno=1, col_offset=21), lineno=1, col_offset=5), Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=25), args=[GeneratorExp(elt=Name(id='a', ctx=Load(), lineno=1, col_offset=27), generators=[comprehension(target=Name(id='a', ctx=Store(), lineno=1, col_offset=33), iter=Name(id='b', ctx=Load(), lineno=1, col_offset=38), ifs=[])], lineno=1, col_offset=27)], keywords=[], starargs=None, kwargs=None, lineno=1, col_offset=25), Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=42), args=[], keywords=[keyword(arg='b', value=Num(n=1, lineno=1, col_offset=50))], starargs=Name(id='a', ctx=Load(), lineno=1, col_offset=45), kwargs=None, lineno=1, col_offset=42), Call(func=Subscript(value=Attribute(value=Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=54), args=[Name(id='a', ctx=Load(), lineno=1, col_offset=56)], keywords=[], starargs=None, kwargs=None, lineno=1, col_offset=54), attr='b', ctx=Load(), lineno=1, col_offset=54), slice=Index(value=Name(id='c', ctx=Load(), lineno=1, col_offset=61)), ctx=Load(), lineno=1, col_offset=54), args=[Name(id='d', ctx=Load(), lineno=1, col_offset=64)], keywords=[], starargs=None, kwargs=None, lineno=1, col_offset=54)], ctx=Load(), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["[x for x in 1, 2 if x if y for z in w], (x for x, in y), {a: b for c in d}, {a for a, (b, c) in d}",
    "Module(body=[Expr(value=Tuple(elts=[ListComp(elt=Name(id='x', ctx=Load(), lineno=1, col_offset=1), generators=[comprehension(target=Name(id='x', ctx=Store(), lineno=1, col_offset=7), iter=Tuple(elts=[Num(n=1, lineno=1, col_offset=12), Num(n=2, lineno=1, col_offset=15)], ctx=Load(), lineno=1, col_offset=12), ifs=[Name(id='x', ctx=Load(), lineno=1, col_offset=20), Name(id='y', ctx=Load(), lineno=1, col_offset=25)]), comprehension(target=Name(id='z', ctx=Store(), lineno=1, col_offset=31), iter=Name(id='w', ctx=Load(), lineno=1, col_offset=36), ifs=[])], lineno=1, col_offset=1), GeneratorExp(elt=Name(id='x', ctx=Load(), lineno=1, col_offset=41), generators=[comprehension(target=Tuple(elts=[Name(id='x', ctx=Store(), lineno=1, col_offset=47)], ctx=Store(), lineno=1, col_offset=47), iter=Name(id='y', ctx=Load(), lineno=1, col_offset=53), ifs=[])], lineno=1, col_offset=41), DictComp(key=Name(id='a', ctx=Load(), lineno=1, col_offset=58), value=Name(id='b', ctx=Load(), lineno=1, col_offset=61), generators=[comprehension(target=Name(id='c', ctx=Store(), lineno=1, col_offset=67), iter=Name(id='d', ctx=Load(), lineno=1, col_offset=72), ifs=[])], lineno=1, col_offset=58), SetComp(elt=Name(id='a', ctx=Load(), lineno=1, col_offset=77), generators=[comprehension(target=Tuple(elts=[Name(id='a', ctx=Store(), lineno=1, col_offset=83), Tuple(elts=[Name(id='b', ctx=Store(), lineno=1, col_offset=87), Name(id='c', ctx=Store(), lineno=1, col_offset=90)], ctx=Store(), lineno=1, col_offset=87)], ctx=Store(), lineno=1, col_offset=83), iter=Name(id='d', ctx=Load(), lineno=1, col_offset=96), ifs=[])], lineno=1, col_offset=77)], ctx=Load(), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["a = b = c; a, b = c; a.b += 1; a[b] //= 2; a **= yield; [a, (b, c)] = d; x = yield; x <<= 1; x >>= 2",
    "Module(body=[Assign(targets=[Name(id='a', ctx=Store(), lineno=1, col_offset=0), Name(id='b', ctx=Store(), lineno=1, col_offset=4)], value=Name(id='c', ctx=Load(), lineno=1, col_offset=8), lineno=1, col_offset=0), Assign(targets=[Tuple(elts=[Name(id='a', ctx=Store(), lineno=1, col_offset=11), Name(id='b', ctx=Store(), lineno=1, col_offset=14)], ctx=Store(), lineno=1, col_offset=11)], value=Name(id='c', ctx=Load(), lineno=1, col_offset=18), lineno=1, col_offset=11), AugAssign(target=Attribute(value=Name(id='a', ctx=Load(), lineno=1, col_offset=21), attr='b', ctx=Store(), lineno=1, col_offset=21), op=Add(), value=Num(n=1, lineno=1, col_offset=28), lineno=1, col_offset=21), AugAssign(target=Subscript(value=Name(id='a', ctx=Load(), lineno=1, col_offset=31), slice=Index(value=Name(id='b', ctx=Load(), lineno=1, col_offset=33)), ctx=Store(), lineno=1, col_offset=31), op=FloorDiv(), value=Num(n=2, lineno=1, col_offset=40), lineno=1, col_offset=31), AugAssign(target=Name(id='a', ctx=Store(), lineno=1, col_offset=43), op=Pow(), value=Yield(value=None, lineno=1, col_offset=49), lineno=1, col_offset=43), Assign(targets=[List(elts=[Name(id='a', ctx=Store(), lineno=1, col_offset=57), Tuple(elts=[Name(id='b', ctx=Store(), lineno=1, col_offset=61), Name(id='c', ctx=Store(), lineno=1, col_offset=64)], ctx=Store(), lineno=1, col_offset=61)], ctx=Store(), lineno=1, col_offset=56)], value=Name(id='d', ctx=Load(), lineno=1, col_offset=70), lineno=1, col_offset=56), Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=73)], value=Yield(value=None, lineno=1, col_offset=77), lineno=1, col_offset=73), AugAssign(target=Name(id='x', ctx=Store(), lineno=1, col_offset=84), op=LShift(), value=Num(n=1, lineno=1, col_offset=90), lineno=1, col_offset=84), AugAssign(target=Name(id='x', ctx=Store(), lineno=1, col_offset=93), op=RShift(), value=Num(n=2, lineno=1, col_offset=99), lineno=1, col_offset=93)])"],
  ["print; print a; print a, b,; print >>f; print >>f, a; print (a), b",
    "Module(body=[Print(dest=None, values=[], nl=True, lineno=1, col_offset=0), Print(dest=None, values=[Name(id='a', ctx=Load(), lineno=1, col_offset=13)], nl=True, lineno=1, col_offset=7), Print(dest=None, values=[Name(id='a', ctx=Load(), lineno=1, col_offset=22), Name(id='b', ctx=Load(), lineno=1, col_offset=25)], nl=False, lineno=1, col_offset=16), Print(dest=Name(id='f', ctx=Load(), lineno=1, col_offset=37), values=[], nl=True, lineno=1, col_offset=29), Print(dest=Name(id='f', ctx=Load(), lineno=1, col_offset=48), values=[Name(id='a', ctx=Load(), lineno=1, col_offset=51)], nl=True, lineno=1, col_offset=40), Print(dest=None, values=[Name(id='a', ctx=Load(), lineno=1, col_offset=61), Name(id='b', ctx=Load(), lineno=1, col_offset=65)], nl=True, lineno=1, col_offset=54)])"],
  ["del a, b[c], (d, e); pass; assert a, b; raise; raise a; raise a, b, c; global g, h; exec a; exec a in b, c; exec (a, b); exec (a, b, c, d)",
    "Module(body=[Delete(targets=[Name(id='a', ctx=Del(), lineno=1, col_offset=4), Subscript(value=Name(id='b', ctx=Load(), lineno=1, col_offset=7), slice=Index(value=Name(id='c', ctx=Load(), lineno=1, col_offset=9)), ctx=Del(), lineno=1, col_offset=7), Tuple(elts=[Name(id='d', ctx=Del(), lineno=1, col_offset=14), Name(id='e', ctx=Del(), lineno=1, col_offset=17)], ctx=Del(), lineno=1, col_offset=14)], lineno=1, col_offset=0), Pass( lineno=1, col_offset=21), Assert(test=Name(id='a', ctx=Load(), lineno=1, col_offset=34), msg=Name(id='b', ctx=Load(), lineno=1, col_offset=37), lineno=1, col_offset=27), Raise(type=None, inst=None, tback=None, lineno=1, col_offset=40), Raise(type=Name(id='a', ctx=Load(), lineno=1, col_offset=53), inst=None, tback=None, lineno=1, col_offset=47), Raise(type=Name(id='a', ctx=Load(), lineno=1, col_offset=62), inst=Name(id='b', ctx=Load(), lineno=1, col_offset=65), tback=Name(id='c', ctx=Load(), lineno=1, col_offset=68), lineno=1, col_offset=56), Global(names=['g', 'h'], lineno=1, col_offset=71), Exec(body=Name(id='a', ctx=Load(), lineno=1, col_offset=89), globals=None, locals=None, lineno=1, col_offset=84), Exec(body=Name(id='a', ctx=Load(), lineno=1, col_offset=97), globals=Name(id='b', ctx=Load(), lineno=1, col_offset=102), locals=Name(id='c', ctx=Load(), lineno=1, col_offset=105), lineno=1, col_offset=92), Exec(body=Name(id='a', ctx=Load(), lineno=1, col_offset=114), globals=Name(id='b', ctx=Load(), lineno=1, col_offset=117), locals=None, lineno=1, col_offset=108), Exec(body=Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=127), Name(id='b', ctx=Load(), lineno=1, col_offset=130), Name(id='c', ctx=Load(), lineno=1, col_offset=133), Name(id='d', ctx=Load(), lineno=1, col_offset=136)], ctx=Load(), lineno=1, col_offset=127), globals=None, locals=None, lineno=1, col_offset=121)])"],
  ["import a, b.c as d; from a.b import c as d, e; from . import x; from .. import (a, b,); from ...m import *; from .a.b import c",
    "Module(body=[Import(names=[alias(name='a', asname=None), alias(name='b.c', asname='d')], lineno=1, col_offset=0), ImportFrom(module='a.b', names=[alias(name='c', asname='d'), alias(name='e', asname=None)], level=0, lineno=1, col_offset=20), ImportFrom(module=None, names=[alias(name='x', asname=None)], level=1, lineno=1, col_offset=47), ImportFrom(module=None, names=[alias(name='a', asname=None), alias(name='b', asname=None)], level=2, lineno=1, col_offset=64), ImportFrom(module='m', names=[alias(name='*', asname=None)], level=3, lineno=1, col_offset=88), ImportFrom(module='a.b', names=[alias(name='c', asname=None)], level=1, lineno=1, col_offset=108)])"],
  ["for x, y in a, b: pass\nelse: pass",
    "Module(body=[For(target=Tuple(elts=[Name(id='x', ctx=Store(), lineno=1, col_offset=4), Name(id='y', ctx=Store(), lineno=1, col_offset=7)], ctx=Store(), lineno=1, col_offset=4), iter=Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=12), Name(id='b', ctx=Load(), lineno=1, col_offset=15)], ctx=Load(), lineno=1, col_offset=12), body=[Pass( lineno=1, col_offset=18)], orelse=[Pass( lineno=2, col_offset=6)], lineno=1, col_offset=0)])"],
  ["while a: break\nelse: continue",
    "Module(body=[While(test=Name(id='a', ctx=Load(), lineno=1, col_offset=6), body=[Break( lineno=1, col_offset=9)], orelse=[Continue( lineno=2, col_offset=6)], lineno=1, col_offset=0)])"],
  ["if a: b\nelif c: d\nelif e: f\nelse: g",
    "Module(body=[If(test=Name(id='a', ctx=Load(), lineno=1, col_offset=3), body=[Expr(value=Name(id='b', ctx=Load(), lineno=1, col_offset=6), lineno=1, col_offset=6)], orelse=[If(test=Name(id='c', ctx=Load(), lineno=2, col_offset=5), body=[Expr(value=Name(id='d', ctx=Load(), lineno=2, col_offset=8), lineno=2, col_offset=8)], orelse=[If(test=Name(id='e', ctx=Load(), lineno=3, col_offset=5), body=[Expr(value=Name(id='f', ctx=Load(), lineno=3, col_offset=8), lineno=3, col_offset=8)], orelse=[Expr(value=Name(id='g', ctx=Load(), lineno=4, col_offset=6), lineno=4, col_offset=6)], lineno=3, col_offset=5)], lineno=2, col_offset=5)], lineno=1, col_offset=0)])"],
  ["with a as b, c, d as (e, f): pass",
    "Module(body=[With(context_expr=Name(id='a', ctx=Load(), lineno=1, col_offset=5), optional_vars=Name(id='b', ctx=Store(), lineno=1, col_offset=10), body=[With(context_expr=Name(id='c', ctx=Load(), lineno=1, col_offset=13), optional_vars=None, body=[With(context_expr=Name(id='d', ctx=Load(), lineno=1, col_offset=16), optional_vars=Tuple(elts=[Name(id='e', ctx=Store(), lineno=1, col_offset=22), Name(id='f', ctx=Store(), lineno=1, col_offset=25)], ctx=Store(), lineno=1, col_offset=22), body=[Pass( lineno=1, col_offset=29)], lineno=1, col_offset=16)], lineno=1, col_offset=13)], lineno=1, col_offset=5)])"],
  ["try: a\nexcept: b",
    "Module(body=[TryExcept(body=[Expr(value=Name(id='a', ctx=Load(), lineno=1, col_offset=5), lineno=1, col_offset=5)], handlers=[ExceptHandler(type=None, name=None, body=[Expr(value=Name(id='b', ctx=Load(), lineno=2, col_offset=8), lineno=2, col_offset=8)], lineno=2, col_offset=0)], orelse=[], lineno=1, col_offset=0)])"],
  ["try: a\nexcept A: b\nexcept (A, B), e: c\nexcept C as d: e\nelse: f\nfinally: g",
    "Module(body=[TryFinally(body=[TryExcept(body=[Expr(value=Name(id='a', ctx=Load(), lineno=1, col_offset=5), lineno=1, col_offset=5)], handlers=[ExceptHandler(type=Name(id='A', ctx=Load(), lineno=2, col_offset=7), name=None, body=[Expr(value=Name(id='b', ctx=Load(), lineno=2, col_offset=10), lineno=2, col_offset=10)], lineno=2, col_offset=0), ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load(), lineno=3, col_offset=8), Name(id='B', ctx=Load(), lineno=3, col_offset=11)], ctx=Load(), lineno=3, col_offset=8), name=Name(id='e', ctx=Store(), lineno=3, col_offset=15), body=[Expr(value=Name(id='c', ctx=Load(), lineno=3, col_offset=18), lineno=3, col_offset=18)], lineno=3, col_offset=0), ExceptHandler(type=Name(id='C', ctx=Load(), lineno=4, col_offset=7), name=Name(id='d', ctx=Store(), lineno=4, col_offset=12), body=[Expr(value=Name(id='e', ctx=Load(), lineno=4, col_offset=15), lineno=4, col_offset=15)], lineno=4, col_offset=0)], orelse=[Expr(value=Name(id='f', ctx=Load(), lineno=5, col_offset=6), lineno=5, col_offset=6)], lineno=1, col_offset=0)], finalbody=[Expr(value=Name(id='g', ctx=Load(), lineno=6, col_offset=9), lineno=6, col_offset=9)], lineno=1, col_offset=0)])"],
  ["try: a\nfinally: b",
    "Module(body=[TryFinally(body=[Expr(value=Name(id='a', ctx=Load(), lineno=1, col_offset=5), lineno=1, col_offset=5)], finalbody=[Expr(value=Name(id='b', ctx=Load(), lineno=2, col_offset=9), lineno=2, col_offset=9)], lineno=1, col_offset=0)])"],
  ["def f(a, (b, (c, d)), (e), f=1, *g, **h):\n  \"\"\"doc\"\"\"\n  return\n  yield a, b",
    "Module(body=[FunctionDef(name='f', args=arguments(args=[Name(id='a', ctx=Param(), lineno=1, col_offset=6), Tuple(elts=[Name(id='b', ctx=Store(), lineno=1, col_offset=10), Tuple(elts=[Name(id='c', ctx=Store(), lineno=1, col_offset=14), Name(id='d', ctx=Store(), lineno=1, col_offset=17)], ctx=Store(), lineno=1, col_offset=14)], ctx=Store(), lineno=1, col_offset=10), Name(id='e', ctx=Param(), lineno=1, col_offset=23), Name(id='f', ctx=Param(), lineno=1, col_offset=27)], vararg='g', kwarg='h', defaults=[Num(n=1, lineno=1, col_offset=29)]), body=[Expr(value=Str(s='doc', lineno=2, col_offset=2), lineno=2, col_offset=2), Return(value=None, lineno=3, col_offset=2), Expr(value=Yield(value=Tuple(elts=[Name(id='a', ctx=Load(), lineno=4, col_offset=8), Name(id='b', ctx=Load(), lineno=4, col_offset=11)], ctx=Load(), lineno=4, col_offset=8), lineno=4, col_offset=2), lineno=4, col_offset=2)], decorator_list=[], lineno=1, col_offset=0)])"],
  ["@a\n@b.c(1)\n@d()\ndef f(): pass",
    "Module(body=[FunctionDef(name='f', args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=[Pass( lineno=4, col_offset=9)], decorator_list=[Name(id='a', ctx=Load(), lineno=1, col_offset=1), Call(func=Attribute(value=Name(id='b', ctx=Load(), lineno=2, col_offset=1), attr='c', ctx=Load(), lineno=2, col_offset=1), args=[Num(n=1, lineno=2, col_offset=5)], keywords=[], starargs=None, kwargs=None, lineno=2, col_offset=1), Call(func=Name(id='d', ctx=Load(), lineno=3, col_offset=1), args=[], keywords=[], starargs=None, kwargs=None, lineno=3, col_offset=1)], lineno=1, col_offset=0)])"],
  ["@a\nclass A(B, C): x = 1",
    "Module(body=[ClassDef(name='A', bases=[Name(id='B', ctx=Load(), lineno=2, col_offset=8), Name(id='C', ctx=Load(), lineno=2, col_offset=11)], body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=2, col_offset=15)], value=Num(n=1, lineno=2, col_offset=19), lineno=2, col_offset=15)], decorator_list=[Name(id='a', ctx=Load(), lineno=1, col_offset=1)], lineno=1, col_offset=0)])"],
  ["class A: pass",
    "Module(body=[ClassDef(name='A', bases=[], body=[Pass( lineno=1, col_offset=9)], decorator_list=[], lineno=1, col_offset=0)])"],
  ["class A(): pass",
    "Module(body=[ClassDef(name='A', bases=[], body=[Pass( lineno=1, col_offset=11)], decorator_list=[], lineno=1, col_offset=0)])"],
  ["x = (1,\n     2)\ny = [\n  a]\n",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0)], value=Tuple(elts=[Num(n=1, lineno=1, col_offset=5), Num(n=2, lineno=2, col_offset=5)], ctx=Load(), lineno=1, col_offset=5), lineno=1, col_offset=0), Assign(targets=[Name(id='y', ctx=Store(), lineno=3, col_offset=0)], value=List(elts=[Name(id='a', ctx=Load(), lineno=4, col_offset=2)], ctx=Load(), lineno=3, col_offset=4), lineno=3, col_offset=0)])"],
  ["x = \\\n  y\nz = \"\"\"a\nb\"\"\" + w; v = 'a\\\nb' 'c'",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0)], value=Name(id='y', ctx=Load(), lineno=2, col_offset=2), lineno=1, col_offset=0), Assign(targets=[Name(id='z', ctx=Store(), lineno=3, col_offset=0)], value=BinOp(left=Str(s='a\\nb', lineno=4, col_offset=-1), op=Add(), right=Name(id='w', ctx=Load(), lineno=4, col_offset=7), lineno=4, col_offset=-1), lineno=3, col_offset=0), Assign(targets=[Name(id='v', ctx=Store(), lineno=4, col_offset=10)], value=Str(s='abc', lineno=5, col_offset=-1), lineno=4, col_offset=10)])"],
  ["if 1:\n\tx\n        y\n# comment\n\n  \n  # c\nz",
    "Module(body=[If(test=Num(n=1, lineno=1, col_offset=3), body=[Expr(value=Name(id='x', ctx=Load(), lineno=2, col_offset=1), lineno=2, col_offset=1), Expr(value=Name(id='y', ctx=Load(), lineno=3, col_offset=8), lineno=3, col_offset=8)], orelse=[], lineno=1, col_offset=0), Expr(value=Name(id='z', ctx=Load(), lineno=8, col_offset=0), lineno=8, col_offset=0)])"],
  ["\f\nif 1:\n  a\n \f  b\n",
    "Module(body=[If(test=Num(n=1, lineno=2, col_offset=3), body=[Expr(value=Name(id='a', ctx=Load(), lineno=3, col_offset=2), lineno=3, col_offset=2), Expr(value=Name(id='b', ctx=Load(), lineno=4, col_offset=4), lineno=4, col_offset=4)], orelse=[], lineno=2, col_offset=0)])"],
  ["#vi:ts=4\nif 1:\n    a\n\tb\n",
    "Module(body=[If(test=Num(n=1, lineno=2, col_offset=3), body=[Expr(value=Name(id='a', ctx=Load(), lineno=3, col_offset=4), lineno=3, col_offset=4), Expr(value=Name(id='b', ctx=Load(), lineno=4, col_offset=1), lineno=4, col_offset=1)], orelse=[], lineno=2, col_offset=0)])"],
  ["a=1\r\nb=2\rc=3",
    "Module(body=[Assign(targets=[Name(id='a', ctx=Store(), lineno=1, col_offset=0)], value=Num(n=1, lineno=1, col_offset=2), lineno=1, col_offset=0), Assign(targets=[Name(id='b', ctx=Store(), lineno=2, col_offset=0)], value=Num(n=2, lineno=2, col_offset=2), lineno=2, col_offset=0), Assign(targets=[Name(id='c', ctx=Store(), lineno=3, col_offset=0)], value=Num(n=3, lineno=3, col_offset=2), lineno=3, col_offset=0)])"],
  ["from __future__ import print_function\nprint(a, file=b)",
    "Module(body=[ImportFrom(module='__future__', names=[alias(name='print_function', asname=None)], level=0, lineno=1, col_offset=0), Expr(value=Call(func=Name(id='print', ctx=Load(), lineno=2, col_offset=0), args=[Name(id='a', ctx=Load(), lineno=2, col_offset=6)], keywords=[keyword(arg='file', value=Name(id='b', ctx=Load(), lineno=2, col_offset=14))], starargs=None, kwargs=None, lineno=2, col_offset=0), lineno=2, col_offset=0)])"],
  ["'a'\nfrom __future__ import unicode_literals\n'b', b'c', r'd'",
    "Module(body=[Expr(value=Str(s=u'a', lineno=1, col_offset=0), lineno=1, col_offset=0), ImportFrom(module='__future__', names=[alias(name='unicode_literals', asname=None)], level=0, lineno=2, col_offset=0), Expr(value=Tuple(elts=[Str(s=u'b', lineno=3, col_offset=0), Str(s='c', lineno=3, col_offset=5), Str(s=u'd', lineno=3, col_offset=11)], ctx=Load(), lineno=3, col_offset=0), lineno=3, col_offset=0)])"],
  ["# coding: utf-8\nx = u'\u00c3\u00a9', '\u00c3\u00a9'",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=2, col_offset=0)], value=Tuple(elts=[Str(s=u'\\xe9', lineno=2, col_offset=4), Str(s='\\xc3\\xa9', lineno=2, col_offset=11)], ctx=Load(), lineno=2, col_offset=4), lineno=2, col_offset=0)])"],
  ["# coding: latin-1\nx = u'\u00e9', '\u00e9'",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=2, col_offset=0)], value=Tuple(elts=[Str(s=u'\\xe9', lineno=2, col_offset=4), Str(s='\\xe9', lineno=2, col_offset=10)], ctx=Load(), lineno=2, col_offset=4), lineno=2, col_offset=0)])"],
  ["# coding: koi8-r\nx = u'\u00c1\\xe9', '\u00c1\\n\u00d0'; y",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=2, col_offset=0)], value=Tuple(elts=[Str(s=u'\\u0430\\xe9', lineno=2, col_offset=4), Str(s='\\xc1\\n\\xd0', lineno=2, col_offset=15)], ctx=Load(), lineno=2, col_offset=4), lineno=2, col_offset=0), Expr(value=Name(id='y', ctx=Load(), lineno=2, col_offset=25), lineno=2, col_offset=25)])"],
  ["# coding: shift_jis\nx = u'\u0082\u00a0', '\u0082\u00a0\\n'; y",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=2, col_offset=0)], value=Tuple(elts=[Str(s=u'\\u3042', lineno=2, col_offset=4), Str(s='\\x82\\xa0\\n', lineno=2, col_offset=12)], ctx=Load(), lineno=2, col_offset=4), lineno=2, col_offset=0), Expr(value=Name(id='y', ctx=Load(), lineno=2, col_offset=21), lineno=2, col_offset=21)])"],
  ["\u00ef\u00bb\u00bfx = u'\u00c3\u00a9'",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0)], value=Str(s=u'\\xe9', lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["u'\u00e9', '\u00e9'",
    "Module(body=[Expr(value=Tuple(elts=[Str(s=u'\\xe9', lineno=1, col_offset=0), Str(s='\\xe9', lineno=1, col_offset=6)], ctx=Load(), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["1 if 1else 2",
    "Module(body=[Expr(value=IfExp(test=Num(n=1, lineno=1, col_offset=5), body=Num(n=1, lineno=1, col_offset=0), orelse=Num(n=2, lineno=1, col_offset=11), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["0xfor x",
    "Module(body=[Expr(value=BoolOp(op=Or(), values=[Num(n=15, lineno=1, col_offset=0), Name(id='x', ctx=Load(), lineno=1, col_offset=6)], lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["a.b.c(d)[e].f = 3",
    "Module(body=[Assign(targets=[Attribute(value=Subscript(value=Call(func=Attribute(value=Attribute(value=Name(id='a', ctx=Load(), lineno=1, col_offset=0), attr='b', ctx=Load(), lineno=1, col_offset=0), attr='c', ctx=Load(), lineno=1, col_offset=0), args=[Name(id='d', ctx=Load(), lineno=1, col_offset=6)], keywords=[], starargs=None, kwargs=None, lineno=1, col_offset=0), slice=Index(value=Name(id='e', ctx=Load(), lineno=1, col_offset=9)), ctx=Load(), lineno=1, col_offset=0), attr='f', ctx=Store(), lineno=1, col_offset=0)], value=Num(n=3, lineno=1, col_offset=16), lineno=1, col_offset=0)])"],
  ["lambda (a, b), c=(lambda: (yield)): 0",
    "Module(body=[Expr(value=Lambda(args=arguments(args=[Tuple(elts=[Name(id='a', ctx=Store(), lineno=1, col_offset=8), Name(id='b', ctx=Store(), lineno=1, col_offset=11)], ctx=Store(), lineno=1, col_offset=8), Name(id='c', ctx=Param(), lineno=1, col_offset=15)], vararg=None, kwarg=None, defaults=[Lambda(args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=Yield(value=None, lineno=1, col_offset=27), lineno=1, col_offset=18)]), body=Num(n=0, lineno=1, col_offset=36), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["[lambda: x for x in lambda: y, lambda: z]",
    "Module(body=[Expr(value=ListComp(elt=Lambda(args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=Name(id='x', ctx=Load(), lineno=1, col_offset=9), lineno=1, col_offset=1), generators=[comprehension(target=Name(id='x', ctx=Store(), lineno=1, col_offset=15), iter=Tuple(elts=[Lambda(args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=Name(id='y', ctx=Load(), lineno=1, col_offset=28), lineno=1, col_offset=20), Lambda(args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=Name(id='z', ctx=Load(), lineno=1, col_offset=39), lineno=1, col_offset=31)], ctx=Load(), lineno=1, col_offset=20), ifs=[])], lineno=1, col_offset=1), lineno=1, col_offset=0)])"],
  ["x = (yield), (yield a)",
    "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0)], value=Tuple(elts=[Yield(value=None, lineno=1, col_offset=5), Yield(value=Name(id='a', ctx=Load(), lineno=1, col_offset=20), lineno=1, col_offset=14)], ctx=Load(), lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["a if (b if c else d) else e",
    "Module(body=[Expr(value=IfExp(test=IfExp(test=Name(id='c', ctx=Load(), lineno=1, col_offset=11), body=Name(id='b', ctx=Load(), lineno=1, col_offset=6), orelse=Name(id='d', ctx=Load(), lineno=1, col_offset=18), lineno=1, col_offset=6), body=Name(id='a', ctx=Load(), lineno=1, col_offset=0), orelse=Name(id='e', ctx=Load(), lineno=1, col_offset=26), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["not not a; - - a; ~-+a",
    "Module(body=[Expr(value=UnaryOp(op=Not(), operand=UnaryOp(op=Not(), operand=Name(id='a', ctx=Load(), lineno=1, col_offset=8), lineno=1, col_offset=4), lineno=1, col_offset=0), lineno=1, col_offset=0), Expr(value=UnaryOp(op=USub(), operand=UnaryOp(op=USub(), operand=Name(id='a', ctx=Load(), lineno=1, col_offset=15), lineno=1, col_offset=13), lineno=1, col_offset=11), lineno=1, col_offset=11), Expr(value=UnaryOp(op=Invert(), operand=UnaryOp(op=USub(), operand=UnaryOp(op=UAdd(), operand=Name(id='a', ctx=Load(), lineno=1, col_offset=21), lineno=1, col_offset=20), lineno=1, col_offset=19), lineno=1, col_offset=18), lineno=1, col_offset=18)])"],
  ["(a\n.b\n.c)",
    "Module(body=[Expr(value=Attribute(value=Attribute(value=Name(id='a', ctx=Load(), lineno=1, col_offset=1), attr='b', ctx=Load(), lineno=1, col_offset=1), attr='c', ctx=Load(), lineno=1, col_offset=1), lineno=1, col_offset=0)])"],
  ["f(a,\n  b)",
    "Module(body=[Expr(value=Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=0), args=[Name(id='a', ctx=Load(), lineno=1, col_offset=2), Name(id='b', ctx=Load(), lineno=2, col_offset=2)], keywords=[], starargs=None, kwargs=None, lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["f\t(x)  ; g",
    "Module(body=[Expr(value=Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=0), args=[Name(id='x', ctx=Load(), lineno=1, col_offset=3)], keywords=[], starargs=None, kwargs=None, lineno=1, col_offset=0), lineno=1, col_offset=0), Expr(value=Name(id='g', ctx=Load(), lineno=1, col_offset=9), lineno=1, col_offset=9)])"],
  ["def f():\n  x = 1\n  def g():\n    pass\n  return 2\nz",
    "Module(body=[FunctionDef(name='f', args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=2, col_offset=2)], value=Num(n=1, lineno=2, col_offset=6), lineno=2, col_offset=2), FunctionDef(name='g', args=arguments(args=[], vararg=None, kwarg=None, defaults=[]), body=[Pass( lineno=4, col_offset=4)], decorator_list=[], lineno=3, col_offset=2), Return(value=Num(n=2, lineno=5, col_offset=9), lineno=5, col_offset=2)], decorator_list=[], lineno=1, col_offset=0), Expr(value=Name(id='z', ctx=Load(), lineno=6, col_offset=0), lineno=6, col_offset=0)])"],
  ["a = b'c' u'd'",
    "Module(body=[Assign(targets=[Name(id='a', ctx=Store(), lineno=1, col_offset=0)], value=Str(s=u'cd', lineno=1, col_offset=4), lineno=1, col_offset=0)])"],
  ["\"%s\" % a ** -b",
    "Module(body=[Expr(value=BinOp(left=Str(s='%s', lineno=1, col_offset=0), op=Mod(), right=BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=7), op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load(), lineno=1, col_offset=13), lineno=1, col_offset=12), lineno=1, col_offset=7), lineno=1, col_offset=0), lineno=1, col_offset=0)])"],
  ["print(a)",
    "Module(body=[Print(dest=None, values=[Name(id='a', ctx=Load(), lineno=1, col_offset=6)], nl=True, lineno=1, col_offset=0)])"],
  ["print(a), b",
    "Module(body=[Print(dest=None, values=[Name(id='a', ctx=Load(), lineno=1, col_offset=6), Name(id='b', ctx=Load(), lineno=1, col_offset=10)], nl=True, lineno=1, col_offset=0)])"],
];

Deno.test("parser: trees equal CPython's", () => {
  for (const [source, dump] of TREES) assertEquals(dumpAst(parseModule(source, "<case>", "exec")), dump, source);
});

Deno.test("parser: eval and single modes", () => {
  assertEquals(dumpAst(parseModule("a, b\n\n", "", "eval"), false), TREE_EVAL);
  // What follows the first statement is not looked at.
  assertEquals(dumpAst(parseModule("a;b\n$", "", "single"), false), TREE_SINGLE);
});

const TREE_EVAL = "Expression(body=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()))";
const TREE_SINGLE = "Interactive(body=[Expr(value=Name(id='a', ctx=Load())), Expr(value=Name(id='b', ctx=Load()))])";

Deno.test("parser: unicode sources are UTF-8 and may not declare an encoding", () => {
  const tree = parseModule(new PyUnicode("x = u'\u20ac', '\u20ac'"), "", "exec");
  assertEquals(dumpAst(tree, false).match(/\bs=[^)]*/g), ["s=u'\\u20ac'", "s='\\xe2\\x82\\xac'"]);
  const error = assertThrowsSyntax(() => parseModule(new PyUnicode("# coding: utf-8\nx"), "f", "exec"));
  assertEquals([error.message, error.lineno, error.offset], ["encoding declaration in Unicode string", 0, null]);
});

Deno.test("parser: future flags given and found", () => {
  assertEquals(parse("print(a, file=b)", "", "exec", 0x10000).flags, 0x10000);
  assertEquals(parse("from __future__ import unicode_literals, division", "", "exec").flags, 0x20000);
  assertEquals(dumpAst(parseModule("'a'", "", "eval", 0x20000), false), "Expression(body=Str(s=u'a'))");
});

Deno.test("parser: names of characters come from the lookup given", () => {
  const unicodeNameLookup = (name: string) => (name === "BULLET" ? 0x2022 : undefined);
  const tree = parseModule("u'\\N{BULLET}'", "", "eval", 0, { unicodeNameLookup });
  assertEquals(dumpAst(tree, false), "Expression(body=Str(s=u'\\u2022'))");
});

Deno.test("parser: other encodings come from the lookup given", () => {
  const codec = { decode: (bytes: string) => bytes.toUpperCase(), encode: (text: string) => text.toLowerCase() };
  const codecLookup = (name: string) => (name === "loud" ? codec : undefined);
  const tree = parseModule("# coding: loud\nx = 'abc', u'abc'", "", "exec", 0, { codecLookup });
  assertEquals(dumpAst(tree, false).match(/\b(id|s)=u?'[^']*'/g), ["id='X'", "s='abc'", "s=u'ABC'"]);
});

Deno.test("parser: text of late errors comes from the file", () => {
  const bytes = new TextEncoder().encode("if 1:\n    f() = 1\n");
  assertEquals(assertThrowsSyntax(() => parseModule(bytes, "f", "exec")).text, "f() = 1\n");
  const programText = (name: string, lineno: number) => `${name} ${lineno}`;
  const error = assertThrowsSyntax(() => parseModule("\nf() = 1", "f", "exec", 0, { programText }));
  assertEquals(error.text, "f 2");
});

Deno.test("parser: TabError only with the check on", () => {
  const source = "if 1:\n        a\n\tb\n";
  parseModule(source, "f", "exec");
  const error = assertThrowsSyntax(() => parseModule(source, "f", "exec", 0, { tabCheck: 2 }));
  assertEquals([error.kind, error.message], ["TabError", "inconsistent use of tabs and spaces in indentation"]);
});

Deno.test("parser: nesting limits are CPython's", () => {
  const cases: [limit: number, make: (n: number) => string][] = [
    [99, (n) => "(".repeat(n) + "1" + ")".repeat(n)],
    [99, (n) => "{1:".repeat(n) + "1" + "}".repeat(n)],
    [93, (n) => "f(".repeat(n) + "1" + ")".repeat(n)],
    [88, (n) => "x[::".repeat(n) + "1" + "]".repeat(n)],
    [1481, (n) => "not ".repeat(n) + "1"],
    [1481, (n) => "-".repeat(n) + "1"],
    [1481, (n) => "1 if 1 else ".repeat(n) + "1"],
    [741, (n) => "lambda:".repeat(n) + "1"],
    [741, (n) => "1**".repeat(n) + "1"],
    [747, (n) => "def f(" + "(".repeat(n) + "a,b" + ")".repeat(n) + "): pass"],
    [734, (n) => "(x " + "for x in y ".repeat(n) + ")"],
    [733, (n) => "[x for x in y " + "if x ".repeat(n) + "]"],
    [101, (n) => "exec " + "(".repeat(n) + ")".repeat(n)],
  ];
  for (const [limit, make] of cases) {
    parseModule(make(limit - 1), "", "exec");
    const error = assertThrowsAny(() => parseModule(make(limit), "", "exec"));
    assertEquals(error instanceof PyCompileError && error.kind, "MemoryError", make(2));
  }
});

function assertThrowsAny(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("Expected an error");
}

function assertThrowsSyntax(action: () => unknown): PySyntaxError {
  const error = assertThrowsAny(action);
  if (error instanceof PySyntaxError) return error;
  throw error;
}
