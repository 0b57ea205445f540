import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../../../domain/hazard/flood/flood-fault.ts';

/**
 * Why the full equations cannot take a case, or null. Where buildings leave part of a cell to water, its pressure acts on
 * walls inside the cell, whose push and drag need data of their own (Guinot & Soares-Frazão 2006); without them a lake
 * among buildings would not rest.
 */
export const fullRefuses = ({ porosity }: FloodCase): FloodFault | null =>
  porosity === null ? null : { kind: 'flood-not-covered', scheme: 'full', feature: 'porosity' };
