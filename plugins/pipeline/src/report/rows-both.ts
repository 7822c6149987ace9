interface Stream {
  /** Ascending. */
  readonly dates: readonly string[];
  readonly returns: Float64Array;
}

/** Two streams on the dates that both have. */
export function rowsBoth(a: Stream, b: Stream): { dates: string[]; returns: [Float64Array, Float64Array] } {
  const rowOfB = new Map(b.dates.map((date, row) => [date, row]));
  const common = a.dates.flatMap((date, row) => {
    const other = rowOfB.get(date);
    return other === undefined ? [] : [{ date, a: a.returns[row]!, b: b.returns[other]! }];
  });
  return {
    dates: common.map(({ date }) => date),
    returns: [Float64Array.from(common, (row) => row.a), Float64Array.from(common, (row) => row.b)],
  };
}
