import { figures, type Table, table, words } from './document/table.js';
import type { RiskProfileFacts } from './risk-profile-facts.js';

/** From this many months on a column is a year. */
const MOST_MONTHS = 24;

/** How many dates each sleeve has in each month or year, and how many of them the meta's stream has. */
export function coverageTable({ sleeves, sleeveDates, dates, meta }: RiskProfileFacts): Table {
  const rows = [
    ...sleeves.map(({ name }, j) => ({ name, dates: sleeveDates[j]! })),
    { name: `${meta.name} (stream)`, dates },
  ];
  const all = [...new Set(rows.flatMap((row) => row.dates))].sort();
  const months = new Set(all.map((date) => date.slice(0, 7)));
  const length = months.size > MOST_MONTHS ? 4 : 7;
  const spans = [...new Set(all.map((date) => date.slice(0, length)))];
  const covered = countBySpan(all, length);
  return table(
    [words('Stream'), ...spans.map(figures)],
    rows.map((row) => {
      const counts = countBySpan(row.dates, length);
      return [
        row.name,
        ...spans.map((span) => {
          const count = counts.get(span) ?? 0;
          return { text: String(count), heat: count / covered.get(span)! };
        }),
      ];
    }),
    `Calendar coverage, dates in each ${length === 7 ? 'month' : 'year'}; the stream begins after the first train window:`,
  );
}

function countBySpan(dates: readonly string[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(date.slice(0, length), (counts.get(date.slice(0, length)) ?? 0) + 1);
  return counts;
}
