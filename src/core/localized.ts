/** The two languages of the product; Korean is the first. */
export type Language = 'ko' | 'en';

/** A name in both languages. */
export interface LocalizedName {
  readonly ko: string;
  readonly en: string;
}
