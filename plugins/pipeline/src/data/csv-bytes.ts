import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { DataError } from '../errors.js';

/** Largest source accepted, in bytes, after decompression: about 30 years of 3,000 assets. */
export const MAX_SOURCE_BYTES = 256 * 1024 * 1024;

/**
 * The UTF-8 text of a source file, gunzipped when its first two bytes say so (never by its name).
 *
 * @throws {@link DataError} on a broken gzip stream, more than {@link MAX_SOURCE_BYTES}, or bytes that are not UTF-8
 */
export function csvBytes(bytes: Uint8Array, file: string): Uint8Array {
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = gzipped ? gunzip(bytes, file) : bytes;
  checkBytes(file, text.byteLength);
  if (!isUtf8(text)) {
    throw new DataError({
      where: file,
      rule: 'the source must be Parquet, or CSV in UTF-8',
      got: `bytes starting ${Buffer.from(text.subarray(0, 4)).toString('hex')}`,
      expected: 'UTF-8 text, gzipped or not',
      cause: 'The file is a spreadsheet, or text in UTF-16 or Latin-1; export it as CSV in UTF-8.',
    });
  }
  return text;
}

function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_SOURCE_BYTES });
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file, 'more after decompression');
    throw new DataError({
      where: file,
      rule: 'the gzip stream must be whole',
      got: code,
      expected: 'a stream that ends with its checksum',
      cause: 'The download or copy stopped early, or bytes changed on the way; fetch the file again.',
    });
  }
}

/** @throws {@link DataError} on more than {@link MAX_SOURCE_BYTES} */
export function checkBytes(file: string, bytes: number): void {
  if (bytes > MAX_SOURCE_BYTES) throw tooLarge(file, `${bytes} bytes`);
}

function tooLarge(file: string, got: string): DataError {
  return new DataError({
    where: file,
    rule: 'the source must not be larger than the limit',
    got,
    expected: `at most ${MAX_SOURCE_BYTES} bytes`,
    cause: 'Split the universe into several sleeves, or keep only the columns that take part.',
  });
}
