import type { FloodCase, FloodSummary, PassedOverReason } from '../../domain/hazard/flood/flood-case.ts';
import type { FloodEngine, FloodHooks } from '../../domain/ports.ts';

/** An engine that may stand back, with the reason where it cannot be had at all. */
export type EngineOffer =
  | { readonly id: string; readonly unavailable: PassedOverReason }
  | {
      readonly id: string;
      readonly engine: FloodEngine;
      /** Why a case, or what is asked of its run, is not for this engine, or null. */
      covers(flood: FloodCase, hooks: FloodHooks): PassedOverReason | null;
    };

/**
 * One engine made of several, the fastest first: each case goes to the first that covers it, and the summary names those
 * that stood back. The last offer must cover every case.
 */
export function firstEngineOf(offers: readonly EngineOffer[]): FloodEngine {
  return {
    id: 'flood',
    version: offers
      .map((offer) => ('engine' in offer ? `${offer.id} ${offer.engine.version}` : offer.id))
      .join(', '),
    async run(flood, hooks) {
      const passedOver: FloodSummary['engine']['passedOver'][number][] = [];
      for (const offer of offers) {
        const reason = 'unavailable' in offer ? offer.unavailable : offer.covers(flood, hooks);
        if (reason !== null || 'unavailable' in offer) {
          passedOver.push({ id: offer.id, reason: reason as PassedOverReason });
          continue;
        }
        const result = await offer.engine.run(flood, hooks);
        if (!result.ok) return result;
        const { value } = result;
        return {
          ok: true,
          value: {
            ...value,
            engine: { ...value.engine, passedOver: [...passedOver, ...value.engine.passedOver] },
          },
        };
      }
      throw new Error('no flood engine covers this case');
    },
  };
}
