// SPDX-License-Identifier: MIT
/**
 * Statements: recursive descent over CPython 2.7's grammar, building the AST as `ast.c` does; as long as that half of
 * the grammar. Nested suites can not overflow CPython's stack: indentation ends at 100 levels.
 * See `parser_base.ts` for the order of errors, `parser_expr.ts` for positions and `depth`; both hold here too.
 */
import type * as ast from "./ast.ts";
import type { LexerOptions } from "./lexer.ts";
import type { StringRules } from "./literals.ts";
import { RESTART_WITH_UNICODE_LITERALS } from "./parser_base.ts";
import { ExprParser } from "./parser_expr.ts";
import * as T from "./tokens.ts";

const CO_FUTURE_WITH_STATEMENT = 0x8000;
const CO_FUTURE_PRINT_FUNCTION = 0x10000;
const CO_FUTURE_UNICODE_LITERALS = 0x20000;

/** Statements and the three start symbols. */
export class StmtParser extends ExprParser {
  /** The `CO_FUTURE_*` flags given, and those the parser itself has met. */
  futureFlags: number;

  constructor(source: string, options: LexerOptions, strings: StringRules, flags: number) {
    super(source, options, strings);
    this.futureFlags = flags & (CO_FUTURE_WITH_STATEMENT | CO_FUTURE_PRINT_FUNCTION | CO_FUTURE_UNICODE_LITERALS);
    this.printIsName = (flags & CO_FUTURE_PRINT_FUNCTION) !== 0;
  }

  /** `file_input: (NEWLINE | stmt)* ENDMARKER` */
  parseFile(): ast.Module {
    const body: ast.StmtNode[] = [];
    this.depth = 1;
    this.next();
    while (this.tokType !== T.T_ENDMARKER) {
      if (this.tokType === T.T_NEWLINE) this.next();
      else this.parseStatement(body);
    }
    this.throwAstError();
    return { kind: "Module", body };
  }

  /** `eval_input: testlist NEWLINE* ENDMARKER` */
  parseEval(): ast.Expression {
    this.depth = 2;
    this.next();
    const body = this.parseTestlist();
    while (this.tokType === T.T_NEWLINE) this.next();
    if (this.tokType !== T.T_ENDMARKER) throw this.unexpectedToken(false);
    this.throwAstError();
    return { kind: "Expression", body };
  }

  /**
   * `single_input: NEWLINE | simple_stmt | compound_stmt NEWLINE`; what follows is not looked at.
   */
  parseSingle(): ast.Interactive {
    const body: ast.StmtNode[] = [];
    this.depth = 0;
    this.next();
    if (this.tokType === T.T_NEWLINE) {
      body.push({ kind: "Pass", lineno: this.tokLine, colOffset: this.tokCol });
    } else if (this.isCompound()) {
      this.parseCompound(body);
      if (this.tokType !== T.T_NEWLINE) throw this.unexpectedToken(false);
    } else {
      this.parseSimple(body, false);
    }
    this.throwAstError();
    return { kind: "Interactive", body };
  }

  protected throwAstError(): void {
    if (this.astError !== null) throw this.astError;
  }

  protected isCompound(): boolean {
    switch (this.tokType) {
      case T.T_IF:
      case T.T_WHILE:
      case T.T_FOR:
      case T.T_TRY:
      case T.T_WITH:
      case T.T_DEF:
      case T.T_CLASS:
      case T.T_AT:
        return true;
    }
    return false;
  }

  protected parseStatement(body: ast.StmtNode[]): void {
    this.depth++;
    if (this.isCompound()) this.parseCompound(body);
    else this.parseSimple(body, true);
    this.depth--;
  }

  /**
   * `simple_stmt: small_stmt (';' small_stmt)* [';'] NEWLINE`; `depth` is that of the parent.
   * @param advance Move past the newline. The last one of a `single_input` is not: the rest is not even tokenized.
   */
  protected parseSimple(body: ast.StmtNode[], advance: boolean): void {
    this.depth += 2;
    for (;;) {
      this.parseSmall(body);
      if (this.tokType !== T.T_SEMI) break;
      this.next();
      if (this.tokType === T.T_NEWLINE) break;
    }
    this.depth -= 2;
    if (this.tokType !== T.T_NEWLINE) throw this.unexpectedToken(false);
    if (advance) this.next();
  }

