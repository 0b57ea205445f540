/** What a field was wanted to be; each has a word in the messages. */
export type FeedWanted =
  | 'number'
  | 'time'
  | 'text'
  | 'grid-cell'
  | 'position'
  | 'range'
  | 'known-word'
  | 'actual-message'
  | 'columns'
  | 'whole-row';

/** Why a whole body is set aside. `beginning` is cut and cleaned of control characters. */
export type FeedFault =
  | { readonly kind: 'feed-too-large'; readonly bytes: number; readonly maximumBytes: number }
  | { readonly kind: 'feed-empty' }
  /** A byte that is no text in the encoding the source has; `line` counts from 1. */
  | { readonly kind: 'feed-not-text'; readonly encoding: string; readonly line: number }
  | { readonly kind: 'feed-not-json'; readonly beginning: string }
  | { readonly kind: 'feed-xml-broken'; readonly line: number }
  /** Document types and entities of one's own: the door of XML bombs and of files that are read unasked. */
  | { readonly kind: 'feed-xml-declares'; readonly line: number }
  | { readonly kind: 'feed-too-deep'; readonly maximum: number }
  | { readonly kind: 'feed-too-many'; readonly maximum: number }
  /** Not the shape of this feed. */
  | { readonly kind: 'feed-shape'; readonly wanted: string; readonly beginning: string }
  /** The source refused and said so inside an answer that claims success. */
  | { readonly kind: 'feed-refused'; readonly code: string; readonly message: string }
  /** The source answers that it has no data: unknown, not "nothing is happening". */
  | { readonly kind: 'feed-no-data'; readonly code: string; readonly message: string }
  | { readonly kind: 'feed-cap-version'; readonly namespace: string };

/** Why one record is set aside while the rest of the body counts. `record` names it as the source does or by its number. */
export type RecordFault =
  | { readonly kind: 'feed-record-missing'; readonly record: string; readonly field: string }
  | {
      readonly kind: 'feed-record-value';
      readonly record: string;
      readonly field: string;
      readonly came: string;
      readonly wanted: FeedWanted;
    }
  /** A second record of the same identity that says otherwise. */
  | { readonly kind: 'feed-record-repeated'; readonly record: string };
