// SPDX-License-Identifier: MIT
/** The multibyte codecs by name. */
import {
  CP932,
  DOUBLE,
  EUC_JP,
  EUC_KR,
  gb18030,
  type MultibyteDecoder,
  type MultibyteEncoder,
  shiftJis,
  TableDecoder,
  TableEncoder,
  type TableRules,
} from "./codec.ts";
import { HzDecoder, HzEncoder } from "./hz.ts";
import { ISO2022_NAMES, Iso2022Decoder, Iso2022Encoder } from "./iso2022.ts";
import { multibyteTable } from "./tables.ts";

/** A codec: makes decoders and encoders, which keep the state of one text. */
export interface MultibyteCodec {
  readonly name: string;
  decoder(): MultibyteDecoder;
  encoder(): MultibyteEncoder;
}

function byTable(name: string, rules: TableRules): MultibyteCodec {
  return {
    name,
    decoder: () => new TableDecoder(name, multibyteTable(name), rules),
    encoder: () => new TableEncoder(name, multibyteTable(name), rules),
  };
}

/** GB 18030 needs its table for what the table has not. */
function gb18030Codec(): MultibyteCodec {
  let codec: MultibyteCodec | undefined;
  const made = () => codec ??= byTable("gb18030", gb18030(multibyteTable("gb18030")));
  return { name: "gb18030", decoder: () => made().decoder(), encoder: () => made().encoder() };
}

const CODECS: readonly MultibyteCodec[] = [
  byTable("gb2312", DOUBLE),
  byTable("gbk", DOUBLE),
  gb18030Codec(),
  { name: "hz", decoder: () => new HzDecoder(), encoder: () => new HzEncoder() },
  byTable("big5", DOUBLE),
  byTable("cp950", DOUBLE),
  byTable("big5hkscs", DOUBLE),
  byTable("euc_kr", EUC_KR),
  byTable("cp949", DOUBLE),
  byTable("johab", DOUBLE),
  byTable("shift_jis", shiftJis(0xea)),
  byTable("cp932", CP932),
  byTable("euc_jp", EUC_JP),
  byTable("shift_jis_2004", shiftJis(0xfc)),
  byTable("shift_jisx0213", shiftJis(0xfc)),
  byTable("euc_jis_2004", EUC_JP),
  byTable("euc_jisx0213", EUC_JP),
  ...ISO2022_NAMES.map((name): MultibyteCodec => ({
    name,
    decoder: () => new Iso2022Decoder(name),
    encoder: () => new Iso2022Encoder(name),
  })),
];

const BY_NAME = new Map(CODECS.map((codec) => [codec.name, codec]));

/** Names of all multibyte codecs, as CPython has them. */
export const MULTIBYTE_NAMES: readonly string[] = CODECS.map((codec) => codec.name);

/** The codec of a name of {@linkcode MULTIBYTE_NAMES}. */
export const multibyteCodec = (name: string): MultibyteCodec | undefined => BY_NAME.get(name);