  /** `small_stmt`; `depth` is its own. */
  protected parseSmall(body: ast.StmtNode[]): void {
    const lineno = this.tokLine, colOffset = this.tokCol;
    switch (this.tokType) {
      case T.T_PRINT:
        body.push(this.parsePrint());
        return;
      case T.T_DEL: {
        this.next();
        const targets: ast.ExprNode[] = [];
        this.depth += 2;
        this.parseExprlist(targets, "Del");
        this.depth -= 2;
        body.push({ kind: "Delete", targets, lineno, colOffset });
        return;
      }
      case T.T_PASS:
        this.next();
        body.push({ kind: "Pass", lineno, colOffset });
        return;
      case T.T_BREAK:
        this.next();
        body.push({ kind: "Break", lineno, colOffset });
        return;
      case T.T_CONTINUE:
        this.next();
        body.push({ kind: "Continue", lineno, colOffset });
        return;
      case T.T_RETURN: {
        this.next();
        let value: ast.ExprNode | null = null;
        if (T.STARTS_TEST[this.tokType] === 1) {
          this.depth += 3;
          value = this.parseTestlist();
          this.depth -= 3;
        }
        body.push({ kind: "Return", value, lineno, colOffset });
        return;
      }
      case T.T_RAISE:
        body.push(this.parseRaise());
        return;
      case T.T_YIELD: {
        this.depth += 3;
        const value = this.parseYield();
        this.depth -= 3;
        body.push({ kind: "Expr", value, lineno, colOffset });
        return;
      }
      case T.T_IMPORT:
        body.push(this.parseImport());
        return;
      case T.T_FROM:
        body.push(this.parseFrom());
        return;
      case T.T_GLOBAL: {
        const names: string[] = [];
        do {
          this.next();
          if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
          names.push(this.tokName);
          this.next();
        } while (this.tokType === T.T_COMMA);
        body.push({ kind: "Global", names, lineno, colOffset });
        return;
      }
      case T.T_EXEC:
        body.push(this.parseExec());
        return;
      case T.T_ASSERT: {
        this.next();
        this.depth++;
        const test = this.parseTest();
        let msg: ast.ExprNode | null = null;
        if (this.tokType === T.T_COMMA) {
          this.next();
          msg = this.parseTest();
        }
        this.depth--;
        body.push({ kind: "Assert", test, msg, lineno, colOffset });
        return;
      }
    }
    this.depth += 2;
    this.parseExprStatement(body);
    this.depth -= 2;
  }

  /** `expr_stmt: testlist (augassign (yield_expr|testlist) | ('=' (yield_expr|testlist))*)`; `depth` is `testlist`'s. */
  protected parseExprStatement(body: ast.StmtNode[]): void {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const first = this.parseTestlist();
    const type = this.tokType;
    if (type === T.T_EQUAL) {
      const targets: ast.ExprNode[] = [];
      let value = first, valueLine = lineno, isYield = false;
      do {
        if (isYield) this.astFail(valueLine, "assignment to yield expression not possible");
        else this.setContext(value, "Store", valueLine);
        targets.push(value);
        this.next();
        valueLine = this.tokLine;
        isYield = this.tokType === T.T_YIELD;
        value = isYield ? this.parseYield() : this.parseTestlist();
      } while (this.tokType === T.T_EQUAL);
      body.push({ kind: "Assign", targets, value, lineno, colOffset });
    } else if (type >= T.T_PLUSEQUAL && type <= T.T_DOUBLESTAREQUAL) {
      if (
        this.setContext(first, "Store", lineno) && first.kind !== "Name" && first.kind !== "Attribute" &&
        first.kind !== "Subscript"
      ) {
        this.astFail(lineno, "illegal expression for augmented assignment");
      }
      this.next();
      const value = this.tokType === T.T_YIELD ? this.parseYield() : this.parseTestlist();
      const op = T.BINARY_OPERATORS[type - T.T_PLUSEQUAL];
      body.push({ kind: "AugAssign", target: first, op, value, lineno, colOffset });
    } else body.push({ kind: "Expr", value: first, lineno, colOffset });
  }

