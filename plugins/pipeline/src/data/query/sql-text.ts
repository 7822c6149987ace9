/** A text as SQL writes it: `'O''Reilly'`. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it, whatever characters it has: `"prices/*.parquet"`. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
