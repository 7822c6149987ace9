import { decodeReturns, encodeReturns } from '../data/parquet.js';
import { DataError } from '../errors.js';
import type { ResolvedMeta } from '../manifest/index.js';
import { percent } from '../report/format.js';
import type { IntersectionLoss } from './join-streams.js';
import { joinStreams } from './join-streams.js';
import { decidesNothing, metaWindows } from './meta-windows.js';
import type { CalendarFile } from './run-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

type Config = Pick<ResolvedMeta, 'sleeves' | 'meta_allocation' | 'backtest'>;

/** A child that loses more of its dates than this is worth a warning. */
const LOSS_WARNING = 0.2;

/** `intersection.json`. */
export type IntersectionFile = readonly IntersectionLoss[];

/** Joins the children's streams of one risk profile, and of no other. */
export async function metaReturns({
  profile,
  riskProfile,
  config,
  inputs,
  children,
  ledger,
}: StageRun<Config>): Promise<StageProduct> {
  const streams = await Promise.all(
    children.map(async ({ id, directory }) => ({
      id,
      series: await decodeReturns(inputs.artifact(directory, `returns/${riskProfile}.parquet`)),
    })),
  );
  const { series, losses } = joinStreams(streams);
  for (const { id, intersection_loss } of losses) {
    const status = intersection_loss > LOSS_WARNING ? 'warning' : 'success';
    ledger.record({ step: 'intersection', phase: 'finding', status, data: { sleeve: id, intersection_loss } });
  }
  requireOneWindow(`${profile}: returns-${riskProfile}`, series.dates.length, { config, losses });
  const calendars = children.map(({ directory }) => inputs.artifactJson<CalendarFile>(directory, 'calendar.json'));
  const worst = Math.max(...losses.map(({ intersection_loss }) => intersection_loss));
  return {
    files: new Map([
      ['returns.parquet', encodeReturns(series)],
      ['intersection.json', jsonFile(losses satisfies IntersectionFile)],
      ['calendar.json', jsonFile(sparsest(calendars))],
    ]),
    summary: `${series.dates.length} common dates, largest intersection loss ${percent(worst)}`,
  };
}

/** On common dates only, the calendar with the fewest sessions a year decides. */
function sparsest(calendars: readonly CalendarFile[]): CalendarFile {
  return calendars.reduce((least, calendar) => (calendar.periods_per_year < least.periods_per_year ? calendar : least));
}

/** Rows of the shortest history that there is something to do on, by what they are for. */
function neededRows(config: Config): Record<string, number> {
  const { train_window: train, test_window: test, purge } = metaWindows(config);
  if (decidesNothing(config)) return { stream: 1 };
  return config.meta_allocation.mode === 'static' ? { train } : { train, purge, test };
}

function requireOneWindow(
  where: string,
  rows: number,
  { config, losses }: { config: Config; losses: readonly IntersectionLoss[] },
): void {
  const parts = neededRows(config);
  const needed = Object.values(parts).reduce((sum, part) => sum + part, 0);
  if (rows >= needed) return;
  throw new DataError({
    where,
    rule: 'the common dates must hold at least one window',
    got: `${rows} dates (${losses.map(({ id, rows: own }) => `${id} has ${own}`).join(', ')})`,
    expected: `at least ${needed}: ${Object.entries(parts)
      .map(([name, length]) => `${name} ${length}`)
      .join(', ')}`,
    cause: 'The streams of the children hardly overlap, or meta_allocation asks for longer windows than they leave.',
  });
}
