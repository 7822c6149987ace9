export type { AssetMetadata } from './data/asset-metadata.js';
export type { AuditRule, Finding, FindingRow } from './data/audit/finding.js';
export { PriceAuditError } from './data/audit-error.js';
export {
  CALENDARS,
  type Calendar,
  calendarName,
  closureOf,
  isSession,
  periodsPerYear,
  type SessionCalendar,
  sessionsBetween,
} from './data/calendar.js';
export { guessCalendar } from './data/guess-calendar.js';
export { guessFormat } from './data/guess-format.js';
export { type Ingested, type IngestOptions, ingestSeries } from './data/ingest.js';
export { auditPrices } from './data/integrity.js';
export type { IntegrityReport } from './data/integrity-report.js';
export type { Origin } from './data/origin.js';
export { decodeReturns, decodeTable, encodeReturns, encodeTable, type TableColumn } from './data/parquet.js';
export type { PriceTable } from './data/price-table.js';
export { readPriceTable, type SourceOptions } from './data/read-price-table.js';
export { type ReadSourceOptions, readSource, sourceName } from './data/read-source.js';
export { openCalendar, parseSessions } from './data/sessions-file.js';
export type { SourceFormat } from './data/source-format.js';
export type { DatedReturns } from './data/time-series.js';
export { COMPARISON, type ComparisonRow, type EngineComparison } from './engines/comparison.js';
export { type EngineReport, engineReports } from './engines/engine-report.js';
export { enginesSummary } from './engines/engines-summary.js';
export { interpreterOf, PYTHON_VARIABLE, VENV, venvPython } from './engines/python/interpreter.js';
export { PYTHON_FOLDER } from './engines/python/python-folder.js';
export {
  ConfigurationError,
  DataError,
  EngineError,
  GateError,
  IntegrityError,
  PipelineError,
  type Violation,
} from './errors.js';
export type { LedgerEntry, LedgerEvent } from './ledger/ledger-entry.js';
export { readLedger } from './ledger/read-ledger.js';
export * from './manifest/index.js';
export { comparisonSummary } from './report/comparison-summary.js';
export type { ReportDocument } from './report/document/block.js';
export { parameterText } from './report/document/text.js';
export { healthSummary } from './report/health-summary.js';
export { ledgerSummary } from './report/ledger-summary.js';
export { readSummary } from './report/read-summary.js';
export {
  type Difference,
  diffParameters,
  diffRuns,
  type FigureDifference,
  type ParameterDifference,
  type ProfileDiff,
  type RunDiff,
} from './report/run-diff.js';
export { type RunFacts, type RunProfileFacts, runFacts } from './report/run-facts.js';
export { runSummary } from './report/run-summary.js';
export { type DocumentFormat, writeDiff } from './report/write-diff.js';
export { type ChildRun, childRuns } from './stages/children.js';
export { type Comparing, compareEngines } from './stages/compare-engines.js';
export { profileWorkers } from './stages/engine-uses.js';
export { familyOf } from './stages/family.js';
export { locateRun } from './stages/locate-run.js';
export { type PlannedTask, type PlanOptions, planTasks, taskName } from './stages/plan.js';
export type { Contributor, Portfolio, PortfolioFile, Position } from './stages/portfolio.js';
export { type ProfileHealth, requireHealthy, runHealth } from './stages/profile-health.js';
export { type Preflight, requirePreflight } from './stages/require-preflight.js';
export type { CalendarFile, LeavesFile, RunFile } from './stages/run-file.js';
export { type RunProfileOptions, runProfile } from './stages/run-profile.js';
export { runStage, type StageOutcome } from './stages/run-stage.js';
export type { StageContext } from './stages/stage.js';
export { stageDirectory } from './stages/stage-directory.js';
export { type Consumption, type StageDefinition, stagesOf } from './stages/stage-table.js';
export type { Verification } from './stages/verify-profile.js';
export { type VerifyRunOptions, verifyInWorkspace } from './stages/verify-workspace.js';
export { type ArtifactFault, type ArtifactFinding, faultOf, verifyStatus } from './storage/artifact-finding.js';
export { archiveDirectory, type ProfileKind, runDirectory } from './storage/artifact-paths.js';
export { openRun, type Run } from './storage/open-run.js';
export { verifyArtifact } from './storage/verify.js';
