/** The end of what a process says on its standard error. */
export interface StderrTail {
  add(chunk: Buffer): void;
  text(): string;
}

const LONGEST = 2000;

/**
 * Keeps the last 2,000 characters, without what differs between machines: the folders given are written as `…`, and so are addresses in
 * memory.
 */
export function stderrTail(folders: readonly string[]): StderrTail {
  let kept = '';
  return {
    add: (chunk) => {
      kept = (kept + chunk.toString('utf8')).slice(-2 * LONGEST);
    },
    text: () => {
      const placeless = folders.reduce((text, folder) => text.replaceAll(folder, '…'), kept);
      const text = placeless
        .replace(/0x[0-9a-f]+/gi, '0x…')
        .trim()
        .slice(-LONGEST);
      // JSON takes no half of a character, which a cut may leave.
      return text.replace(/\p{Surrogate}/gu, '');
    },
  };
}
