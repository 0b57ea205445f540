import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { JournalRole } from '../../src/domain/journal/identity.ts';
import type { NatsServer } from '../../src/journal/nats/session.ts';

/** Node 20 has no WebSocket of its own, without which the client waits for ever. */
Object.assign(globalThis, { WebSocket });

const isInstalled = spawnSync('nats-server', ['--version']).status === 0;
if (!isInstalled) console.log('skipped: nats-server is not installed (Debian: apt-get install nats-server)');

/** Whether tests with a real server can run; says so when they cannot. */
export const hasNatsServer = isInstalled;

/** A real nats-server with `deploy/nats.conf`, its data in a folder of its own. */
export class RealNatsServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'haetae-nats-'));
  readonly #ports: { readonly nats: number; readonly webSocket: number };
  #process: ChildProcess | null = null;

  private constructor(ports: { nats: number; webSocket: number }) {
    this.#ports = ports;
  }

  static async start(): Promise<RealNatsServer> {
    const server = new RealNatsServer({ nats: await freePort(), webSocket: await freePort() });
    await server.startAgain();
    return server;
  }

  async startAgain(): Promise<void> {
    const started = spawn('nats-server', ['-c', 'deploy/nats.conf'], {
      env: {
        ...process.env,
        HAETAE_NATS_PORT: String(this.#ports.nats),
        HAETAE_NATS_WS_PORT: String(this.#ports.webSocket),
        HAETAE_NATS_STORE: join(this.folder, 'store'),
        ...Object.fromEntries(
          (['officer', 'feed', 'controller', 'participant', 'planner'] as const).map((role) => [
            `HAETAE_NATS_${role.toUpperCase()}`,
            passwordOf(role),
          ]),
        ),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = started;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      started.stderr?.on('data', (data: Buffer) => {
        said += data.toString();
        if (said.includes('Server is ready')) resolve();
      });
      started.on('close', () => reject(new Error(`nats-server ended: ${said}`)));
    });
  }

  /** SIGKILL, as when the machine's supervisor or memory killer does it. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('close', resolve));
    running.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  as(role: JournalRole): NatsServer {
    return { url: `ws://127.0.0.1:${this.#ports.webSocket}`, user: role, password: passwordOf(role) };
  }
}

const passwordOf = (role: string): string => `test-${role}-password`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