  protected parsePrint(): ast.Print {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const values: ast.ExprNode[] = [];
    let dest: ast.ExprNode | null = null, nl = true;
    this.next();
    this.depth++;
    if (this.tokType === T.T_RIGHTSHIFT) {
      this.next();
      dest = this.parseTest();
      if (this.tokType === T.T_COMMA) {
        this.next();
        values.push(this.parseTest());
      }
    } else if (T.STARTS_TEST[this.tokType] === 1) values.push(this.parseTest());
    while (values.length > 0 && this.tokType === T.T_COMMA) {
      this.next();
      if (T.STARTS_TEST[this.tokType] === 0) {
        nl = false;
        break;
      }
      values.push(this.parseTest());
    }
    this.depth--;
    return { kind: "Print", dest, values, nl, lineno, colOffset };
  }

  protected parseRaise(): ast.Raise {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const node: ast.Raise = { kind: "Raise", type: null, inst: null, tback: null, lineno, colOffset };
    this.next();
    if (T.STARTS_TEST[this.tokType] === 0) return node;
    this.depth += 2;
    node.type = this.parseTest();
    if (this.tokType === T.T_COMMA) {
      this.next();
      node.inst = this.parseTest();
      if (this.tokType === T.T_COMMA) {
        this.next();
        node.tback = this.parseTest();
      }
    }
    this.depth -= 2;
    return node;
  }

  protected parseExec(): ast.Exec {
    const lineno = this.tokLine, colOffset = this.tokCol;
    let globals: ast.ExprNode | null = null, locals: ast.ExprNode | null = null;
    this.next();
    this.depth++;
    let body = this.parseExpr();
    if (this.tokType === T.T_IN) {
      this.next();
      globals = this.parseTest();
      if (this.tokType === T.T_COMMA) {
        this.next();
        locals = this.parseTest();
      }
    } else if (body.kind === "Tuple" && (body.elts.length === 2 || body.elts.length === 3)) {
      // exec(code, globals[, locals]), the spelling of Python 3
      globals = body.elts[1];
      locals = body.elts[2] ?? null;
      body = body.elts[0];
    }
    this.depth--;
    return { kind: "Exec", body, globals, locals, lineno, colOffset };
  }

  /** `dotted_name: NAME ('.' NAME)*` */
  protected parseDottedName(): string {
    if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
    let name = this.tokName;
    this.next();
    while (this.tokType === T.T_DOT) {
      this.next();
      if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
      name += "." + this.tokName;
      this.next();
    }
    return name;
  }

  /** `['as' NAME]` behind an imported `name`; checks what gets bound. */
  protected parseAlias(name: string, nameLine: number): ast.Alias {
    let asname: string | null = null;
    if (this.tokType === T.T_AS) {
      this.next();
      if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
      asname = this.tokName;
      this.forbidden(asname, this.tokLine);
      this.next();
    } else if (!name.includes(".")) this.forbidden(name, nameLine);
    return { kind: "alias", name, asname };
  }

  protected parseImport(): ast.Import {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const names: ast.Alias[] = [];
    do {
      this.next();
      const nameLine = this.tokLine;
      names.push(this.parseAlias(this.parseDottedName(), nameLine));
    } while (this.tokType === T.T_COMMA);
    return { kind: "Import", names, lineno, colOffset };
  }

