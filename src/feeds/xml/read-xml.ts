import { SaxesParser, type SaxesTagNS } from 'saxes';
import { fail, ok, type Result } from '../../core/result.ts';
import { type BodyEncoding, beginningOf, readText } from '../body/read-body.ts';
import type { FeedFault } from '../feed-fault.ts';

/** An element: names carry the prefix of `xmlPrefixes`; `text` is what stands directly in it, entities resolved. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Prefixes by which the namespaces of known feeds are told, whatever prefixes a document chose. */
export const xmlPrefixes = {
  'urn:oasis:names:tc:emergency:cap:1.2': 'cap12',
  'urn:oasis:names:tc:emergency:cap:1.1': 'cap11',
  'http://www.w3.org/2005/Atom': 'atom',
  'http://www.gdacs.org': 'gdacs',
  'http://www.w3.org/2003/01/geo/wgs84_pos#': 'geo',
  'http://www.georss.org/georss': 'georss',
  'http://purl.org/dc/elements/1.1/': 'dc',
} as const;

/** Larger documents are set aside: reading takes about 0.3 s for each million characters of the worst kind. */
export const maximumXmlBytes = 8 * 2 ** 20;

/** Feeds are some ten levels deep. */
export const maximumDepth = 48;
export const maximumElements = 500_000;
/** Attributes of one element; the largest known root has 12. */
const maximumAttributes = 64;

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: OpenElement[];
  text: string;
}

/**
 * Reads a body of XML into a tree. Only well-formed documents without a document type pass: nothing is ever fetched or
 * expanded beyond the five entities of XML itself. Depth, elements and attributes have limits, at which reading stops.
 */
export function readXml(body: Uint8Array): Result<XmlElement, FeedFault> {
  if (body.length > maximumXmlBytes) {
    return fail({ kind: 'feed-too-large', bytes: body.length, maximumBytes: maximumXmlBytes });
  }
  const text = readText(body, declaredEncoding(body));
  return text.ok ? parseXml(text.value) : text;
}

/** CP949 where the declaration says EUC-KR, as old Korean services do; UTF-8 otherwise. */
function declaredEncoding(body: Uint8Array): BodyEncoding {
  const head = String.fromCharCode(...body.subarray(0, 200));
  const name = /^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)/i.exec(head)?.[1] ?? '';
  return /^(?:euc-kr|ks_c_5601-1987|cp949|ms949|uhc)$/i.test(name) ? 'cp949' : 'utf-8';
}

/** Ends the parser in the middle of a document; caught in `parseXml` and nowhere else. */
class SetAside extends Error {
  readonly fault: FeedFault;

  constructor(fault: FeedFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

export function parseXml(text: string): Result<XmlElement, FeedFault> {
  const parser = new SaxesParser({ xmlns: true });
  const top: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const path: OpenElement[] = [top];
  const append = (part: string): void => {
    (path.at(-1) as OpenElement).text += part;
  };
  keepLimits(parser, () => path.length);
  parser.on('error', () => {
    throw new SetAside({ kind: 'feed-xml-broken', line: parser.line });
  });
  parser.on('doctype', () => {
    throw new SetAside({ kind: 'feed-xml-declares', line: parser.line });
  });
  parser.on('opentag', (tag) => {
    const element = { name: nameOf(tag), attributes: attributesOf(tag), children: [], text: '' };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('closetag', () => {
    path.pop();
  });
  parser.on('text', append);
  parser.on('cdata', append);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof SetAside) return fail(error.fault);
    throw error;
  }
  const [root] = top.children;
  return root === undefined
    ? fail({ kind: 'feed-shape', wanted: 'XML', beginning: beginningOf(text) })
    : ok(root);
}

/** Counts while the parser reads, before it builds anything: it would take quadratic time for a million open elements. */
function keepLimits(parser: SaxesParser<{ xmlns: true }>, depth: () => number): void {
  let elements = 0;
  let attributes = 0;
  parser.on('opentagstart', () => {
    attributes = 0;
    if (depth() > maximumDepth) throw new SetAside({ kind: 'feed-too-deep', maximum: maximumDepth });
    if (++elements > maximumElements) throw new SetAside({ kind: 'feed-too-many', maximum: maximumElements });
  });
  parser.on('attribute', () => {
    if (++attributes > maximumAttributes) {
      throw new SetAside({ kind: 'feed-too-many', maximum: maximumAttributes });
    }
  });
}

/** `prefix:name` with the prefix of `xmlPrefixes`, the bare name without a namespace, `other:name` in one not known. */
function nameOf({ uri, local }: { readonly uri: string; readonly local: string }): string {
  if (uri === '') return local;
  const prefixes: Readonly<Record<string, string>> = xmlPrefixes;
  return `${Object.hasOwn(prefixes, uri) ? prefixes[uri] : 'other'}:${local}`;
}

const attributesOf = (tag: SaxesTagNS): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));

export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Trimmed text of the first child of a name; null when there is none or it is blank. */
export function textOf(element: XmlElement, name: string): string | null {
  const text = element.children.find((child) => child.name === name)?.text.trim() ?? '';
  return text === '' ? null : text;
}

/** Trimmed texts of all children of a name, blank ones left out. */
export const textsOf = (element: XmlElement, name: string): readonly string[] =>
  childrenOf(element, name)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
