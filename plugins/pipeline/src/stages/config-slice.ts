/**
 * The part of a profile that a stage declares: whole blocks (`backtest`) or single keys of one (`risk.covariance`). What is not
 * declared is not there, so a stage cannot come to depend on a key that its cache does not know of.
 */
export function configSlice(
  profile: Readonly<Record<string, unknown>>,
  declared: readonly string[],
): Record<string, unknown> {
  const slice: Record<string, unknown> = {};
  for (const name of declared) {
    const [block, key] = name.split('.') as [string, string?];
    const source = profile[block] as Readonly<Record<string, unknown>> | undefined;
    if (source === undefined) continue;
    const settings = key === undefined ? source : Object.hasOwn(source, key) ? { [key]: source[key] } : {};
    slice[block] = key === undefined ? settings : { ...(slice[block] as object), ...settings };
  }
  return slice;
}