  /**
   * `import_from: 'from' ('.'* dotted_name | '.'+) 'import' ('*' | '(' import_as_names ')' | import_as_names)`
   */
  protected parseFrom(): ast.ImportFrom {
    const lineno = this.tokLine, colOffset = this.tokCol;
    let level = 0, module: string | null = null;
    this.next();
    for (; this.tokType === T.T_DOT; this.next()) level++;
    if (level === 0 || this.tokType !== T.T_IMPORT) module = this.parseDottedName();
    this.expect(T.T_IMPORT);
    const names: ast.Alias[] = [];
    const node: ast.ImportFrom = { kind: "ImportFrom", module, names, level, lineno, colOffset };
    if (this.tokType === T.T_STAR) {
      names.push({ kind: "alias", name: "*", asname: null });
      this.next();
      return node;
    }
    const parenthesized = this.tokType === T.T_LPAR;
    if (parenthesized) this.next();
    const firstLine = this.tokLine, mark = this.astError;
    let trailing = false;
    do {
      if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
      const name = this.tokName, nameLine = this.tokLine;
      this.next();
      names.push(this.parseAlias(name, nameLine));
      trailing = this.tokType === T.T_COMMA;
      if (!trailing) break;
      this.next();
    } while (this.tokType === T.T_NAME);
    if (trailing && !parenthesized) {
      this.astFailBefore(mark, firstLine, "trailing comma not allowed without surrounding parentheses");
    }
    // With parentheses CPython's parser acts before it fetches the token behind the last one.
    if (parenthesized && this.tokType !== T.T_RPAR) throw this.unexpectedToken(false);
    this.applyFuture(node);
    if (parenthesized) this.next();
    else if (this.printIsName && this.tokType === T.T_PRINT) this.tokType = T.T_NAME;
    return node;
  }

  /**
   * Lets future imports work on the rest of the source, wherever they stand. As in CPython's parser, a dotted module
   * name and `from . import` count too.
   */
  protected applyFuture(node: ast.ImportFrom): void {
    if (
      node.level === 0 ? node.module !== "__future__" && !node.module!.includes(".") : node.level > 1 || node.module
    ) {
      return;
    }
    for (const { name } of node.names) {
      if (name === "with_statement") this.futureFlags |= CO_FUTURE_WITH_STATEMENT;
      else if (name === "print_function") {
        this.futureFlags |= CO_FUTURE_PRINT_FUNCTION;
        this.printIsName = true;
      } else if (name === "unicode_literals") {
        this.futureFlags |= CO_FUTURE_UNICODE_LITERALS;
        if (!this.strings.unicodeLiterals && this.sawString) throw RESTART_WITH_UNICODE_LITERALS;
        this.strings.unicodeLiterals = true;
      }
    }
  }

  /** `compound_stmt`; `depth` is that of the parent. */
  protected parseCompound(body: ast.StmtNode[]): void {
    this.depth += 2;
    switch (this.tokType) {
      case T.T_IF:
        body.push(this.parseIf());
        break;
      case T.T_WHILE:
        body.push(this.parseWhile());
        break;
      case T.T_FOR:
        body.push(this.parseFor());
        break;
      case T.T_TRY:
        body.push(this.parseTry());
        break;
      case T.T_WITH:
        body.push(this.parseWith());
        break;
      case T.T_DEF:
        body.push(this.parseFunction([]));
        break;
      case T.T_CLASS:
        body.push(this.parseClass([]));
        break;
      default:
        body.push(this.parseDecorated());
    }
    this.depth -= 2;
  }

  /** `':' suite`; `suite: simple_stmt | NEWLINE INDENT stmt+ DEDENT`. `depth` is that of the parent. */
  protected parseSuite(): ast.StmtNode[] {
    this.expect(T.T_COLON);
    const body: ast.StmtNode[] = [];
    this.depth++;
    if (this.tokType === T.T_NEWLINE) {
      this.next();
      if (this.tokType !== T.T_INDENT) throw this.unexpectedToken(true);
      this.next();
      do this.parseStatement(body); while (this.tokType !== T.T_DEDENT);
      this.next();
    } else this.parseSimple(body, true);
    this.depth--;
    return body;
  }

  /** `['else' ':' suite]` */
  protected parseElse(): ast.StmtNode[] {
    if (this.tokType !== T.T_ELSE) return [];
    this.next();
    return this.parseSuite();
  }

