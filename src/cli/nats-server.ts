import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const users = ['OFFICER', 'FEED', 'CONTROLLER', 'PARTICIPANT', 'PLANNER'] as const;

/** Starts the journal server of one office with `deploy/nats.conf`; passwords are made once and kept beside its data. */
function main(): void {
  const folder = process.env.HAETAE_NATS_FOLDER ?? join(homedir(), '.local', 'share', 'haetae', 'nats');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwords = readPasswords(join(folder, 'passwords.json'));
  const environment = {
    HAETAE_NATS_PORT: '4222',
    HAETAE_NATS_WS_PORT: '9222',
    HAETAE_NATS_STORE: join(folder, 'store'),
    ...passwords,
    ...process.env,
  };
  console.error(`ws://127.0.0.1:${environment.HAETAE_NATS_WS_PORT}  ${join(folder, 'passwords.json')}`);
  const server = spawn('nats-server', ['-c', 'deploy/nats.conf'], { stdio: 'inherit', env: environment });
  server.on('error', (error) => {
    console.error(`nats-server: ${error.message}. Debian: apt-get install nats-server`);
    process.exitCode = 1;
  });
  server.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
}

function readPasswords(path: string): Readonly<Record<string, string>> {
  if (!existsSync(path)) {
    const made = Object.fromEntries(
      users.map((user) => [`HAETAE_NATS_${user}`, `p${randomBytes(18).toString('hex')}`]),
    );
    writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

main();
