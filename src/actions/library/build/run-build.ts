import type { BuildProgress } from '../../../domain/region/build/build-progress.ts';
import { stepProgress } from '../../../domain/region/build/build-progress.ts';
import { type BuildRequest, endedEarly } from '../../../domain/region/build/build-request.ts';
import type { BuildHere } from '../../../store/build-here.ts';
import type { Session } from '../../../store/session.ts';
import type { Ports } from '../../ports.ts';
import { readLibrary } from '../read-library.ts';
import { readKeptDownloads } from './kept-downloads.ts';

/** Builds what the form says. The region that is open, and every kept one, stays as it is. */
export async function runBuild(session: Session, ports: Ports): Promise<void> {
  const before = session.build.getState();
  const request = requestOf(before);
  if (request === null || before.run.status === 'running') return;
  const abort = new AbortController();
  let progress: BuildProgress = stepProgress('files');
  const show = (latest: BuildProgress): void => {
    if (abort.signal.aborted) return;
    progress = latest;
    session.build.setState({ run: { status: 'running', progress } });
  };
  show(progress);
  session.registry.cancelBuild = () => {
    abort.abort();
    session.build.setState({ run: { status: 'cancelled', progress } });
  };
  try {
    const ended = await ports.build.build(request, session.registry.buildFiles, {
      signal: abort.signal,
      onProgress: show,
    });
    if (!abort.signal.aborted) {
      const outcome = ended.ok ? ended.value : endedEarly(request, ended.fault);
      session.build.setState({ run: { status: 'ended', outcome } });
    }
  } finally {
    session.registry.cancelBuild = null;
    if (session.build.getState().run.status === 'running')
      session.build.setState({ run: { status: 'none' } });
  }
  await Promise.all([readLibrary(session, ports), readKeptDownloads(session, ports)]);
}

/** Ends the build at once. What was downloaded stays for the next try. */
export const cancelBuild = (session: Session): void => session.registry.cancelBuild?.();

/** Puts the last result aside, so that the form is there again. */
export function leaveBuildResult(session: Session): void {
  if (session.build.getState().run.status !== 'running') session.build.setState({ run: { status: 'none' } });
}

/** What the form asks for, or null while it has no area. */
function requestOf({ form, offered }: BuildHere): BuildRequest | null {
  const { name, boundsDeg, cellSizeM, usesNetwork, refusedSourceIds } = form;
  if (boundsDeg === null) return null;
  const allowed = offered.map(({ id }) => id).filter((id) => !refusedSourceIds.includes(id));
  const numbers = boundsDeg.map((degrees) => degrees.toFixed(3)).join(', ');
  const [ko, en] = [name.ko.trim(), name.en.trim()];
  return {
    name: { ko: ko || en || numbers, en: en || ko || numbers },
    boundsDeg,
    cellSizeM,
    sourceIds: usesNetwork ? allowed : [],
  };
}
