import { DataError } from '../errors.js';
import type { Finding } from './audit/finding.js';

/** The price audit found errors; `findings` holds them all, and the warnings too. The message lists the errors. */
export class PriceAuditError extends DataError {
  readonly findings: readonly Finding[];

  constructor(file: string, findings: readonly Finding[]) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    super({
      where: file,
      rule: 'the price audit must find no error',
      got: errors.length,
      expected: '0',
      cause: `Mend the source:\n${errors.map(({ rule, message }) => `- ${rule}: ${message}`).join('\n')}`,
    });
    this.findings = findings;
  }
}
