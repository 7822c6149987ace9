/**
 * The part of a profile that a stage declares: whole blocks (`backtest`), single keys of one (`risk.covariance`), and keys that a
 * block is taken without (`!risk.profiles`, after the block). What is not declared is not there, so a stage cannot come to depend
 * on a key that its cache does not know of.
 */
export function configSlice(
  profile: Readonly<Record<string, unknown>>,
  declared: readonly string[],
): Record<string, unknown> {
  const slice: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const name of declared) {
    const [block, key] = name.replace(/^!/, '').split('.') as [string, string?];
    const source = profile[block] as Readonly<Record<string, unknown>> | undefined;
    if (source === undefined) continue;
    if (key === undefined) slice[block] = source;
    else if (name.startsWith('!')) slice[block] = without(slice[block]!, key);
    else slice[block] = { ...slice[block], ...(Object.hasOwn(source, key) ? { [key]: source[key] } : {}) };
  }
  return slice;
}

function without(settings: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== key));
}
