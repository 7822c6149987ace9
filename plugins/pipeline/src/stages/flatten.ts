import { IntegrityError } from '../errors.js';
import type { ResolvedMeta } from '../manifest/index.js';
import { percent } from '../report/format.js';
import { flattenPortfolios } from './flatten-portfolios.js';
import type { Portfolio, PortfolioFile } from './portfolio.js';
import { portfolioCsv } from './portfolio-csv.js';
import type { MetaTree, PortfolioTree } from './portfolio-tree.js';
import type { StageProduct, StageRun } from './stage.js';
import type { WeightsFile } from './stream-files.js';
import { jsonFile, textFile } from './text-files.js';

type Config = Pick<ResolvedMeta, 'sleeves' | 'meta_allocation'>;

/** Largest difference between the flattened net exposure and the sum over paths, relative to the gross exposure. */
const CONSERVATION = 1e-12;

/** Maps the weights of the children to the physical assets they hold. */
export function flatten({
  profile,
  riskProfile,
  config,
  inputs,
  children,
  ledger,
  directory,
}: StageRun<Config>): StageProduct {
  const { weights } = inputs.artifactJson<WeightsFile>(directory('allocate', riskProfile), 'weights.json');
  const held = children.map(({ id, directory: run }) => ({
    id,
    weight: weights[id] ?? 0,
    portfolio: inputs.artifactJson<PortfolioFile>(run, `weights/${riskProfile}.json`),
    tree: inputs.artifactJson<PortfolioTree>(run, `tree/${riskProfile}.json`),
  }));
  const flat = flattenPortfolios(held);
  requireConservation(`${profile}: flatten-${riskProfile}`, flat, held);
  const { max_asset_weight: limit } = config.meta_allocation;
  const concentrated = flat.weights.filter(({ weight }) => weight > limit);
  for (const { symbol, weight } of concentrated) {
    ledger.record({
      step: 'concentration',
      phase: 'finding',
      status: 'warning',
      data: { symbol, weight, max_asset_weight: limit },
    });
  }
  const { net, gross, effective_n } = flat;
  ledger.record({
    step: 'flatten',
    phase: 'outcome',
    status: 'success',
    data: { net, gross, effective_n, assets: flat.weights.length },
  });
  // Parity holds the children to one date; the joined streams may end before it, by less than a test window.
  const { as_of } = held[0]!.portfolio;
  const file = { meta: profile, profile: riskProfile, as_of, ...flat };
  const tree: MetaTree = {
    kind: 'meta',
    profile,
    sleeves: held.map(({ id, weight, tree: below }) => ({ id, weight, tree: below })),
  };
  return {
    files: new Map([
      ['portfolio.json', jsonFile(file)],
      ['portfolio.csv', textFile(portfolioCsv(flat))],
      ['tree.json', jsonFile(tree)],
    ]),
    summary: `${flat.weights.length} assets, largest ${flat.weights[0]?.symbol} ${percent(flat.weights[0]?.weight ?? 0)}${
      concentrated.length > 0 ? `, ${concentrated.length} over ${percent(limit)}` : ''
    }`,
  };
}

function requireConservation(
  where: string,
  { net, gross }: Portfolio,
  held: readonly { readonly weight: number; readonly portfolio: Portfolio }[],
): void {
  const expected = held.reduce((sum, { weight, portfolio }) => sum + weight * portfolio.net, 0);
  if (Math.abs(net - expected) <= CONSERVATION * Math.max(gross, 1)) return;
  throw new IntegrityError({
    where,
    rule: 'the flattened net exposure must be the sum over the children',
    got: net,
    expected: `${expected} within ${CONSERVATION}`,
    cause: 'A child states a net exposure that is not the sum of its weights.',
  });
}
