/**
 * Family of the labels. The app serves its faces (Pretendard, OFL) from its own origin. The style names no `glyphs`
 * address, so MapLibre draws every character locally with this family, Korean included.
 */
export const labelFontFamily = 'Pretendard Variable';

/** How long labels wait for their font before they are drawn with the system's, ms. */
const fontPatienceMs = 4000;

/**
 * Resolves when the faces that hold the characters are loaded, or when patience ends: MapLibre keeps the first shape of
 * each character it draws, so a label drawn too early stays in the wrong face.
 */
export async function loadLabelFont(characters: string): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, fontPatienceMs));
  const load = document.fonts.load(`24px "${labelFontFamily}"`, characters).then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([load, patience]);
}
