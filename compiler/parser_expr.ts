// SPDX-License-Identifier: MIT
/**
 * Expressions: recursive descent over CPython 2.7's grammar, building the AST as `ast.c` does. Each method's comment is
 * the production it implements; the file is as long as that half of the grammar.
 *
 * Positions are `ast.c`'s: a node starts at the first token of its grammar node, the second operator of a chain
 * gives its own position to the node, parentheses do not count.
 * `depth` is the number of entries on the stack of CPython's parser at the node that contains the current one; the
 * numbers added to it count the productions in between, so nesting is limited exactly where CPython limits it.
 */
import type * as ast from "./ast.ts";
import { PyCompileError } from "./errors.ts";
import { concatStrings, LiteralError, parseNumber, parseString } from "./literals.ts";
import { MAX_STACK, ParserBase } from "./parser_base.ts";
import * as T from "./tokens.ts";

/** Expressions, comprehensions, slices, calls and parameter lists. */
export class ExprParser extends ParserBase {
  /** `testlist: test (',' test)* [',']` */
  protected parseTestlist(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const first = this.parseTest();
    if (this.tokType !== T.T_COMMA) return first;
    const elts = [first];
    this.parseRest(elts);
    return { kind: "Tuple", elts, ctx: "Load", lineno, colOffset };
  }

  /** `(',' test)* [',']` */
  protected parseRest(elts: ast.ExprNode[]): void {
    while (this.tokType === T.T_COMMA) {
      this.next();
      if (T.STARTS_TEST[this.tokType] === 0) return;
      elts.push(this.parseTest());
    }
  }

  /** `yield_expr: 'yield' [testlist]`; `depth` is its own. */
  protected parseYield(): ast.Yield {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    let value: ast.ExprNode | null = null;
    if (T.STARTS_TEST[this.tokType] === 1) {
      this.depth++;
      value = this.parseTestlist();
      this.depth--;
    }
    return { kind: "Yield", value, lineno, colOffset };
  }

  /** `test: or_test ['if' or_test 'else' test] | lambdef` */
  protected parseTest(): ast.ExprNode {
    if (this.tokType === T.T_LAMBDA) return this.parseLambda(false);
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.depth += 12;
    const body = this.parseOr();
    if (this.tokType !== T.T_IF) {
      this.depth -= 12;
      return body;
    }
    this.next();
    const test = this.parseOr();
    this.expect(T.T_ELSE);
    this.depth -= 11;
    const orelse = this.parseTest();
    this.depth--;
    return { kind: "IfExp", test, body, orelse, lineno, colOffset };
  }

  /** `old_test: or_test | old_lambdef` */
  protected parseOldTest(): ast.ExprNode {
    if (this.tokType === T.T_LAMBDA) return this.parseLambda(true);
    this.depth += 12;
    const node = this.parseOr();
    this.depth -= 12;
    return node;
  }

  /** `lambdef: 'lambda' [varargslist] ':' test`, inside a `test` */
  protected parseLambda(old: boolean): ast.Lambda {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.depth += 2;
    if (this.depth > MAX_STACK) this.overflow();
    this.next();
    this.depth++;
    const args = this.parseParameters(T.T_COLON);
    this.depth--;
    this.expect(T.T_COLON);
    const body = old ? this.parseOldTest() : this.parseTest();
    this.depth -= 2;
    return { kind: "Lambda", args, body, lineno, colOffset };
  }

  protected parseOr(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const first = this.parseAnd();
    if (this.tokType !== T.T_OR) return first;
    const values = [first];
    while (this.tokType === T.T_OR) {
      this.next();
      values.push(this.parseAnd());
    }
    return { kind: "BoolOp", op: "Or", values, lineno, colOffset };
  }

  protected parseAnd(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const first = this.parseNot();
    if (this.tokType !== T.T_AND) return first;
    const values = [first];
    while (this.tokType === T.T_AND) {
      this.next();
      values.push(this.parseNot());
    }
    return { kind: "BoolOp", op: "And", values, lineno, colOffset };
  }

