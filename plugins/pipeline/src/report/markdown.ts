import { markdownText } from './markdown-text.js';
import type { MetaFacts } from './meta-facts.js';
import { acceptanceSection } from './sections/acceptance.js';
import { anomaliesSection } from './sections/anomalies.js';
import { completenessSection } from './sections/completeness.js';
import { conventionsSection } from './sections/conventions.js';
import { correlationSection } from './sections/correlation.js';
import { findingsSection } from './sections/findings.js';
import { healthSection } from './sections/health.js';
import { lineageSection } from './sections/lineage.js';
import { paritySection } from './sections/parity.js';
import { performanceSection } from './sections/performance.js';
import { sleeveWeightsSection } from './sections/sleeve-weights.js';
import { topAssetsSection } from './sections/top-assets.js';
import { verdict } from './sections/verdict.js';
import { windowsSection } from './sections/windows.js';

const SECTIONS = [
  verdict,
  acceptanceSection,
  performanceSection,
  sleeveWeightsSection,
  correlationSection,
  topAssetsSection,
  healthSection,
  paritySection,
  completenessSection,
  anomaliesSection,
  findingsSection,
  windowsSection,
  lineageSection,
  conventionsSection,
];

/**
 * `report.md`: GitHub-flavoured Markdown. The same facts give the same text; a name that holds markup or HTML is shown as text.
 *
 * @param facts - the NaN and infinities among them are shown as such
 */
export function markdownReport(facts: MetaFacts): string {
  const { profile, in_sample } = facts.run;
  const title = `# ${markdownText(profile)}${in_sample ? ' (in-sample)' : ''}`;
  return `${[title, ...SECTIONS.flatMap((section) => section(facts))].join('\n\n')}\n`;
}
