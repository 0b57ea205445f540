import { fail, ok, type Result } from '../../core/result.ts';
import type { Receipt } from '../../domain/monitoring/reading.ts';
import { plainWord } from '../body/plain-text.ts';
import { collectReadings } from '../collect-readings.ts';
import type { FeedAdapter, FeedReading } from '../feed-adapter.ts';
import type { FeedFault } from '../feed-fault.ts';
import { webAddress } from '../web-address.ts';
import { childrenOf, readXml, textOf, type XmlElement } from '../xml/read-xml.ts';
import { readCapMessage } from './cap-message.ts';
import { capNamesOf } from './cap-names.ts';

/** Documents that an index may name. */
const maximumLinks = 2000;

/**
 * Common Alerting Protocol 1.2 and 1.1: one message, an Atom feed with messages in its entries or addresses of them, or an
 * RSS index of addresses. Addresses are told, never fetched here.
 */
export const cap: FeedAdapter = {
  id: 'cap',
  owner: 'CAP',
  parse: (body, receipt) => {
    const root = readXml(body);
    return root.ok ? readDocument(root.value, receipt) : root;
  },
};

function readDocument(root: XmlElement, receipt: Receipt): Result<FeedReading, FeedFault> {
  const names = capNamesOf(root);
  const collector = collectReadings();
  if (names !== null) {
    collector.take(readCapMessage(root, names, receipt));
    return ok(collector.finish());
  }
  if (root.name === 'atom:feed' || root.name === 'rss') {
    const entries = root.name === 'rss' ? rssItems(root) : childrenOf(root, 'atom:entry');
    for (const message of entries.flatMap(messagesIn)) {
      const cap = capNamesOf(message);
      if (cap !== null) collector.take(readCapMessage(message, cap, receipt));
    }
    return ok(collector.finish({ links: linksOf(entries) }));
  }
  if (/(?:^|:)alert$/u.test(root.name)) {
    const namespace = Object.entries(root.attributes).find(([name]) => name.startsWith('xmlns'))?.[1] ?? '';
    return fail({ kind: 'feed-cap-version', namespace: plainWord(namespace) });
  }
  return fail({ kind: 'feed-shape', wanted: 'CAP alert, Atom feed, RSS', beginning: plainWord(root.name) });
}

const rssItems = (root: XmlElement): readonly XmlElement[] =>
  childrenOf(root, 'channel').flatMap((channel) => childrenOf(channel, 'item'));

/** Whole messages inside an entry, as some hubs put them. */
const messagesIn = (entry: XmlElement): readonly XmlElement[] =>
  [entry, ...childrenOf(entry, 'atom:content')].flatMap((element) =>
    element.children.filter((child) => capNamesOf(child) !== null),
  );

/** Addresses of the messages of entries that do not bring them, once each and in order. */
function linksOf(entries: readonly XmlElement[]): readonly string[] {
  const found = entries
    .filter((entry) => messagesIn(entry).length === 0)
    .flatMap((entry) => webAddress(addressOf(entry)) ?? []);
  return [...new Set(found)].slice(0, maximumLinks);
}

function addressOf(entry: XmlElement): string | null {
  const links = childrenOf(entry, 'atom:link');
  const isCap = ({ attributes }: XmlElement): boolean => /cap\+xml/i.test(attributes.type ?? '');
  const link =
    links.find(isCap) ?? links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate');
  return (
    link?.attributes.href ?? textOf(entry, 'gdacs:cap') ?? textOf(entry, 'link') ?? textOf(entry, 'atom:id')
  );
}
