import type { MetaFacts } from '../../plugins/pipeline/src/report/meta-facts.js';
import { EXAMPLE_FACTS } from '../../plugins/pipeline/src/report/testing/example-facts.js';

/** Names as somebody would write them who wants the page to do something. */
export const HOSTILE_NAMES = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '=HYPERLINK("http://evil.example","x")',
  '{b} {c} {a|x}',
  'class="zr1-cls-1" id="zr0-c0"',
  '__proto__',
  'constructor',
  '__proto__ and more than a label of the chart has room for',
  '<!--',
  '#{alert(1)}',
];

/** The example, every name of a sleeve and of an asset in it hostile. */
export function hostileFacts(): MetaFacts {
  const [core, defensive] = EXAMPLE_FACTS.children;
  const name = (k: number) => HOSTILE_NAMES[k % HOSTILE_NAMES.length]!;
  return {
    ...EXAMPLE_FACTS,
    definition: { ...EXAMPLE_FACTS.definition, description: name(0), report: { top_assets: 99 } },
    children: [
      { ...core!, id: name(0) },
      { ...defensive!, id: name(1) },
    ],
    riskProfiles: EXAMPLE_FACTS.riskProfiles.map((facts) => ({
      ...facts,
      sleeves: facts.sleeves.map((sleeve, j) => ({ ...sleeve, name: name(j) })),
      portfolio: {
        ...facts.portfolio,
        weights: HOSTILE_NAMES.map((symbol) => ({
          symbol,
          weight: 0.1,
          net_weight: 0.1,
          direction: 'LONG' as const,
          contributors: [{ sleeve: name(0), weight: 0.1 }],
        })),
      },
      tree: {
        kind: 'meta',
        profile: 'meta_fractal',
        sleeves: [0, 1].map((j) => ({
          id: name(j),
          weight: 0.5,
          tree: {
            kind: 'sleeve',
            profile: 'x',
            assets: HOSTILE_NAMES.map((symbol) => ({ symbol, net_weight: 0.1 })),
          },
        })),
      },
    })),
  };
}
