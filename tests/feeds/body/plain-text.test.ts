import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/domain/journal/plain-text.ts';
import { longestText, plainText } from '../../../src/feeds/body/plain-text.ts';

describe('text of a message', () => {
  it('keeps its lines and what stands between tags', () => {
    expect(plainText('경보<br />발령: <b>대피</b>\r\n즉시')).toEqual({
      text: '경보\n발령: 대피\n즉시',
      notes: ['markup-removed'],
    });
  });

  it('keeps signs of comparison that are no tags', () => {
    expect(plainText('수위 < 3 m, 비 > 30 mm')).toEqual({ text: '수위 < 3 m, 비 > 30 mm', notes: [] });
  });

  it('is left without markup whatever nests in it', () => {
    for (const raw of [
      '<scr<script>ipt>alert(1)</scr</script>ipt>',
      '<img src=x onerror=alert(1)',
      '<<b>script>',
    ]) {
      expect(plainText(raw).text).not.toMatch(/<[a-z!/?]/i);
      expect(plainText(raw).notes).toContain('markup-removed');
    }
  });

  it('loses control characters and turns of direction, not its words', () => {
    expect(plainText('대피\u202e소\u0007 \u200b안내').text).toBe('대피소 안내');
  });

  it('loses what no reader sees, so that a journal takes it', () => {
    const raw = '대\u2060피\u{e0041}소\ufff9 \u2066안내\u2028즉시';
    const { text } = plainText(raw);
    expect(text).toBe('대피소 안내\n즉시');
    expect(toPlainText(text, 100)).toBe(text);
  });

  it('is cut where it is endless, between characters', () => {
    const cut = plainText(`${'가'.repeat(longestText - 1)}😀${'나'.repeat(9)}`);
    expect(cut.notes).toContain('text-cut');
    expect(cut.text).toBe('가'.repeat(longestText - 1));
  });

  it('never holds a tag and never grows, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      'b',
      'script',
      '!',
      '--',
      '?',
      ' ',
      '가',
      '\n',
      '\u202e',
      '&lt;',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const raw = parts.join('');
        const { text } = plainText(raw);
        expect(text).not.toMatch(/<[a-z!/?]/i);
        expect(text.length).toBeLessThanOrEqual(raw.normalize('NFC').length);
        expect(plainText(text).text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
