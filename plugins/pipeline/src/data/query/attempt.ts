import { DataError, PipelineError, type Violation } from '../../errors.js';
import { withoutSecrets } from './secrets.js';

/** What is told when DuckDB fails, and which connection strings must not be told with it. */
export interface Fault extends Omit<Violation, 'got'> {
  readonly secrets: readonly string[];
}

/** Has DuckDB do something. @throws {@link DataError} with the first line of what DuckDB says */
export async function attempt<T>({ secrets, ...fault }: Fault, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof PipelineError) throw error;
    throw new DataError({ ...fault, got: withoutSecrets((error as Error).message, secrets).split('\n')[0] });
  }
}
