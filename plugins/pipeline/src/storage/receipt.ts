import { z } from 'zod';
import { IntegrityError } from '../errors.js';
import { canonicalJson } from './canonical-json.js';
import { sha256 } from './digest.js';
import { decodeText, parseCanonical } from './parse-canonical.js';

export const RECEIPT_FILE = 'receipt.json';

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const PREDICATE_TYPE = 'urn:metafolio:receipt:v1';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hex');

/** What a file of an artifact may be called: a relative POSIX path of plain segments, none of them hidden. */
const fileNameSchema = z
  .string()
  .regex(/^\w[\w.-]*(\/\w[\w.-]*)*$/, 'not a plain relative path')
  .refine((name) => name !== RECEIPT_FILE, 'a receipt cannot hold its own digest');

const digestSchema = z.strictObject({ sha256: sha256Schema });

export const engineSchema = z.strictObject({ name: z.string().min(1), version: z.string().min(1) });

const receiptSchema = z.strictObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.strictObject({ name: fileNameSchema, digest: digestSchema })),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.strictObject({
    stage: z.string().min(1),
    profile: z.string().min(1),
    risk_profile: z.string().min(1).exactOptional(),
    config_digest: sha256Schema,
    engine: engineSchema,
    engines: z.array(engineSchema).min(1).exactOptional(),
    inputs: z.array(z.strictObject({ name: z.string().min(1), digest: digestSchema })),
    ledger_head: sha256Schema.exactOptional(),
    receipt_digest: sha256Schema,
    signature: z.base64().length(88).exactOptional(),
  }),
});

/** in-toto Statement v1: the files of an artifact with their digests, and what they were made from. */
export type Receipt = z.infer<typeof receiptSchema>;
export type Engine = z.infer<typeof engineSchema>;

/** One file and the SHA-256 of its bytes, in in-toto's form. */
export type FileDigest = Receipt['subject'][number];

export interface ReceiptHeader {
  readonly stage: string;
  readonly profile: string;
  readonly riskProfile?: string;
  /** Digest of the part of the resolved manifest that the stage reads. */
  readonly configDigest: string;
  /** What made the artifact. */
  readonly engine: Engine;
  /** The engines besides it that solved, or stood by to solve. */
  readonly engines?: readonly Engine[];
  /** Ed25519 signature of the run that the artifact is, in base64. */
  readonly signature?: string;
}

export interface ReceiptContent extends ReceiptHeader {
  readonly subject: readonly FileDigest[];
  readonly inputs: readonly FileDigest[];
  /** Hash of the last entry of the artifact's ledger, when it has one. */
  readonly ledgerHead?: string;
}

/**
 * The canonical bytes of a receipt, subjects and inputs sorted by name.
 *
 * @throws IntegrityError when the content could not be read back, for one by a file name that no artifact may have
 */
export function encodeReceipt({ subject, inputs, ledgerHead, ...header }: ReceiptContent, where: string): Uint8Array {
  const predicate = {
    stage: header.stage,
    profile: header.profile,
    ...(header.riskProfile === undefined ? {} : { risk_profile: header.riskProfile }),
    config_digest: header.configDigest,
    engine: header.engine,
    ...(header.engines === undefined ? {} : { engines: header.engines }),
    inputs: inputs.toSorted(byName),
    ...(ledgerHead === undefined ? {} : { ledger_head: ledgerHead }),
    ...(header.signature === undefined ? {} : { signature: header.signature }),
  };
  const statement = {
    _type: STATEMENT_TYPE,
    subject: subject.toSorted(byName),
    predicateType: PREDICATE_TYPE,
    predicate,
  };
  const receipt_digest = sha256(canonicalJson(statement));
  const text = canonicalJson({ ...statement, predicate: { ...predicate, receipt_digest } });
  const bytes = new TextEncoder().encode(text);
  parseReceipt(bytes, where);
  return bytes;
}

/** @throws IntegrityError when the bytes are not a receipt in canonical form, its files are unsorted or named twice, or its own digest is another */
export function parseReceipt(bytes: Uint8Array, where: string): Receipt {
  const { value: receipt } = parseCanonical(decodeText(bytes, where), receiptSchema, where);
  checkOrder(receipt.subject, `${where}: subject`);
  checkOrder(receipt.predicate.inputs, `${where}: predicate.inputs`);
  checkDigest(receipt, where);
  return receipt;
}

/** Nothing else vouches for a receipt as such: without this a flipped bit in one of its digests would be another receipt. */
function checkDigest(receipt: Receipt, where: string): void {
  const { receipt_digest, ...predicate } = receipt.predicate;
  const expected = sha256(canonicalJson({ ...receipt, predicate }));
  if (receipt_digest === expected) return;
  throw new IntegrityError({
    where: `${where}: predicate.receipt_digest`,
    rule: 'the digest must be that of the receipt without it',
    got: receipt_digest,
    expected,
    cause: 'The receipt was changed or damaged after it was written; delete the artifact and run its target again.',
  });
}

function checkOrder(files: readonly FileDigest[], where: string): void {
  const at = files.findIndex((file, index) => index > 0 && files[index - 1]!.name >= file.name);
  if (at === -1) return;
  throw new IntegrityError({
    where,
    rule: 'the files must be sorted by name, each once',
    got: `"${files[at]!.name}" after "${files[at - 1]!.name}"`,
    expected: 'ascending names',
    cause: 'The receipt was not written by this program, or was edited.',
  });
}

/** Ascending by UTF-16 code units, the same in every locale. */
function byName(a: FileDigest, b: FileDigest): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
