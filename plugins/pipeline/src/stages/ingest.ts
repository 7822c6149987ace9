import { calendarName, periodsPerYear } from '../data/calendar.js';
import { ingestSeries } from '../data/ingest.js';
import { encodeReturns } from '../data/parquet.js';
import { readSource, sourceName } from '../data/read-source.js';
import { openCalendar } from '../data/sessions-file.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { definitionFile, loadSleeve } from '../manifest/index.js';
import { keepSeries } from './read-series.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

/** `assets.json`: what later stages need to know of the columns of the returns matrix. */
export interface AssetsFile {
  readonly file: string;
  readonly calendar: string;
  readonly periods_per_year: number;
  readonly as_of: string;
  readonly assets: ReturnType<typeof ingestSeries>['assets'];
}

/** Source to returns matrix: reads the prices that sleeve.yaml names, audits them, publishes returns, assets and findings. */
export async function ingest({
  workspaceRoot,
  profile,
  config,
  inputs,
  ledger,
}: StageRun<Pick<ResolvedProfile, 'data'>>): Promise<StageProduct> {
  const sleeve = loadSleeve({ workspaceRoot, profile });
  inputs.source(definitionFile('sleeve', profile));
  const { source } = sleeve;
  const { as_of } = config.data;
  const file = sourceName(source);
  const calendar = openCalendar(sleeve.calendar, inputs.source);
  const snapshot = source.sql === undefined ? undefined : source.snapshot;
  ledger.record({
    step: 'ingest',
    phase: 'intent',
    params: { file, calendar: calendarName(calendar), ...(snapshot && { snapshot }) },
  });
  const files = new Map(sleeve.sourceFiles.map((path) => [path, inputs.source(path)]));
  const { series, assets, integrity } = ingestSeries({
    table: await readSource({ workspaceRoot, sleeve, files, environment: process.env }),
    file,
    sleeve,
    calendar,
    ...(as_of === undefined ? {} : { as_of }),
  });
  for (const { rule, severity, message } of integrity.findings) {
    ledger.record({ step: `audit_${rule}`, phase: 'finding', status: severity, data: { message } });
  }
  const { dates } = series;
  const last = dates[dates.length - 1]!;
  ledger.record({
    step: 'ingest',
    phase: 'outcome',
    status: 'success',
    data: { rows: dates.length, assets: assets.length, first_date: dates[0]!, last_date: last },
  });
  const assetsFile: AssetsFile = {
    file,
    calendar: calendarName(calendar),
    periods_per_year: periodsPerYear(calendar),
    as_of: as_of ?? last,
    assets,
  };
  const returns = encodeReturns(series);
  keepSeries(returns, series);
  return {
    files: new Map([
      ['returns.parquet', returns],
      ['assets.json', jsonFile(assetsFile)],
      ['integrity.json', jsonFile(integrity)],
    ]),
    summary: `${assets.length} assets, ${dates.length} dates to ${last}, ${integrity.findings.length} warnings`,
  };
}
