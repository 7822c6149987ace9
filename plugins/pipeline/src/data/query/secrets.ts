import { ConfigurationError } from '../../errors.js';
import type { Attachment } from '../../manifest/source-definition.js';
import { literal } from './sql-text.js';

type Server = Extract<Attachment, { type: 'postgres' }>;

/**
 * The connection string of a server, which only the environment knows.
 *
 * @param place - where the source names the variable
 * @throws ConfigurationError when the variable is not set
 */
export function connectionString({ connection_env }: Server, place: string, environment: NodeJS.ProcessEnv): string {
  const connection = environment[connection_env];
  if (connection) return connection;
  throw new ConfigurationError({
    where: place,
    rule: `the environment must have the variable ${connection_env}`,
    got: connection === undefined ? 'none' : 'an empty one',
    expected: 'a connection string of PostgreSQL',
    cause: 'Credentials are not written into sleeve.yaml; set the variable where the task runs.',
  });
}

/** A text without a connection string, whole or its password alone, in whatever notation. */
export function withoutSecrets(text: string, connections: readonly string[]): string {
  return connections
    .flatMap((connection) => [literal(connection).slice(1, -1), connection, ...passwordsIn(connection)])
    .filter((secret) => secret !== '')
    .reduce((left, secret) => left.replaceAll(secret, '…'), text);
}

/** The password of `key=value` pairs or of a URI, as it is written and as it is meant. */
function passwordsIn(connection: string): string[] {
  const [, quoted, plain] = /password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S+))/i.exec(connection) ?? [];
  const [, encoded] = /^\w+:\/\/[^:@/]*:([^@]*)@/.exec(connection) ?? [];
  const decoded = encoded?.replace(/(%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  );
  return [quoted, plain, encoded, decoded].filter((password) => password !== undefined);
}
