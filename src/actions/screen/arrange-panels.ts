import type { DockId, DockLayout, LeftTab, PanelLayout, RightTab } from '../../store/panel-layout.ts';
import type { Session } from '../../store/session.ts';

/** Folds, opens or resizes one card. */
export function arrangeDock(session: Session, dock: DockId, change: Partial<DockLayout>): void {
  session.layout.setState(({ docks }) => ({ docks: { ...docks, [dock]: { ...docks[dock], ...change } } }));
}

export function showLeftTab(session: Session, leftTab: LeftTab): void {
  session.layout.setState({ leftTab });
  arrangeDock(session, 'left', { isFolded: false });
}

export function showRightTab(session: Session, rightTab: RightTab): void {
  session.layout.setState({ rightTab });
  arrangeDock(session, 'right', { isFolded: false });
}

export function showDialog(session: Session, dialog: PanelLayout['dialog']): void {
  session.layout.setState({ dialog });
}
