import type { TFunction } from 'i18next';
import type { FloodEngineFacts } from '../../domain/hazard/flood/flood-case.ts';
import type { ScenarioScheme } from '../../domain/hazard/flood/scenario.ts';

/** Name of an engine for people; its id where it has none. */
const engineName = (t: TFunction, id: string): string =>
  t(`hazardPanel.engineName.${id}`, { defaultValue: id });

/** Which engine ran, on how many threads, with which equations. */
export const engineLine = (t: TFunction, engine: FloodEngineFacts, scheme: ScenarioScheme): string =>
  t('hazardPanel.engineLine', {
    engine: engineName(t, engine.id),
    threads: engine.threads,
    scheme: t(`hazardPanel.schemeName.${scheme}`),
  });

/** Why each faster engine did not run, one sentence an engine. */
export const passedOverSentences = (t: TFunction, { passedOver }: FloodEngineFacts): readonly string[] =>
  passedOver.map(({ id, reason }) => t(`hazardPanel.passedOver.${reason}`, { engine: engineName(t, id) }));
