import { describe, expect, it } from 'vitest';
import { AUDIT_RULES, type Finding } from './audit/finding.js';
import { PriceAuditError } from './audit-error.js';
import { fixtureCases } from './testing/fixture-cases.js';
import { type CsvOptions, ingestCsv } from './testing/ingest-csv.js';

const cases = fixtureCases('audited');

function findingsOf(options: CsvOptions): readonly Finding[] {
  try {
    return ingestCsv(options).integrity.findings;
  } catch (error) {
    if (error instanceof PriceAuditError) return error.findings;
    throw error;
  }
}

function textOf(findings: readonly Finding[]): string {
  return findings
    .map(({ severity, rule, message, rows }) => {
      const places = rows.map(
        (row) =>
          `  ${Object.entries(row)
            .map(([key, value]) => `${key} ${value}`)
            .join(', ')}`,
      );
      return [`${severity} ${rule}`, message, ...places].join('\n');
    })
    .join('\n');
}

describe('the price audit says of', () => {
  it.each(cases)('$name what the fixture expects, and stops at an error only', ({ options, expected }) => {
    const findings = findingsOf(options);
    expect(textOf(findings)).toBe(expected);
    const stops = findings.some(({ severity }) => severity === 'error');
    if (stops) expect(() => ingestCsv(options)).toThrow(PriceAuditError);
    else expect(ingestCsv(options).integrity.findings).toEqual(findings);
  });

  it('every rule something in some fixture', () => {
    const seen = new Set(cases.flatMap(({ options }) => findingsOf(options).map(({ rule }) => rule)));
    expect([...AUDIT_RULES].filter((rule) => !seen.has(rule))).toEqual([]);
  });
});

it('an audit error lists the errors in its message, and keeps the warnings beside them', () => {
  const bytes = Buffer.from('Date,AAPL,MSFT\n2024-01-05,10,20\n2024-01-06,10,20\n2024-01-08,18,20\n');
  const { options } = cases[0]!;
  const error = (() => {
    try {
      return ingestCsv({ ...options, bytes });
    } catch (caught) {
      return caught;
    }
  })();
  expect(error).toBeInstanceOf(PriceAuditError);
  const { message, findings } = error as PriceAuditError;
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    'error off_calendar',
    'warning zero_padding',
    'warning one_day_jump',
  ]);
  expect(message).toBe(
    `prices.csv: the price audit must find no error, got 1 (expected 0). Mend the source:\n- off_calendar: ${findings[0]!.message}`,
  );
});
