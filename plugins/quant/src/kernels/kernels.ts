import { MODULE } from './module.js';

/** What this file uses of WebAssembly, which belongs to the language's hosts and not to its library. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

/** The functions in SIMD of `tools/kernels/assembly`, and the memory that their addresses (in bytes) are of. */
export interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly strip: (
    ...args: [a: number, b: number, length: number, columns: number, tiles: number, step: number, out: number]
  ) => void;
  readonly impliedDistances: (assets: number, kept: number) => number;
  readonly columnTree: (columns: number) => void;
  /** As 32 bits with a sign. */
  readonly columnTreeBytes: (columns: number) => number;
}

const PAGE_BYTES = 65_536;

const compiled = compile();

function compile(): { host: WebAssemblyHost; module: object } | null {
  const host = (globalThis as { readonly WebAssembly?: WebAssemblyHost }).WebAssembly;
  try {
    return host === undefined ? null : { host, module: new host.Module(MODULE) };
  } catch {
    return null;
  }
}

/** Kernels with a memory of their own; null where the host has no WebAssembly with SIMD. */
export function instantiate(): Kernels | null {
  return compiled && (new compiled.host.Instance(compiled.module).exports as Kernels);
}

/** Grows the memory until it holds that many bytes. */
export function growTo({ memory }: Kernels, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
}
