import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CacheServer, hasNginx, startCacheServer } from './cache-server.js';
import { copySmallWorkspace } from './small-workspace.js';
import { removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const MISSING = hasNginx() ? '' : ' (skipped: there is no nginx; apt-get install nginx)';
const TASK = 'outer:report';
const UNCACHED = /:(preflight|verify)$/;

let server: CacheServer;
const clones: WorkspaceCopy[] = [];

beforeAll(async () => {
  if (!MISSING) server = await startCacheServer();
});

afterAll(async () => {
  for (const clone of clones) removeWorkspace(clone);
  await server?.stop();
}, 300_000);

/** Another clone with a local cache of its own. */
function clone(): WorkspaceCopy {
  const workspace = copySmallWorkspace();
  clones.push(workspace);
  return workspace;
}

/** Builds with a token; how each task that can be cached ended, counted. */
function build(workspace: WorkspaceCopy, token: string): Record<string, number> {
  const { status, output } = workspace.nx(['run', TASK, '--outputStyle=static'], {
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: server.url,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
  });
  expect(status, output).toBe(0);
  const counts: Record<string, number> = {};
  for (const [task, cacheStatus] of workspace.lastRun()) {
    if (!UNCACHED.test(task)) counts[cacheStatus] = (counts[cacheStatus] ?? 0) + 1;
  }
  return counts;
}

async function answer(method: string, path: string, token?: string): Promise<number> {
  const { status } = await fetch(`${server.url}${path}`, {
    method,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    ...(method === 'PUT' ? { body: 'x' } : {}),
  });
  return status;
}

test.skipIf(MISSING)(`what one clone computed, another only fetches, with a token that cannot write${MISSING}`, () => {
  const first = clone();
  const computed = build(first, server.tokens.write);
  expect(Object.keys(computed)).toEqual(['cache-miss']);
  const total = computed['cache-miss']!;
  expect(server.stored()).toHaveLength(total);
  const second = clone();
  expect(build(second, server.tokens.read)).toEqual({ 'remote-cache-hit': total });
  expect(second.artifactDigests()).toEqual(first.artifactDigests());
});

test.skipIf(MISSING)(`a token that reads leaves the cache as it is, and the build green${MISSING}`, () => {
  const third = clone();
  third.write('sleeves/gamma/prices.csv', third.read('sleeves/gamma/prices.csv').replace(/[\d.]+\n$/, '99.5\n'));
  const before = server.stored();
  const { 'cache-miss': computed, 'remote-cache-hit': fetched } = build(third, server.tokens.read);
  expect(computed).toBeGreaterThan(0);
  expect(fetched).toBeGreaterThan(0);
  expect(server.stored()).toEqual(before);
});

test.skipIf(MISSING)(`the server answers as the API of Nx wants it${MISSING}`, async () => {
  const { read, write } = server.tokens;
  const known = `/v1/cache/${server.stored()[0]}`;
  const answers = {
    'a read of what is there': await answer('GET', known, read),
    'a read of what is not there': await answer('GET', '/v1/cache/1', read),
    'a read without a token': await answer('GET', known),
    'a write without a token': await answer('PUT', '/v1/cache/1'),
    'a write with a wrong token': await answer('PUT', '/v1/cache/1', `${write}2`),
    'a write with a token that reads': await answer('PUT', '/v1/cache/1', read),
    'a second write of the same': await answer('PUT', known, write),
    'a removal': await answer('DELETE', known, write),
    'a write beside the cache': await answer('PUT', '/v1/cache/..%2f..%2fsite.conf', write),
    'a list of the cache': await answer('GET', '/v1/cache/', write),
  };
  expect(answers).toEqual({
    'a read of what is there': 200,
    'a read of what is not there': 404,
    'a read without a token': 401,
    'a write without a token': 401,
    'a write with a wrong token': 401,
    'a write with a token that reads': 403,
    'a second write of the same': 409,
    'a removal': 405,
    'a write beside the cache': 404,
    'a list of the cache': 404,
  });
});