  protected parseNot(): ast.ExprNode {
    if (this.tokType !== T.T_NOT) return this.parseComparison();
    const lines: number[] = [], columns: number[] = [];
    while (this.tokType === T.T_NOT) {
      lines.push(this.tokLine);
      columns.push(this.tokCol);
      if (++this.depth > MAX_STACK) this.overflow();
      this.next();
    }
    let node = this.parseComparison();
    this.depth -= lines.length;
    for (let i = lines.length - 1; i >= 0; i--) {
      node = { kind: "UnaryOp", op: "Not", operand: node, lineno: lines[i], colOffset: columns[i] };
    }
    return node;
  }

  protected parseComparison(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol, mark = this.astError;
    const left = this.parseBinary(1);
    let type = this.tokType;
    if ((type < T.T_EQEQUAL || type > T.T_GREATEREQUAL) && type !== T.T_IN && type !== T.T_IS && type !== T.T_NOT) {
      return left;
    }
    const aside = this.setAside(mark);
    const ops: ast.CmpOp[] = [], comparators: ast.ExprNode[] = [];
    for (;; type = this.tokType) {
      if (type >= T.T_EQEQUAL && type <= T.T_GREATEREQUAL) {
        ops.push(T.COMPARISONS[type - T.T_EQEQUAL]);
        this.next();
      } else if (type === T.T_IN) {
        ops.push("In");
        this.next();
      } else if (type === T.T_NOT) {
        this.next();
        this.expect(T.T_IN);
        ops.push("NotIn");
      } else if (type === T.T_IS) {
        this.next();
        if (this.tokType === T.T_NOT) {
          ops.push("IsNot");
          this.next();
        } else ops.push("Is");
      } else break;
      comparators.push(this.parseBinary(1));
    }
    this.putBack(aside);
    return { kind: "Compare", left, ops, comparators, lineno, colOffset };
  }

  /** `expr` outside the chain from `test` down. */
  protected parseExpr(): ast.ExprNode {
    this.depth += 7;
    const node = this.parseBinary(1);
    this.depth -= 7;
    return node;
  }

  /** Binary operators that bind at least as tightly as `minimum`. `depth` is that of the `factor`s. */
  protected parseBinary(minimum: number): ast.ExprNode {
    const startLine = this.tokLine, startCol = this.tokCol;
    let left = this.parseFactor();
    let level = 0;
    for (;;) {
      const type = this.tokType, precedence = T.PRECEDENCE[type];
      if (precedence < minimum || precedence === 0) return left;
      let lineno = startLine, colOffset = startCol;
      if (precedence === level) {
        lineno = this.tokLine;
        colOffset = this.tokCol;
      }
      level = precedence;
      this.next();
      const right = precedence === 6 ? this.parseFactor() : this.parseBinary(precedence + 1);
      left = { kind: "BinOp", left, op: T.BINARY_OPERATORS[type - T.T_PLUS], right, lineno, colOffset };
    }
  }

  /** `factor: ('+'|'-'|'~') factor | power` */
  protected parseFactor(): ast.ExprNode {
    const type = this.tokType;
    if (type !== T.T_MINUS && type !== T.T_PLUS && type !== T.T_TILDE) return this.parsePower(false);
    const types: number[] = [], lines: number[] = [], columns: number[] = [];
    for (;;) {
      const type = this.tokType;
      if (type !== T.T_MINUS && type !== T.T_PLUS && type !== T.T_TILDE) break;
      types.push(type);
      lines.push(this.tokLine);
      columns.push(this.tokCol);
      if (++this.depth > MAX_STACK) this.overflow();
      this.next();
    }
    let i = types.length - 1;
    const fold = this.tokType === T.T_NUMBER && types[i] === T.T_MINUS;
    let node = this.parsePower(fold);
    this.depth -= types.length;
    if (fold && node.kind === "Num" && node.colOffset < 0) {
      node.lineno = lines[i];
      node.colOffset = columns[i--];
    }
    for (; i >= 0; i--) {
      const op = types[i] === T.T_MINUS ? "USub" : types[i] === T.T_PLUS ? "UAdd" : "Invert";
      node = { kind: "UnaryOp", op, operand: node, lineno: lines[i], colOffset: columns[i] };
    }
    return node;
  }

