// SPDX-License-Identifier: MIT
/**
 * Token numbers. The lexer resolves keywords and operators to numbers of their own, so the parser compares integers and
 * looks token classes up in byte tables. Numbers are internal: nothing outside `compiler/` sees them.
 * The constants are declared `number` so that comparing a field with one does not narrow the field for good.
 */
import type { CmpOp, Operator } from "./ast.ts";

export const T_ENDMARKER: number = 0;
export const T_NAME: number = 1;
export const T_NUMBER: number = 2;
export const T_STRING: number = 3;
export const T_NEWLINE: number = 4;
export const T_INDENT: number = 5;
export const T_DEDENT: number = 6;
export const T_LPAR: number = 7;
export const T_RPAR: number = 8;
export const T_LSQB: number = 9;
export const T_RSQB: number = 10;
export const T_LBRACE: number = 11;
export const T_RBRACE: number = 12;
export const T_COLON: number = 13;
export const T_COMMA: number = 14;
export const T_SEMI: number = 15;
export const T_DOT: number = 16;
export const T_BACKQUOTE: number = 17;
export const T_AT: number = 18;
export const T_EQUAL: number = 19;
export const T_TILDE: number = 20;
/** A character that starts no token; the parser rejects it wherever it stands. */
export const T_BAD: number = 21;

export const T_PLUS: number = 22;
export const T_MINUS: number = 23;
export const T_STAR: number = 24;
export const T_SLASH: number = 25;
export const T_PERCENT: number = 26;
export const T_DOUBLESLASH: number = 27;
export const T_VBAR: number = 28;
export const T_CIRCUMFLEX: number = 29;
export const T_AMPER: number = 30;
export const T_LEFTSHIFT: number = 31;
export const T_RIGHTSHIFT: number = 32;
export const T_DOUBLESTAR: number = 33;

export const T_EQEQUAL: number = 34;
export const T_NOTEQUAL: number = 35;
export const T_LESS: number = 36;
export const T_LESSEQUAL: number = 37;
export const T_GREATER: number = 38;
export const T_GREATEREQUAL: number = 39;

/** Augmented assignment: the operator's number plus {@linkcode AUGMENT}. */
export const AUGMENT = 20;
export const T_PLUSEQUAL: number = T_PLUS + AUGMENT;
export const T_DOUBLESTAREQUAL: number = T_DOUBLESTAR + AUGMENT;

export const T_AND: number = 60;
export const T_AS: number = 61;
export const T_ASSERT: number = 62;
export const T_BREAK: number = 63;
export const T_CLASS: number = 64;
export const T_CONTINUE: number = 65;
export const T_DEF: number = 66;
export const T_DEL: number = 67;
export const T_ELIF: number = 68;
export const T_ELSE: number = 69;
export const T_EXCEPT: number = 70;
export const T_EXEC: number = 71;
export const T_FINALLY: number = 72;
export const T_FOR: number = 73;
export const T_FROM: number = 74;
export const T_GLOBAL: number = 75;
export const T_IF: number = 76;
export const T_IMPORT: number = 77;
export const T_IN: number = 78;
export const T_IS: number = 79;
export const T_LAMBDA: number = 80;
export const T_NOT: number = 81;
export const T_OR: number = 82;
export const T_PASS: number = 83;
export const T_PRINT: number = 84;
export const T_RAISE: number = 85;
export const T_RETURN: number = 86;
export const T_TRY: number = 87;
export const T_WHILE: number = 88;
export const T_WITH: number = 89;
export const T_YIELD: number = 90;
const TOKEN_COUNT = 91;

/** Keywords in token order, from `T_AND` on. */
export const KEYWORDS: readonly string[] =
  ("and as assert break class continue def del elif else except exec finally for from global if import in is lambda " +
    "not or pass print raise return try while with yield").split(" ");

/** 1 for every token that can begin a `test`. */
export const STARTS_TEST: Uint8Array = new Uint8Array(TOKEN_COUNT);
for (
  const type of [
    T_NAME,
    T_NUMBER,
    T_STRING,
    T_LPAR,
    T_LSQB,
    T_LBRACE,
    T_BACKQUOTE,
    T_PLUS,
    T_MINUS,
    T_TILDE,
    T_NOT,
    T_LAMBDA,
  ]
) STARTS_TEST[type] = 1;

/** 1 for every token that can begin an `expr`: {@linkcode STARTS_TEST} without `not` and `lambda`. */
export const STARTS_EXPR: Uint8Array = STARTS_TEST.slice();
STARTS_EXPR[T_NOT] = STARTS_EXPR[T_LAMBDA] = 0;

/** Binding strength of binary operators, 1 (`|`) to 6 (`*`); 0 for every other token. */
export const PRECEDENCE: Uint8Array = new Uint8Array(TOKEN_COUNT);
PRECEDENCE[T_VBAR] = 1;
PRECEDENCE[T_CIRCUMFLEX] = 2;
PRECEDENCE[T_AMPER] = 3;
PRECEDENCE[T_LEFTSHIFT] = PRECEDENCE[T_RIGHTSHIFT] = 4;
PRECEDENCE[T_PLUS] = PRECEDENCE[T_MINUS] = 5;
PRECEDENCE[T_STAR] =
  PRECEDENCE[T_SLASH] =
  PRECEDENCE[T_PERCENT] =
  PRECEDENCE[T_DOUBLESLASH] =
    6;

/** Binary operators from `T_PLUS` on. */
export const BINARY_OPERATORS: readonly Operator[] = [
  "Add",
  "Sub",
  "Mult",
  "Div",
  "Mod",
  "FloorDiv",
  "BitOr",
  "BitXor",
  "BitAnd",
  "LShift",
  "RShift",
  "Pow",
];

/** Comparison operators from `T_EQEQUAL` on, those spelled with punctuation. */
export const COMPARISONS: readonly CmpOp[] = ["Eq", "NotEq", "Lt", "LtE", "Gt", "GtE"];
