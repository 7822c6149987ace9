const LONGEST = 80;

/** A value as messages show it: JSON, cut when long; `nothing` for undefined. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** Choices as messages show them: the first ones, and how many more there are. */
export function showChoices(values: readonly unknown[], longest = 30): string {
  const choices = [...new Set(values)];
  const shown = choices.slice(0, longest).map(show).join(', ');
  return choices.length <= longest ? shown : `${shown} and ${choices.length - longest} more`;
}