  /** `ast.c` builds a chain of `elif`s from its end. */
  protected parseIf(): ast.If {
    const lineno = this.tokLine, colOffset = this.tokCol, mark = this.astError;
    const chain: ast.If[] = [];
    const asides: (ReturnType<StmtParser["setAside"]>)[] = [];
    do {
      const node: ast.If = {
        kind: "If",
        test: null as unknown as ast.ExprNode,
        body: [],
        orelse: [],
        lineno,
        colOffset,
      };
      this.next();
      if (chain.length > 0) {
        // An `elif` stands where its condition does.
        node.lineno = this.tokLine;
        node.colOffset = this.tokCol;
      }
      node.test = this.parseTest();
      node.body = this.parseSuite();
      asides.push(this.setAside(mark));
      if (chain.length > 0) chain[chain.length - 1].orelse = [node];
      chain.push(node);
    } while (this.tokType === T.T_ELIF);
    const last = asides.length - 1;
    if (this.tokType === T.T_ELSE) {
      // The last condition and its body come before the `else`.
      this.putBack(asides[last]);
      chain[last].orelse = this.parseElse();
    }
    for (let i = last; i >= 0; i--) this.putBack(asides[i]);
    return chain[0];
  }

  protected parseWhile(): ast.While {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    const test = this.parseTest();
    const body = this.parseSuite();
    const orelse = this.parseElse();
    return { kind: "While", test, body, orelse, lineno, colOffset };
  }

  protected parseFor(): ast.For {
    const lineno = this.tokLine, colOffset = this.tokCol, mark = this.astError;
    this.next();
    const target = this.parseTarget();
    this.expect(T.T_IN);
    this.depth++;
    const iter = this.parseTestlist();
    this.depth--;
    const body = this.parseSuite();
    const aside = this.setAside(mark);
    const orelse = this.parseElse();
    this.putBack(aside);
    return { kind: "For", target, iter, body, orelse, lineno, colOffset };
  }

  protected parseTry(): ast.TryExcept | ast.TryFinally {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    let body = this.parseSuite();
    let type = this.tokType;
    if (type === T.T_EXCEPT) {
      const mark = this.astError;
      const handlers: ast.ExceptHandler[] = [];
      do handlers.push(this.parseHandler()); while (this.tokType === T.T_EXCEPT);
      const aside = this.setAside(mark);
      const orelse = this.parseElse();
      type = this.tokType;
      body = [{ kind: "TryExcept", body, handlers, orelse, lineno, colOffset }];
      if (type !== T.T_FINALLY) {
        this.putBack(aside);
        return body[0] as ast.TryExcept;
      }
      this.next();
      const finalbody = this.parseSuite();
      this.putBack(aside);
      return { kind: "TryFinally", body, finalbody, lineno, colOffset };
    }
    this.expect(T.T_FINALLY);
    return { kind: "TryFinally", body, finalbody: this.parseSuite(), lineno, colOffset };
  }

  /** `except_clause: 'except' [test [('as' | ',') test]]`, and its suite */
  protected parseHandler(): ast.ExceptHandler {
    const lineno = this.tokLine, colOffset = this.tokCol, mark = this.astError;
    let type: ast.ExprNode | null = null, name: ast.ExprNode | null = null;
    this.next();
    if (T.STARTS_TEST[this.tokType] === 1) {
      this.depth++;
      type = this.parseTest();
      if (this.tokType === T.T_AS || this.tokType === T.T_COMMA) {
        const aside = this.setAside(mark);
        this.next();
        const nameLine = this.tokLine;
        name = this.parseTest();
        this.setContext(name, "Store", nameLine);
        this.putBack(aside);
      }
      this.depth--;
    }
    return { kind: "ExceptHandler", type, name, body: this.parseSuite(), lineno, colOffset };
  }

