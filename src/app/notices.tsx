import { useTranslation } from 'react-i18next';
import { dismissNotice } from '../actions/screen/notify.ts';
import { faultSentence } from '../i18n/fault-sentence.ts';
import { useSession, useSlice } from '../store/session-context.ts';
import { NoticeList } from '../ui/display/notice-list.tsx';

/** Sentences for the user, in the language on screen now. */
export function Notices() {
  const { t } = useTranslation();
  const session = useSession();
  const list = useSlice('notices', (notices) => notices.list);
  return (
    <NoticeList
      notices={list.map(({ id, tone, about }) => ({
        id,
        tone,
        sentence: 'fault' in about ? faultSentence(t, about.fault) : t(about.message, about.facts),
      }))}
      onDismiss={(id) => dismissNotice(session, id)}
    />
  );
}
