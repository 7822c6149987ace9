import { acceptance, acceptanceWords } from '../acceptance.js';
import { correlationBenefit } from '../correlation-benefit.js';
import type { Judgement } from '../document/block.js';
import { passed } from '../document/table.js';
import { counted } from '../format.js';
import { healthRows } from '../health-rows.js';
import type { MetaFacts } from '../meta-facts.js';
import { sampleLabel } from '../sample-label.js';

/** What a committee asks first, each in a few words. */
export function metaJudgements(facts: MetaFacts): Judgement[] {
  const { parity, files, anomalies, findings } = facts;
  const sample = sampleLabel(facts);
  const health = passed(healthRows(facts).every((row) => row.healthy));
  const exceptions = parity.exceptions.length;
  return [
    ...(sample === 'out-of-sample'
      ? []
      : [{ label: '', value: sample.toUpperCase(), tone: 'note', section: 'conventions' } as const]),
    acceptanceJudgement(facts),
    { label: 'Health', value: health.text, tone: health.tone, section: 'health' },
    {
      label: 'Parity',
      value: exceptions === 0 ? 'PASS' : `PASS with ${counted(exceptions, 'exception')}`,
      tone: exceptions === 0 ? 'good' : 'note',
      section: 'parity',
    },
    integrityJudgement(files),
    countJudgement('Anomalies', anomalies.length),
    countJudgement('Findings', findings.length),
    benefitJudgement(facts),
  ];
}

function acceptanceJudgement(facts: MetaFacts): Judgement {
  const accepted = acceptance(facts);
  const { tone } = passed(accepted.verdict === 'PASS');
  return { label: 'Acceptance', value: acceptanceWords(accepted), tone, section: 'acceptance' };
}

/** Whether every file of the run is what run.json says. */
export function integrityJudgement(files: MetaFacts['files']): Judgement {
  const present = files.filter(({ status }) => status === 'present').length;
  const { text, tone } = passed(present === files.length);
  const value = `${text} (${present} of ${files.length} files)`;
  return { label: 'Integrity', value, tone, section: 'completeness' };
}

export function countJudgement(label: string, count: number): Judgement {
  return {
    label,
    value: count === 0 ? 'none' : String(count),
    tone: count === 0 ? 'good' : 'note',
    section: label.toLowerCase(),
  };
}

function benefitJudgement({ riskProfiles }: MetaFacts): Judgement {
  const benefits = riskProfiles.map(correlationBenefit);
  const without = benefits.filter(({ holds }) => !holds).map(({ riskProfile }) => riskProfile);
  const count = `in ${benefits.length - without.length} of ${counted(benefits.length, 'risk profile')}`;
  return {
    label: 'Correlation benefit',
    value: without.length === 0 ? count : `${count}, not in ${without.join(', ')}`,
    tone: without.length === 0 ? 'good' : 'note',
    section: 'overview',
  };
}
