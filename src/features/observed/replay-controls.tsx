import { useTranslation } from 'react-i18next';
import {
  closeReplay,
  openReplay,
  seekReplay,
  setReplayRate,
  stepReplay,
  toggleReplay,
} from '../../actions/observed/replay-event.ts';
import type { ObservedEvent } from '../../domain/region/observed-events.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Replay } from '../../store/observed-session.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { formatKst, formatNumber } from '../../ui/format.ts';

const rates = ['600', '1800', '3600', '7200', '14400'] as const;

const stepMs = 600_000;
const seekStepMs = 60_000;

export interface ReplayControlsProps {
  readonly events: readonly ObservedEvent[];
}

/** Begins a replay of an event, and plays, stops and seeks it. */
export function ReplayControls({ events }: ReplayControlsProps) {
  const replay = useSlice('observed', (observed) => observed.replay);
  return replay === null ? <EventList events={events} /> : <Running replay={replay} />;
}

function EventList({ events }: ReplayControlsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  return (
    <ul className="stack">
      {events.map((event) => (
        <li key={event.fromMs} className="replay-event">
          <span>
            {t('observed.eventSpan', {
              from: formatKst(event.fromMs, language),
              to: formatKst(event.toMs, language),
            })}
          </span>
          <Button tone="main" icon="play" onPress={() => openReplay(session, event)}>
            {t('observed.begin')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Running({ replay: { event, atMs, playing } }: { readonly replay: Replay }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const rate = useSlice('observed', ({ replayRate }) => String(replayRate));
  return (
    <div className="replay">
      <output className="replay-clock" aria-live="off">
        {formatKst(atMs, language)} <span className="note">KST</span>
      </output>
      <input
        type="range"
        className="replay-range"
        aria-label={t('observed.seek')}
        aria-valuetext={t('observed.seekText', { at: formatKst(atMs, language) })}
        min={event.fromMs}
        max={event.toMs}
        step={seekStepMs}
        value={atMs}
        onChange={(change) => seekReplay(session, Number(change.target.value))}
      />
      <div className="replay-row">
        <IconButton
          icon="step-back"
          label={t('observed.back')}
          onPress={() => stepReplay(session, -stepMs)}
        />
        <IconButton
          tone="plain"
          icon={playing ? 'pause' : 'play'}
          label={playing ? t('observed.pause') : t('observed.play')}
          onPress={() => toggleReplay(session)}
        />
        <IconButton
          icon="step-forward"
          label={t('observed.forward')}
          onPress={() => stepReplay(session, stepMs)}
        />
        <SelectField<(typeof rates)[number]>
          label={t('observed.rate')}
          value={rates.find((one) => one === rate) ?? '3600'}
          onChange={(chosen) => setReplayRate(session, Number(chosen))}
          choices={rates.map((id) => ({
            id,
            label: t('observed.rateName', { minutes: formatNumber(Number(id) / 60, language) }),
          }))}
        />
        <Button icon="close" onPress={() => closeReplay(session)}>
          {t('observed.end')}
        </Button>
      </div>
    </div>
  );
}
