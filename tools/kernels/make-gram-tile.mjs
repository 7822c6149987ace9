/*
 * Assembles the WebAssembly module of plugins/quant/src/moments/gram-tile.ts and prints its bytes:
 *
 *   (func (export "tile") (param a b c stride end out: i32)
 *     8 sums of 2 lanes = 0
 *     do: for row in (a, b), column in (c, c + stride, c + 2 stride, c + 3 stride): sum += row[2 lanes] * column[2 lanes]
 *         every pointer += 16
 *     while a != end
 *     out[0 … 7] = lane 0 + lane 1 of each sum, row a first)
 *
 * Multiplication and addition are two instructions, never fused: fused ones would round once where JavaScript rounds twice.
 */
const [GET, SET, TEE, CONST, ADD, NE] = [0x20, 0x21, 0x22, 0x41, 0x6a, 0x47];
const [I32, V128, FUNCTION, EMPTY, LOOP, BR_IF, END] = [0x7f, 0x7b, 0x60, 0x40, 0x03, 0x0d, 0x0b];
const LOAD_LANES = [0xfd, 0x00, 0x03, 0x00];
const ADD_LANES = [0xfd, 0xf0, 0x01];
const MULTIPLY_LANES = [0xfd, 0xf2, 0x01];
const LANE = [0xfd, 0x21];
const ADD_F64 = 0xa0;
const STORE_F64 = [0x39, 0x03];

const [A, B, C, STRIDE, STOP, OUT] = [0, 1, 2, 3, 4, 5];
const COLUMNS = [C, 6, 7, 8];
const SUMS = [9, 10, 11, 12, 13, 14, 15, 16];
const [ROW_A, ROW_B, COLUMN] = [17, 18, 19];

const columnPointers = [1, 2, 3].flatMap((k) => [GET, COLUMNS[k - 1], GET, STRIDE, ADD, SET, COLUMNS[k]]);
const accumulate = (sum, row) => [GET, sum, GET, row, GET, COLUMN, ...MULTIPLY_LANES, ...ADD_LANES, SET, sum];
const body = [
  ...[GET, A, ...LOAD_LANES, SET, ROW_A, GET, B, ...LOAD_LANES, SET, ROW_B],
  ...COLUMNS.flatMap((pointer, k) => [
    ...[GET, pointer, ...LOAD_LANES, SET, COLUMN],
    ...accumulate(SUMS[k], ROW_A),
    ...accumulate(SUMS[k + 4], ROW_B),
  ]),
];
const advance = [B, ...COLUMNS].flatMap((pointer) => [GET, pointer, CONST, 16, ADD, SET, pointer]);
const again = [GET, A, CONST, 16, ADD, TEE, A, GET, STOP, NE, BR_IF, 0];
const store = SUMS.flatMap((sum, k) => [
  ...[GET, OUT, GET, sum, ...LANE, 0, GET, sum, ...LANE, 1, ADD_F64],
  ...[...STORE_F64, 8 * k],
]);
const locals = [3, [3, I32], [8, V128], [3, V128]].flat();
const code = [...locals, ...columnPointers, LOOP, EMPTY, ...body, ...advance, ...again, END, ...store, END];

const section = (id, content) => [id, ...unsigned(content.length), ...content];
const text = (word) => [word.length, ...new TextEncoder().encode(word)];
const bytes = [
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, FUNCTION, 6, I32, I32, I32, I32, I32, I32, 0]),
  ...section(3, [1, 0]),
  ...section(5, [1, 0x00, 1]),
  ...section(7, [2, ...text('tile'), 0x00, 0, ...text('memory'), 0x02, 0]),
  ...section(10, [1, ...unsigned(code.length), ...code]),
];

function unsigned(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)];
}

process.stdout.write(`${bytes.join(', ')}\n`);
