// SPDX-License-Identifier: MIT
/** What a `.proto` file declares, as plain data: made when it is compiled (`proto_source.ts`), read when it is imported. */

export type ScalarType =
  | "double"
  | "float"
  | "int32"
  | "uint32"
  | "sint32"
  | "fixed32"
  | "sfixed32"
  | "int64"
  | "uint64"
  | "sint64"
  | "fixed64"
  | "sfixed64"
  | "bool"
  | "string"
  | "bytes";

export interface FieldSchema {
  name: string;
  number: number;
  label: "optional" | "required" | "repeated";
  /** Scalar type, or `enum`, `message`, `group`. */
  type: ScalarType | "enum" | "message" | "group";
  /** Full name of the enum or message. */
  typeName?: string;
  /** A map: type of the keys; `type` is that of the values. */
  mapKey?: ScalarType;
  packed?: boolean;
  /** Default value: text for strings, 64-bit numbers, bytes (code units), names of enum values. */
  default?: string | number | boolean;
  oneof?: string;
  /** Whether a set default value differs from no value. */
  presence: boolean;
  jsonName?: string;
  /** Full name of the message that an extension extends. */
  extendee?: string;
}

export interface EnumSchema {
  name: string;
  values: [name: string, number: number][];
  /** Numbers without a name are unknown fields (proto2). */
  closed: boolean;
}

export interface MessageSchema {
  name: string;
  fields: FieldSchema[];
  /** Oneofs that the source declares. */
  oneofs: string[];
  messages: MessageSchema[];
  enums: EnumSchema[];
  extensions: FieldSchema[];
}

export interface FileSchema {
  file: string;
  package: string;
  syntax: string;
  imports: string[];
  messages: MessageSchema[];
  enums: EnumSchema[];
  extensions: FieldSchema[];
}
