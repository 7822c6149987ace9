import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { EngineError } from '../../errors.js';
import { decodeFrame, encodeFrame, type Frame } from './frame.js';
import { PYTHON_FOLDER } from './python-folder.js';
import { type StderrTail, stderrTail } from './stderr-tail.js';

/** Which process to talk to. */
export interface WorkerCommand {
  readonly python: string;
  /** Its argument: an engine, or the simulator. */
  readonly engine: string;
}

/** A process that answers one question after the other; it is started by the first, and again by the first after it broke. */
export interface Worker {
  /**
   * @param limitSeconds - after which the process is ended
   * @throws EngineError when it ends, hangs or answers what is no frame
   */
  ask(question: Frame, limitSeconds: number): Promise<Frame>;
  /** Whether a process is there that has answered a question of this operation. */
  knows(op: string): boolean;
  /** Ends the process at once. */
  end(): void;
}

/** One thread and one order of hashing: the same question has the same answer, to the bit. */
const ENVIRONMENT = {
  OPENBLAS_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  RAYON_NUM_THREADS: '1',
  PYTHONHASHSEED: '0',
  PYTHONDONTWRITEBYTECODE: '1',
  MPLBACKEND: 'agg',
};

/** A worker that has no process yet. */
export function newWorker(command: WorkerCommand): Worker {
  let running: Running | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ask = async (question: Frame, limitSeconds: number): Promise<Frame> => {
    if (running === undefined || running.ended()) running = start(command);
    const answer = await exchange(running, question, { limitSeconds, engine: command.engine });
    running.known.add(String(question.header.op));
    return answer;
  };
  return {
    ask: (question, limitSeconds) => {
      const turn = last.then(() => ask(question, limitSeconds));
      last = turn.catch(() => {});
      return turn;
    },
    knows: (op) => running !== undefined && !running.ended() && running.known.has(op),
    end: () => running?.child.kill('SIGKILL'),
  };
}

/** A process, and what it has said that is no answer yet. */
interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly known: Set<string>;
  readonly tail: StderrTail;
  ended(): boolean;
  /** Told of the next frame, or of the end. */
  listener: { readonly answered: (frame: Frame) => void; readonly broken: (how: string) => void } | undefined;
}

function start({ python, engine }: WorkerCommand): Running {
  const args = ['-s', join(PYTHON_FOLDER, 'worker.py'), engine];
  const child = spawn(python, args, { stdio: 'pipe', windowsHide: true, env: { ...process.env, ...ENVIRONMENT } });
  const tail = stderrTail([dirname(dirname(python)), PYTHON_FOLDER]);
  let ended = false;
  const running: Running = { child, known: new Set(), tail, ended: () => ended, listener: undefined };
  const end = (how: string) => {
    ended = true;
    running.listener?.broken(how);
  };
  child.once('error', (error) => end(`it can't be started (${error.message})`));
  child.once('close', (code, signal) => end(`it ended with ${signal ?? `exit status ${code}`}`));
  // What is asked of a process that has ended is heard of by its end.
  child.stdin.on('error', () => {});
  child.stderr.on('data', (chunk: Buffer) => tail.add(chunk));
  readFrames(running);
  hold(running, false);
  return running;
}

function readFrames(running: Running): void {
  let bytes: Buffer = Buffer.alloc(0);
  running.child.stdout.on('data', (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    try {
      for (let next = decodeFrame(bytes); next !== null; next = decodeFrame(bytes)) {
        bytes = bytes.subarray(next.length);
        running.listener?.answered(next.frame);
      }
    } catch (error) {
      running.listener?.broken(`it answered with no frame (${(error as Error).message})`);
    }
  });
}

interface Limits {
  readonly limitSeconds: number;
  readonly engine: string;
}

async function exchange(running: Running, question: Frame, { limitSeconds, engine }: Limits): Promise<Frame> {
  hold(running, true);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Frame>((resolve, reject) => {
      const broken = (how: string) => reject(brokenEngine(engine, how, running.tail.text()));
      running.listener = { answered: resolve, broken };
      timer = setTimeout(() => broken(`it gave no answer within ${limitSeconds} s`), 1000 * limitSeconds);
      if (running.ended()) broken('it has ended');
      else running.child.stdin.write(encodeFrame(question));
    });
  } catch (error) {
    // Whatever it is doing, its next answer would be taken for another's.
    running.child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
    running.listener = undefined;
    hold(running, false);
  }
}

/** A process that is not being asked anything keeps no program alive. */
function hold({ child }: Running, held: boolean): void {
  const change = held ? 'ref' : 'unref';
  child[change]();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as Socket)[change]();
}

function brokenEngine(engine: string, how: string, stderr: string): EngineError {
  return new EngineError(
    {
      where: `engine ${engine}`,
      rule: 'its process must answer each question',
      got: how,
      expected: 'an answer',
      cause: 'The package or what it rests on crashed, hung or ran out of memory; what it said last is in the ledger.',
    },
    stderr,
  );
}
