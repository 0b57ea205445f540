import { useTranslation } from 'react-i18next';
import { moveCursor, setPlaybackRate, stepCursor, togglePlay } from '../../actions/flood/move-time.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useShownScenario, useSlice } from '../../store/session-context.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { formatElapsed, formatNumber } from '../../ui/format.ts';
import { TimelineChart } from './timeline-chart.tsx';

const rates = ['120', '300', '600', '1800', '3600'] as const;
type Rate = (typeof rates)[number];

/** Id of the time cursor in the document: keys of the window move the focus there. */
export const timeCursorId = 'timeline-cursor';

/** One line for the time of the scenario: rain above, people affected below, the cursor across both. */
export function Timeline() {
  return (
    <div className="timeline">
      <TimelineControls />
      <TimelineTrack />
    </div>
  );
}

function TimelineControls() {
  const { t } = useTranslation();
  const session = useSession();
  const playing = useSlice('flood', (flood) => flood.playing);
  const cursorS = useSlice('flood', (flood) => Math.floor(flood.cursorS / 60) * 60);
  const canMove = useSlice('flood', ({ frameCount }) => frameCount > 1);
  const rate = useSlice('flood', ({ playbackRate }) => String(playbackRate));
  return (
    <div className="timeline-controls">
      <output className="timeline-clock" aria-live="off">
        {formatElapsed(cursorS)}
      </output>
      <div className="timeline-buttons">
        <IconButton
          icon="step-back"
          label={t('timeline.back')}
          shortcut=","
          isDisabled={!canMove}
          onPress={() => stepCursor(session, -1)}
        />
        <IconButton
          tone="plain"
          icon={playing ? 'pause' : 'play'}
          label={playing ? t('timeline.pause') : t('timeline.play')}
          shortcut={t('shell.keysDialog.space')}
          isDisabled={!canMove}
          onPress={() => togglePlay(session)}
        />
        <IconButton
          icon="step-forward"
          label={t('timeline.forward')}
          shortcut="."
          isDisabled={!canMove}
          onPress={() => stepCursor(session, 1)}
        />
      </div>
      <SelectField<Rate>
        label={t('timeline.rate')}
        value={rates.find((one) => one === rate) ?? '600'}
        onChange={(chosen) => setPlaybackRate(session, Number(chosen))}
        choices={rates.map((id) => ({ id, label: t('timeline.rateName', { rate: id }) }))}
      />
    </div>
  );
}

function TimelineTrack() {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const cursorS = useSlice('flood', (flood) => flood.cursorS);
  const people = useSlice('response', ({ exposure }) => exposure?.now?.affectedPeople ?? null);
  const scenario = useShownScenario();
  const endS = scenario?.endS ?? 3600;
  const stepS = scenario?.outputEveryS ?? 300;
  const canMove = useSlice('flood', ({ frameCount }) => frameCount > 1);
  return (
    <div className="timeline-track">
      <TimelineChart endS={endS} cursorS={cursorS} />
      <input
        id={timeCursorId}
        type="range"
        className="timeline-range"
        aria-label={t('timeline.cursor')}
        aria-valuetext={t('timeline.cursorText', {
          time: formatElapsed(cursorS),
          people:
            people === null
              ? t('ui.unknown')
              : t('timeline.peopleCount', { count: formatNumber(people, language) }),
        })}
        min={0}
        max={endS}
        step={Math.max(1, Math.min(60, stepS))}
        value={Math.min(cursorS, endS)}
        disabled={!canMove}
        onChange={(event) => moveCursor(session, Number(event.target.value))}
      />
      {canMove ? null : <p className="timeline-empty note">{t('timeline.empty')}</p>}
    </div>
  );
}
