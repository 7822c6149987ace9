/** For zod: a process parses a manifest once, and to compile the parsers takes longer than to parse. */
export const PARSE_ONCE = { jitless: true } as const;
