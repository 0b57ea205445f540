import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumDepth, maximumXmlBytes, parseXml, readXml } from '../../../src/feeds/xml/read-xml.ts';
import { bytesOf } from '../feed-bodies.ts';

const kindOf = (xml: string): string => {
  const outcome = parseXml(xml);
  return outcome.ok ? 'read' : outcome.fault.kind;
};

describe('XML of a feed', () => {
  it('is read into names by namespace, whatever prefixes the document chose', () => {
    const outcome = parseXml(
      '<?xml version = "1.0"?><x:alert xmlns:x = "urn:oasis:names:tc:emergency:cap:1.2"><x:note a="1">t&amp;<![CDATA[<b>]]>&#x41;</x:note></x:alert>',
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        name: 'cap12:alert',
        children: [{ name: 'cap12:note', text: 't&<b>A', attributes: { a: '1' } }],
      },
    });
  });

  it('with a bomb of entities is set aside before anything is expanded', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
    const bomb = `<!DOCTYPE r [<!ENTITY e0 "ha">${levels.join('')}]><r>&e30;</r>`;
    expect(parseXml(bomb)).toEqual({ ok: false, fault: { kind: 'feed-xml-declares', line: 1 } });
  });

  it('with an external entity or document type is set aside', () => {
    expect(kindOf('<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>')).toBe('feed-xml-declares');
    expect(kindOf('<!DOCTYPE r [<!ENTITY x SYSTEM "http://a.example/x">]><r>&x;</r>')).toBe(
      'feed-xml-declares',
    );
    expect(kindOf('<r>&x;</r>')).toBe('feed-xml-broken');
  });

  it.each([
    ['unclosed', '<a><b>'],
    ['crossed', '<a><b></a></b>'],
    ['with two roots', '<a/><b/>'],
    ['no markup at all', 'hello'],
    ['with text behind the root', '<a/>junk'],
    ['with a control character', '<a>\u0000</a>'],
    ['with a bare less-than sign', '<a>1 < 2</a>'],
    ['with an attribute twice', '<a b="1" b="2"/>'],
    ['with an unknown prefix', '<a><x:b/></a>'],
  ])('%s is set aside as broken', (_, xml) => {
    expect(kindOf(xml)).toBe('feed-xml-broken');
  });

  it('names the line that is broken', () => {
    expect(parseXml('<a>\n\n<b></a>')).toEqual({ ok: false, fault: { kind: 'feed-xml-broken', line: 3 } });
  });

  it('deeper, wider or larger than any feed is set aside', () => {
    expect(kindOf('<a>'.repeat(2_000_000))).toBe('feed-too-deep');
    expect(kindOf('<a>'.repeat(maximumDepth) + '</a>'.repeat(maximumDepth))).toBe('read');
    expect(kindOf(`<a ${Array.from({ length: 200_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`)).toBe(
      'feed-too-many',
    );
    expect(kindOf(`<r>${'<a/>'.repeat(600_000)}</r>`)).toBe('feed-too-many');
    expect(readXml(new Uint8Array(50 * 2 ** 20))).toMatchObject({
      fault: { kind: 'feed-too-large', bytes: 50 * 2 ** 20, maximumBytes: maximumXmlBytes },
    });
  });

  it('in EUC-KR is read where its declaration says so, and set aside where a byte does not fit', () => {
    const head = [...'<?xml version="1.0" encoding="EUC-KR"?><a>'].map((char) => char.charCodeAt(0));
    const hou = [0xc8, 0xa3, 0xbf, 0xec];
    const tail = [...'</a>'].map((char) => char.charCodeAt(0));
    expect(readXml(Uint8Array.from([...head, ...hou, ...tail]))).toMatchObject({ value: { text: '호우' } });
    expect(readXml(Uint8Array.from([...head, 0xff, 0xff, ...tail]))).toMatchObject({
      fault: { kind: 'feed-not-text', encoding: 'cp949', line: 1 },
    });
    expect(readXml(Uint8Array.from([...bytesOf('<a>\n'), 0xc8, 0x2d, ...tail]))).toMatchObject({
      fault: { kind: 'feed-not-text', encoding: 'utf-8', line: 2 },
    });
  });

  it('never throws, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '=',
      '"',
      "'",
      '&',
      ';',
      '<!',
      '[',
      ']]>',
      '<?',
      '-',
      ' ',
      '<a>',
      '</a>',
      '한',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(typeof parseXml(parts.join('')).ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
