import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex; a string is digested as UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a text in UTF-8, in base64 as a Content-Security-Policy has it. */
export function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
