/*
 * Compiles `assembly` and writes the bytes of the WebAssembly module into the quant package: `node tools/kernels/make-kernels.mjs`, with
 * another path as its argument to there.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const [target = join(import.meta.dirname, '../../plugins/quant/src/kernels/module.ts')] = process.argv.slice(2);
const BYTES_A_LINE = 32;

let bytes = null;
const { error, stderr } = await main(
  ['index.ts', '--outFile', 'kernels.wasm', '-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert'].concat([
    '--baseDir',
    join(import.meta.dirname, 'assembly'),
  ]),
  {
    writeFile: (_, contents) => {
      bytes = contents;
    },
  },
);
if (error !== null || bytes === null) throw new Error(`the kernels do not compile: ${stderr}`);
const lines = Array.from({ length: Math.ceil(bytes.length / BYTES_A_LINE) }, (_, k) =>
  bytes.subarray(k * BYTES_A_LINE, (k + 1) * BYTES_A_LINE).join(','),
);
writeFileSync(
  target,
  [
    '/** The WebAssembly module of the kernels, made by `tools/kernels/make-kernels.mjs`. */',
    '// biome-ignore format: bytes',
    'export const MODULE = Uint8Array.of(',
    ...lines.map((line) => `  ${line},`),
    ');',
    '',
  ].join('\n'),
);
