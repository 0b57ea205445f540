import { runCommand } from './run-command.ts';

const speaksEnglish = /^en/iu.test(process.env.LC_ALL ?? process.env.LANG ?? '');

/** Whoever reads stdout may stop before the end, as `head` does. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(1);
  throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), speaksEnglish ? 'en' : 'ko', {
  out: (value, layout) => process.stdout.write(`${JSON.stringify(value, null, layout === 'line' ? 0 : 2)}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
});
