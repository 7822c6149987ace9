import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFIGURATION = join(import.meta.dirname, '../shared-cache/nginx.conf');

/** A shared cache on this machine, its tokens, and the names of what it holds. */
export interface CacheServer {
  readonly url: string;
  readonly tokens: { readonly write: string; readonly read: string };
  stored(): string[];
  stop(): Promise<void>;
}

/** Whether nginx with its WebDAV module is there. */
export function hasNginx(): boolean {
  return /http_dav_module/.test(spawnSync('nginx', ['-V'], { encoding: 'utf8' }).stderr ?? '');
}

/** Starts nginx on the loopback with the configuration of tools/shared-cache. */
export async function startCacheServer(): Promise<CacheServer> {
  const folder = mkdtempSync(join(tmpdir(), 'metafolio-cache-'));
  const tokens = { write: 'a-token-that-writes', read: 'a-token-that-reads' };
  const port = await freePort();
  cpSync(CONFIGURATION, join(folder, 'nginx.conf'));
  writeFileSync(join(folder, 'site.conf'), `listen 127.0.0.1:${port};\n`);
  const lines = Object.entries(tokens).map(([access, token]) => `"Bearer ${token}" ${access};\n`);
  writeFileSync(join(folder, 'tokens.conf'), lines.join(''), { mode: 0o600 });
  // As root nginx would give its work to a user that has no access to a temporary folder.
  const user = process.getuid?.() === 0 ? ' user root;' : '';
  const nginx = spawn('nginx', ['-p', `${folder}/`, '-c', 'nginx.conf', '-g', `daemon off;${user}`], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, nginx);
  const cache = join(folder, 'cache/v1/cache');
  return {
    url,
    tokens,
    stored: () => (existsSync(cache) ? readdirSync(cache).sort() : []),
    stop: async () => {
      nginx.kill('SIGTERM');
      await new Promise((resolve) => nginx.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function answering(url: string, nginx: ChildProcess): Promise<void> {
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with status ${nginx.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
