/** Keys with a value each in the first `count` elements of both arrays; the first of them is the least. */
export interface Heap {
  readonly keys: Float64Array;
  readonly values: Int32Array;
  count: number;
}

/**
 * Puts the elements in the order of a heap.
 *
 * Source: Williams (1964), "Algorithm 232: heapsort"; Floyd (1964), "Algorithm 245: treesort 3".
 */
export function heapOf(elements: Heap): Heap {
  for (let at = (elements.count >> 1) - 1; at >= 0; at--) sink(elements, at);
  return elements;
}

/** Takes out the first element. */
export function dropLeast(heap: Heap): void {
  const { keys, values } = heap;
  heap.count--;
  keys[0] = keys[heap.count];
  values[0] = values[heap.count];
  sink(heap, 0);
}

function sink({ keys, values, count }: Heap, from: number): void {
  const key = keys[from];
  const value = values[from];
  let at = from;
  for (let child = 2 * at + 1; child < count; child = 2 * at + 1) {
    if (child + 1 < count && keys[child + 1] < keys[child]) child++;
    if (!(keys[child] < key)) break;
    keys[at] = keys[child];
    values[at] = values[child];
    at = child;
  }
  keys[at] = key;
  values[at] = value;
}
