/** Size of a card in whole pixels within its limits; the lower limit wins where they cross. */
export const clampSize = (sizePx: number, minimumPx: number, maximumPx: number): number =>
  Math.max(minimumPx, Math.min(maximumPx, Math.round(sizePx)));
