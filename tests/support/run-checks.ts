import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { ensureChromium } from './chromium.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface Check {
  readonly title: string;
  readonly command: readonly string[];
  readonly env?: Record<string, string>;
  /** Reads the runner's own count; a check without one counts as a single test. */
  readonly tally?: () => Tally;
}

const reports = 'test-results';
const vitestReport = `${reports}/vitest.json`;
const playwrightReport = `${reports}/playwright.json`;

const staticChecks: readonly Check[] = [
  { title: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { title: 'types of the domain without DOM', command: ['tsc', '-p', 'tsconfig.domain.json'] },
  { title: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { title: 'layers', command: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'] },
  { title: 'unused code', command: ['knip'] },
];

const packCheck: Check = { title: 'default region pack', command: ['tsx', 'src/cli/default-pack.ts'] };

const unitTests: Check = {
  title: 'unit tests',
  command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  tally: readVitest,
};

const journeyChecks: readonly Check[] = [
  { title: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { title: 'bundle budget', command: ['tsx', 'tests/support/check-bundle.ts'] },
  {
    title: 'journeys',
    command: ['playwright', 'test'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    tally: readPlaywright,
  },
];

function readVitest(): Tally {
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
  const brokenFiles = report.testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readPlaywright(): Tally {
  const { stats } = JSON.parse(readFileSync(playwrightReport, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function runCommand(check: Check): Promise<number> {
  const [program, ...rest] = check.command;
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', program as string, ...rest], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...check.env },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function runCheck(check: Check): Promise<Tally> {
  const startedMs = performance.now();
  const code = await runCommand(check);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${check.title} (${seconds} s)`);
  const single: Tally = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (check.tally === undefined) return single;
  try {
    const counted = check.tally();
    if (counted.passed === 0) return { ...counted, failed: Math.max(counted.failed, 1) };
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    return { ...single, passed: 0, failed: 1 };
  }
}

async function main(): Promise<void> {
  const all = process.argv[2] === 'all';
  if (all) ensureChromium();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const checks = all ? [...staticChecks, packCheck, unitTests, ...journeyChecks] : staticChecks;
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const check of checks) {
    const tally = await runCheck(check);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main();