  /**
   * `power: atom trailer* ['**' factor]`
   * @param negated The current token is a number behind a minus sign: if it is all there is, give a negative `Num` with
   * `colOffset` -1.
   */
  protected parsePower(negated: boolean): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    let node: ast.ExprNode;
    if (negated) {
      const text = this.src.slice(this.tokStart, this.tokEnd);
      if (this.depth + 2 > MAX_STACK) this.overflow();
      this.next();
      const type = this.tokType;
      if (type !== T.T_DOUBLESTAR && type !== T.T_LPAR && type !== T.T_LSQB && type !== T.T_DOT) {
        return { kind: "Num", n: parseNumber(text, true), lineno, colOffset: -1 };
      }
      node = { kind: "Num", n: parseNumber(text, false), lineno, colOffset };
    } else node = this.parseAtom();
    for (;;) {
      const type = this.tokType;
      if (type === T.T_DOT) {
        this.next();
        if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
        node = {
          kind: "Attribute",
          value: node,
          attr: this.tokName,
          ctx: "Load",
          lineno: node.lineno,
          colOffset: node.colOffset,
        };
        this.next();
      } else if (type === T.T_LPAR) node = this.parseCall(node);
      else if (type === T.T_LSQB) {
        this.next();
        this.depth += 4;
        const slice = this.parseSubscripts();
        this.depth -= 4;
        this.expect(T.T_RSQB);
        node = { kind: "Subscript", value: node, slice, ctx: "Load", lineno: node.lineno, colOffset: node.colOffset };
      } else if (type === T.T_DOUBLESTAR) {
        this.next();
        this.depth += 2;
        if (this.depth > MAX_STACK) this.overflow();
        const right = this.parseFactor();
        this.depth -= 2;
        return { kind: "BinOp", left: node, op: "Pow", right, lineno, colOffset };
      } else return node;
    }
  }

  protected parseAtom(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    if (this.depth + 2 > MAX_STACK) this.overflow();
    switch (this.tokType) {
      case T.T_NAME: {
        const id = this.tokName;
        this.next();
        return { kind: "Name", id, ctx: "Load", lineno, colOffset };
      }
      case T.T_NUMBER: {
        const n = parseNumber(this.src.slice(this.tokStart, this.tokEnd), false);
        this.next();
        return { kind: "Num", n, lineno, colOffset };
      }
      case T.T_STRING:
        return this.parseStrings();
      case T.T_LPAR:
        return this.parseParenthesis();
      case T.T_LSQB:
        return this.parseListDisplay();
      case T.T_LBRACE:
        return this.parseBraces();
      case T.T_BACKQUOTE: {
        this.next();
        this.depth += 3;
        const innerLine = this.tokLine, innerCol = this.tokCol;
        let value = this.parseTest();
        if (this.tokType === T.T_COMMA) {
          const elts = [value];
          do {
            this.next();
            elts.push(this.parseTest());
          } while (this.tokType === T.T_COMMA);
          value = { kind: "Tuple", elts, ctx: "Load", lineno: innerLine, colOffset: innerCol };
        }
        this.depth -= 3;
        this.expect(T.T_BACKQUOTE);
        return { kind: "Repr", value, lineno, colOffset };
      }
    }
    throw this.unexpectedToken(false);
  }

  /** `STRING+` */
  protected parseStrings(): ast.Str {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.sawString = true;
    let s: ast.Str["s"] = "";
    let failed = false;
    for (let count = 0; this.tokType === T.T_STRING; count++) {
      if (!failed) {
        try {
          const value = parseString(this.src, this.tokStart, this.tokEnd, this.strings);
          s = count === 0 ? value : concatStrings(s, value);
        } catch (error) {
          if (!(error instanceof LiteralError)) throw error;
          failed = true;
          if (error.kind === "value") this.astError ??= new PyCompileError("ValueError", error.message);
          else this.astFail(lineno, `(unicode error) ${error.message}`.slice(0, 127));
        }
      }
      this.next();
    }
    return { kind: "Str", s, lineno, colOffset };
  }

  protected parseParenthesis(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    if (this.tokType === T.T_RPAR) {
      this.next();
      return { kind: "Tuple", elts: [], ctx: "Load", lineno, colOffset };
    }
    this.depth += 3;
    let node: ast.ExprNode;
    if (this.tokType === T.T_YIELD) node = this.parseYield();
    else {
      const innerLine = this.tokLine, innerCol = this.tokCol;
      node = this.parseTest();
      if (this.tokType === T.T_FOR) {
        const generators = this.parseComprehensions();
        node = { kind: "GeneratorExp", elt: node, generators, lineno: innerLine, colOffset: innerCol };
      } else if (this.tokType === T.T_COMMA) {
        const elts = [node];
        this.parseRest(elts);
        node = { kind: "Tuple", elts, ctx: "Load", lineno: innerLine, colOffset: innerCol };
      }
    }
    this.depth -= 3;
    this.expect(T.T_RPAR);
    return node;
  }

  protected parseListDisplay(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    if (this.tokType === T.T_RSQB) {
      this.next();
      return { kind: "List", elts: [], ctx: "Load", lineno, colOffset };
    }
    this.depth += 3;
    const innerLine = this.tokLine, innerCol = this.tokCol;
    const first = this.parseTest();
    let node: ast.ExprNode;
    if (this.tokType === T.T_FOR) {
      const generators = this.parseListFors();
      node = { kind: "ListComp", elt: first, generators, lineno: innerLine, colOffset: innerCol };
    } else {
      const elts = [first];
      this.parseRest(elts);
      node = { kind: "List", elts, ctx: "Load", lineno, colOffset };
    }
    this.depth -= 3;
    this.expect(T.T_RSQB);
    return node;
  }

  /** `'{' [dictorsetmaker] '}'` */
  protected parseBraces(): ast.ExprNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    if (this.tokType === T.T_RBRACE) {
      this.next();
      return { kind: "Dict", keys: [], values: [], lineno, colOffset };
    }
    this.depth += 3;
    const innerLine = this.tokLine, innerCol = this.tokCol;
    const first = this.parseTest();
    let node: ast.ExprNode;
    if (this.tokType === T.T_COLON) {
      this.next();
      const value = this.parseTest();
      if (this.tokType === T.T_FOR) {
        const generators = this.parseComprehensions();
        node = { kind: "DictComp", key: first, value, generators, lineno: innerLine, colOffset: innerCol };
      } else {
        const keys = [first], values = [value];
        while (this.tokType === T.T_COMMA) {
          this.next();
          if (T.STARTS_TEST[this.tokType] === 0) break;
          keys.push(this.parseTest());
          this.expect(T.T_COLON);
          values.push(this.parseTest());
        }
        node = { kind: "Dict", keys, values, lineno, colOffset };
      }
    } else if (this.tokType === T.T_FOR) {
      const generators = this.parseComprehensions();
      node = { kind: "SetComp", elt: first, generators, lineno: innerLine, colOffset: innerCol };
    } else {
      const elts = [first];
      this.parseRest(elts);
      node = { kind: "Set", elts, lineno, colOffset };
    }
    this.depth -= 3;
    this.expect(T.T_RBRACE);
    return node;
  }

  /** `comp_for: 'for' exprlist 'in' or_test [comp_iter]`; `depth` is that of the parent. */
  protected parseComprehensions(): ast.Comprehension[] {
    const generators: ast.Comprehension[] = [];
    const depth = this.depth;
    this.depth++;
    while (this.tokType === T.T_FOR) {
      if (this.depth > MAX_STACK) this.overflow();
      this.next();
      const target = this.parseTarget();
      this.expect(T.T_IN);
      this.depth += 11;
      const iter = this.parseOr();
      this.depth -= 11;
      const ifs: ast.ExprNode[] = [];
      this.depth += 2;
      while (this.tokType === T.T_IF) {
        this.next();
        ifs.push(this.parseOldTest());
        this.depth += 2;
      }
      generators.push({ kind: "comprehension", target, iter, ifs });
    }
    this.depth = depth;
    return generators;
  }

  /** `list_for: 'for' exprlist 'in' testlist_safe [list_iter]`; `depth` is that of the parent. */
  protected parseListFors(): ast.Comprehension[] {
    const generators: ast.Comprehension[] = [];
    const depth = this.depth;
    this.depth++;
    while (this.tokType === T.T_FOR) {
      if (this.depth > MAX_STACK) this.overflow();
      this.next();
      const target = this.parseTarget();
      this.expect(T.T_IN);
      const lineno = this.tokLine, colOffset = this.tokCol;
      this.depth++;
      let iter = this.parseOldTest();
      if (this.tokType === T.T_COMMA) {
        const elts = [iter];
        while (this.tokType === T.T_COMMA) {
          this.next();
          if (elts.length > 1 && T.STARTS_TEST[this.tokType] === 0) break;
          elts.push(this.parseOldTest());
        }
        iter = { kind: "Tuple", elts, ctx: "Load", lineno, colOffset };
      }
      this.depth--;
      const ifs: ast.ExprNode[] = [];
      this.depth += 2;
      while (this.tokType === T.T_IF) {
        this.next();
        ifs.push(this.parseOldTest());
        this.depth += 2;
      }
      generators.push({ kind: "comprehension", target, iter, ifs });
    }
    this.depth = depth;
    return generators;
  }

  /** `exprlist` as the target of a `for`. */
  protected parseTarget(): ast.ExprNode {
    this.depth++;
    const elts: ast.ExprNode[] = [];
    const tuple = this.parseExprlist(elts, "Store");
    this.depth--;
    const first = elts[0];
    if (!tuple) return first;
    return { kind: "Tuple", elts, ctx: "Store", lineno: first.lineno, colOffset: first.colOffset };
  }

  /** `exprlist: expr (',' expr)* [',']`. Returns whether there is a comma. */
  protected parseExprlist(elts: ast.ExprNode[], ctx: "Store" | "Del"): boolean {
    let lineno = this.tokLine;
    let node = this.parseExpr();
    this.setContext(node, ctx, lineno);
    elts.push(node);
    if (this.tokType !== T.T_COMMA) return false;
    while (this.tokType === T.T_COMMA) {
      this.next();
      if (T.STARTS_EXPR[this.tokType] === 0) break;
      lineno = this.tokLine;
      node = this.parseExpr();
      this.setContext(node, ctx, lineno);
      elts.push(node);
    }
    return true;
  }

  /** `subscriptlist: subscript (',' subscript)* [',']` */
  protected parseSubscripts(): ast.SliceNode {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const first = this.parseSubscript();
    if (this.tokType !== T.T_COMMA) return first;
    const dims = [first];
    while (this.tokType === T.T_COMMA) {
      this.next();
      const type = this.tokType;
      if (T.STARTS_TEST[type] === 0 && type !== T.T_COLON && type !== T.T_DOT) break;
      dims.push(this.parseSubscript());
    }
    const elts: ast.ExprNode[] = [];
    for (const dim of dims) {
      if (dim.kind !== "Index") return { kind: "ExtSlice", dims };
      elts.push(dim.value);
    }
    return { kind: "Index", value: { kind: "Tuple", elts, ctx: "Load", lineno, colOffset } };
  }

  /** `subscript: '.' '.' '.' | test | [test] ':' [test] [sliceop]` */
  protected parseSubscript(): ast.SliceNode {
    if (this.tokType === T.T_DOT) {
      this.next();
      this.expect(T.T_DOT);
      this.expect(T.T_DOT);
      return { kind: "Ellipsis" };
    }
    let lower: ast.ExprNode | null = null, upper: ast.ExprNode | null = null, step: ast.ExprNode | null = null;
    if (this.tokType !== T.T_COLON) {
      lower = this.parseTest();
      if (this.tokType !== T.T_COLON) return { kind: "Index", value: lower };
    }
    this.next();
    if (T.STARTS_TEST[this.tokType] === 1) upper = this.parseTest();
    if (this.tokType === T.T_COLON) {
      const lineno = this.tokLine, colOffset = this.tokCol;
      this.next();
      if (T.STARTS_TEST[this.tokType] === 1) {
        this.depth++;
        step = this.parseTest();
        this.depth--;
      } else step = { kind: "Name", id: "None", ctx: "Load", lineno, colOffset };
    }
    return { kind: "Slice", lower, upper, step };
  }

  /** `'(' [arglist] ')'` behind `func`; the current token is the parenthesis. */
  protected parseCall(func: ast.ExprNode): ast.Call {
    const args: ast.ExprNode[] = [], keywords: ast.Keyword[] = [];
    const call: ast.Call = {
      kind: "Call",
      func,
      args,
      keywords,
      starargs: null,
      kwargs: null,
      lineno: func.lineno,
      colOffset: func.colOffset,
    };
    this.next();
    if (this.tokType === T.T_RPAR) {
      this.next();
      return call;
    }
    const firstLine = this.tokLine, mark = this.astError;
    let generatorCount = 0;
    this.depth += 3;
    for (;;) {
      const type = this.tokType;
      if (type === T.T_STAR) {
        if (call.starargs !== null) throw this.unexpectedToken(false);
        this.next();
        call.starargs = this.parseTest();
      } else if (type === T.T_DOUBLESTAR) {
        this.next();
        call.kwargs = this.parseTest();
        break;
      } else if (this.parseArgument(call)) generatorCount++;
      if (this.tokType !== T.T_COMMA) break;
      this.next();
      if (this.tokType === T.T_RPAR && call.starargs === null) break;
    }
    this.depth -= 3;
    if (generatorCount > 1 || generatorCount === 1 && args.length + keywords.length > 1) {
      this.astFailBefore(mark, firstLine, "Generator expression must be parenthesized if not sole argument");
    } else if (args.length + keywords.length > 255) {
      this.astFailBefore(mark, firstLine, "more than 255 arguments");
    }
    this.expect(T.T_RPAR);
    return call;
  }

  /** `argument: test [comp_for] | test '=' test`. Returns whether it is a bare generator expression. */
  protected parseArgument(call: ast.Call): boolean {
    const lineno = this.tokLine, colOffset = this.tokCol, mark = this.astError;
    this.depth++;
    let value = this.parseTest(), generator = false;
    if (this.tokType === T.T_EQUAL) {
      const key = value.kind === "Name" ? value.id : "";
      if (value.kind === "Lambda") this.astFail(lineno, "lambda cannot contain assignment");
      else if (value.kind !== "Name") this.astFail(lineno, "keyword can't be an expression");
      else if (!this.forbidden(key, lineno) && call.keywords.some((keyword) => keyword.arg === key)) {
        this.astFail(lineno, "keyword argument repeated");
      }
      this.next();
      value = this.parseTest();
      call.keywords.push({ kind: "keyword", arg: key, value });
    } else {
      if (this.tokType === T.T_FOR) {
        const generators = this.parseComprehensions();
        value = { kind: "GeneratorExp", elt: value, generators, lineno, colOffset };
        generator = true;
      } else if (call.keywords.length > 0) {
        this.astFailBefore(mark, lineno, "non-keyword arg after keyword arg");
      } else if (call.starargs !== null) {
        this.astFailBefore(mark, lineno, "only named arguments may follow *expression");
      }
      call.args.push(value);
    }
    this.depth--;
    return generator;
  }

  /**
   * `[varargslist]`, up to the token `close`; `depth` is its own.
   * Errors in it carry the line of its first token.
   */
  protected parseParameters(close: number): ast.Arguments {
    const args: ast.ExprNode[] = [], defaults: ast.ExprNode[] = [];
    const result: ast.Arguments = { kind: "arguments", args, vararg: null, kwarg: null, defaults };
    const firstLine = this.tokLine;
    while (this.tokType !== close) {
      if (this.tokType === T.T_STAR) {
        this.next();
        result.vararg = this.parseBoundName();
        if (this.tokType !== T.T_COMMA) break;
        this.next();
        if (this.tokType !== T.T_DOUBLESTAR) throw this.unexpectedToken(false);
      }
      if (this.tokType === T.T_DOUBLESTAR) {
        this.next();
        result.kwarg = this.parseBoundName();
        break;
      }
      const mark = this.astError;
      const parameter = this.parseParameter(firstLine, "Param");
      if (this.tokType === T.T_EQUAL) {
        const aside = this.setAside(mark);
        this.next();
        defaults.push(this.parseTest());
        if (parameter.parenthesized) this.astFail(firstLine, "parenthesized arg with default");
        this.putBack(aside);
      } else if (defaults.length > 0) {
        this.astFailBefore(mark, firstLine, "non-default argument follows default argument");
      }
      args.push(parameter.node);
      if (this.tokType !== T.T_COMMA) break;
      this.next();
    }
    return result;
  }

  /** The name behind `*` or `**`. */
  protected parseBoundName(): string {
    if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
    const name = this.tokName;
    this.forbidden(name, this.tokLine);
    this.next();
    return name;
  }

  /**
   * `fpdef: NAME | '(' fplist ')'`
   * @param lineno Line for errors.
   * @param ctx Context of a plain name.
   */
  protected parseParameter(lineno: number, ctx: "Param" | "Store"): { node: ast.ExprNode; parenthesized: boolean } {
    this.depth++;
    if (this.depth > MAX_STACK) this.overflow();
    const line = this.tokLine, colOffset = this.tokCol;
    let node: ast.ExprNode;
    let parenthesized = false;
    if (this.tokType === T.T_LPAR) {
      this.next();
      this.depth++;
      const innerLine = this.tokLine, innerCol = this.tokCol;
      const mark = this.astError;
      const first = this.parseParameter(innerLine, "Store");
      if (this.tokType === T.T_COMMA) {
        const elts = [first.node];
        while (this.tokType === T.T_COMMA) {
          this.next();
          const type = this.tokType;
          if (type !== T.T_NAME && type !== T.T_LPAR) break;
          elts.push(this.parseParameter(innerLine, "Store").node);
        }
        node = { kind: "Tuple", elts, ctx: "Store", lineno: innerLine, colOffset: innerCol };
      } else {
        // (x) is x
        parenthesized = true;
        node = first.node;
        if (node.kind === "Name") {
          node.ctx = ctx;
          if (mark === null && this.astError !== null) {
            this.astError = null;
            this.forbidden(node.id, lineno);
          }
        }
      }
      this.depth--;
      this.expect(T.T_RPAR);
    } else if (this.tokType === T.T_NAME) {
      const id = this.tokName;
      this.forbidden(id, lineno);
      this.next();
      node = { kind: "Name", id, ctx, lineno: line, colOffset };
    } else throw this.unexpectedToken(false);
    this.depth--;
    return { node, parenthesized };
  }
}
