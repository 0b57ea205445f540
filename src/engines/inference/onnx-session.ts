import type { InferenceSession } from 'onnxruntime-web';
import { fail, ok, type Result } from '../../core/result.ts';
import { SerialQueue } from './serial-queue.ts';

/** Execution provider of the runtime build that we ship. */
export const executionProvider = 'wasm';

/** More threads than this gain nothing on models of our size. */
const maximumThreads = 4;

type Runtime = typeof import('onnxruntime-web/wasm');

/** Names of the one input and the one output that a model must have. */
export interface ModelPorts {
  readonly input: string;
  readonly output: string;
}

/** A model ready to run: float32 rows in, float32 values out. Owner: who opened it, who must `dispose()` it. */
export class OnnxSession {
  /** Threads that the runtime was given; 1 where the page is not cross-origin isolated. */
  readonly threads: number;
  readonly #runtime: Runtime;
  readonly #session: InferenceSession;
  readonly #ports: ModelPorts;
  readonly #queue = new SerialQueue();

  private constructor(runtime: Runtime, session: InferenceSession, ports: ModelPorts) {
    this.#runtime = runtime;
    this.#session = session;
    this.#ports = ports;
    this.threads = Math.max(runtime.env.wasm.numThreads ?? 1, 1);
  }

  /**
   * Loads the runtime and the model. Fails with the runtime's words, or with the names that were found when the model
   * has other inputs or outputs than `ports`.
   */
  static async open(modelBytes: Uint8Array, ports: ModelPorts): Promise<Result<OnnxSession, string>> {
    try {
      const runtime = await loadRuntime();
      const session = await runtime.InferenceSession.create(modelBytes, {
        executionProviders: [executionProvider],
      });
      const names = { input: session.inputNames.join(', '), output: session.outputNames.join(', ') };
      if (names.input === ports.input && names.output === ports.output) {
        return ok(new OnnxSession(runtime, session, ports));
      }
      await session.release();
      return fail(`inputs ${names.input}, outputs ${names.output}; wanted ${ports.input}, ${ports.output}`);
    } catch (error) {
      return fail(String(error));
    }
  }

  /** One run; runs never overlap. Fails with the runtime's words. @param rows row by row, a multiple of `width` long */
  run(rows: Float32Array, width: number): Promise<Result<Float32Array, string>> {
    return this.#queue.run(async () => {
      const input = new this.#runtime.Tensor('float32', rows, [rows.length / width, width]);
      try {
        const outputs = await this.#session.run({ [this.#ports.input]: input });
        const output = outputs[this.#ports.output];
        if (!(output?.data instanceof Float32Array)) return fail(`output is ${output?.type}, wanted float32`);
        const values = output.data.slice();
        output.dispose();
        return ok(values);
      } catch (error) {
        return fail(String(error));
      } finally {
        input.dispose();
      }
    });
  }

  async dispose(): Promise<void> {
    await this.#queue.run(() => this.#session.release());
  }
}

/**
 * The runtime lies in a chunk of its own: its threads fetch the chunk that holds it as their script, and would run our
 * worker again if it were part of that.
 */
async function loadRuntime(): Promise<Runtime> {
  const runtime = await import('onnxruntime-web/wasm');
  runtime.env.logLevel = 'error';
  runtime.env.wasm.numThreads = availableThreads();
  return runtime;
}

/** Threads need shared memory, which exists only in a cross-origin isolated context. */
function availableThreads(): number {
  if (globalThis.crossOriginIsolated !== true) return 1;
  return Math.min(Math.max(navigator.hardwareConcurrency, 1), maximumThreads);
}