  /** `with_stmt: 'with' with_item (',' with_item)* ':' suite`; `ast.c` builds it from the inside out. */
  protected parseWith(): ast.With {
    const mark = this.astError;
    const items: ast.With[] = [];
    const asides: (ReturnType<StmtParser["setAside"]>)[] = [];
    do {
      this.next();
      const lineno = this.tokLine, colOffset = this.tokCol;
      this.depth++;
      const contextExpr = this.parseTest();
      let optionalVars: ast.ExprNode | null = null;
      if (this.tokType === T.T_AS) {
        this.next();
        const targetLine = lineno;
        optionalVars = this.parseExpr();
        this.setContext(optionalVars, "Store", targetLine);
      }
      this.depth--;
      asides.push(this.setAside(mark));
      const item: ast.With = { kind: "With", contextExpr, optionalVars, body: [], lineno, colOffset };
      if (items.length > 0) items[items.length - 1].body = [item];
      items.push(item);
    } while (this.tokType === T.T_COMMA);
    items[items.length - 1].body = this.parseSuite();
    for (let i = asides.length - 1; i >= 0; i--) this.putBack(asides[i]);
    return items[0];
  }

  /** `funcdef: 'def' NAME parameters ':' suite` */
  protected parseFunction(decoratorList: ast.ExprNode[]): ast.FunctionDef {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    const name = this.parseBoundName();
    this.expect(T.T_LPAR);
    this.depth += 2;
    const args = this.parseParameters(T.T_RPAR);
    this.depth -= 2;
    this.expect(T.T_RPAR);
    return { kind: "FunctionDef", name, args, body: this.parseSuite(), decoratorList, lineno, colOffset };
  }

  /** `classdef: 'class' NAME ['(' [testlist] ')'] ':' suite` */
  protected parseClass(decoratorList: ast.ExprNode[]): ast.ClassDef {
    const lineno = this.tokLine, colOffset = this.tokCol;
    this.next();
    if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
    const name = this.tokName;
    this.forbidden(name, lineno);
    this.next();
    let bases: ast.ExprNode[] = [];
    if (this.tokType === T.T_LPAR) {
      this.next();
      if (T.STARTS_TEST[this.tokType] === 1) {
        this.depth++;
        bases = [this.parseTest()];
        this.parseRest(bases);
        this.depth--;
      }
      this.expect(T.T_RPAR);
    }
    return { kind: "ClassDef", name, bases, body: this.parseSuite(), decoratorList, lineno, colOffset };
  }

  /** `decorated: decorators (classdef | funcdef)`; the result stands where the first decorator does. */
  protected parseDecorated(): ast.FunctionDef | ast.ClassDef {
    const lineno = this.tokLine, colOffset = this.tokCol;
    const decorators: ast.ExprNode[] = [];
    if (this.tokType !== T.T_AT) throw this.unexpectedToken(false);
    do decorators.push(this.parseDecorator()); while (this.tokType === T.T_AT);
    this.depth++;
    let node: ast.FunctionDef | ast.ClassDef;
    const type = this.tokType;
    if (type === T.T_DEF) node = this.parseFunction(decorators);
    else if (type === T.T_CLASS) node = this.parseClass(decorators);
    else throw this.unexpectedToken(false);
    this.depth--;
    node.lineno = lineno;
    node.colOffset = colOffset;
    return node;
  }

  /** `decorator: '@' dotted_name [ '(' [arglist] ')' ] NEWLINE` */
  protected parseDecorator(): ast.ExprNode {
    this.next();
    const lineno = this.tokLine, colOffset = this.tokCol;
    if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
    let node: ast.ExprNode = { kind: "Name", id: this.tokName, ctx: "Load", lineno, colOffset };
    this.next();
    while (this.tokType === T.T_DOT) {
      this.next();
      if (this.tokType !== T.T_NAME) throw this.unexpectedToken(false);
      node = { kind: "Attribute", value: node, attr: this.tokName, ctx: "Load", lineno, colOffset };
      this.next();
    }
    if (this.tokType === T.T_LPAR) node = this.parseCall(node);
    this.expect(T.T_NEWLINE);
    return node;
  }
}
