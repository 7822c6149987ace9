/*
 * Assembles the WebAssembly module of plugins/quant/src/moments/gram-strip.ts and prints its bytes:
 *
 *   strip(a, b, length, columns, tiles, step, out)      byte addresses and byte lengths
 *     the inner products of the two rows at a and b with `tiles` times four rows from `columns` on, each row `length` long:
 *     for each tile, c = columns:
 *       8 sums of two lanes = 0
 *       for each pair of lanes t: sum += row[t] * column[t], for row in (a, b), column in (c, c + length, …, c + 3 length)
 *       four results of row a at out, four of row b at out + step; a result is the sum of its lanes
 *       columns += 4 length, out += four results
 *   integerStrip(a, b, length, columns, tiles, step, out)
 *     the same of rows of 16-bit integers, eight at a time, summed in four lanes of 32 bits
 *
 * Multiplication and addition of doubles are two instructions, never fused: fused ones would round once where JavaScript rounds twice.
 */
const [GET, SET, TEE, CONST, ADD, SUBTRACT] = [0x20, 0x21, 0x22, 0x41, 0x6a, 0x6b];
const [I32, V128, FUNCTION, EMPTY, LOOP, BR_IF, END] = [0x7f, 0x7b, 0x60, 0x40, 0x03, 0x0d, 0x0b];
const LOAD_LANES = [0xfd, 0x00, 0x03];
const ZERO_LANES = [0xfd, 0x0c, ...new Array(16).fill(0)];
/** What is multiplied and summed: the instructions on lanes, how many lanes a sum has, and how many bytes a result. */
const DOUBLES = {
  multiply: [0xfd, 0xf2, 0x01],
  addLanes: [0xfd, 0xf0, 0x01],
  lane: [0xfd, 0x21],
  add: [0xa0],
  store: [0x39, 0x03],
  lanes: 2,
  size: 8,
};
const INTEGERS = {
  multiply: [0xfd, 0xba, 0x01],
  addLanes: [0xfd, 0xae, 0x01],
  lane: [0xfd, 0x1b],
  add: [0x6a],
  store: [0x36, 0x02],
  lanes: 4,
  size: 4,
};

const [A, B, LENGTH, COLUMNS, TILES, STEP, OUT] = [0, 1, 2, 3, 4, 5, 6];
/** Locals: what is left of the row, where the loop stands in a, b and the four columns. */
const [LEFT, AT_A, AT_B] = [7, 8, 9];
const AT_COLUMNS = [10, 11, 12, 13];
const SUMS = [14, 15, 16, 17, 18, 19, 20, 21];
const [ROW_A, ROW_B, COLUMN] = [22, 23, 24];

const copy = (from, to) => [GET, from, SET, to];
const add = (pointer, step) => [GET, pointer, ...step, ADD, SET, pointer];
const load = (pointer, to) => [GET, pointer, ...LOAD_LANES, 0, SET, to];

/** The body of the function for one kind of numbers. */
function stripOf({ multiply, addLanes, lane, add: addResults, store, lanes, size }) {
  const accumulate = (sum, row) => [GET, sum, GET, row, GET, COLUMN, ...multiply, ...addLanes, SET, sum];
  const laneOf = (sum, k) => [GET, sum, ...lane, k];
  const result = (sum, address, offset) => [
    ...address,
    ...laneOf(sum, 0),
    ...Array.from({ length: lanes - 1 }, (_, k) => [...laneOf(sum, k + 1), ...addResults]).flat(),
    ...[...store, offset],
  ];
  const startTile = [
    ...[copy(LENGTH, LEFT), copy(A, AT_A), copy(B, AT_B), copy(COLUMNS, AT_COLUMNS[0])].flat(),
    ...[1, 2, 3].flatMap((k) => [GET, AT_COLUMNS[k - 1], GET, LENGTH, ADD, SET, AT_COLUMNS[k]]),
    ...SUMS.flatMap((sum) => [...ZERO_LANES, SET, sum]),
  ];
  const alongTheRow = [
    ...[LOOP, EMPTY],
    ...[load(AT_A, ROW_A), load(AT_B, ROW_B)].flat(),
    ...AT_COLUMNS.flatMap((pointer, k) => [
      ...load(pointer, COLUMN),
      ...accumulate(SUMS[k], ROW_A),
      ...accumulate(SUMS[k + 4], ROW_B),
    ]),
    ...[AT_A, AT_B, ...AT_COLUMNS].flatMap((pointer) => add(pointer, [CONST, 16])),
    ...[GET, LEFT, CONST, 16, SUBTRACT, TEE, LEFT, BR_IF, 0, END],
  ];
  const storeTile = [0, 1, 2, 3].flatMap((k) => [
    ...result(SUMS[k], [GET, OUT], size * k),
    ...result(SUMS[k + 4], [GET, OUT, GET, STEP, ADD], size * k),
  ]);
  const nextTile = [
    ...[GET, AT_COLUMNS[3], SET, COLUMNS],
    ...add(OUT, [CONST, 4 * size]),
    ...[GET, TILES, CONST, 1, SUBTRACT, TEE, TILES, BR_IF, 0, END],
  ];
  const locals = [2, [7, I32], [11, V128]].flat();
  const code = [...locals, LOOP, EMPTY, ...startTile, ...alongTheRow, ...storeTile, ...nextTile, END];
  return [...unsigned(code.length), ...code];
}

const section = (id, content) => [id, ...unsigned(content.length), ...content];
const text = (word) => [word.length, ...new TextEncoder().encode(word)];
const bytes = [
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, FUNCTION, 7, I32, I32, I32, I32, I32, I32, I32, 0]),
  ...section(3, [2, 0, 0]),
  ...section(5, [1, 0x00, 1]),
  ...section(7, [3, ...text('strip'), 0x00, 0, ...text('integerStrip'), 0x00, 1, ...text('memory'), 0x02, 0]),
  ...section(10, [2, ...stripOf(DOUBLES), ...stripOf(INTEGERS)]),
];

function unsigned(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)];
}

process.stdout.write(`${bytes.join(', ')}\n`);
