/**
 * The nouns of dateline, and nothing but types. Every offset is a UTF-16 code unit offset, start
 * inclusive, end exclusive. Every list is in a stable, stated order. Dates are ISO 8601 text.
 */

// ---------------------------------------------------------------- documents

/** Where a document was found. `place` is "line 17" or "article 2" within `file`. */
export interface Origin {
  /** Path as given on the command line, `stdin`, or `api`. */
  readonly file: string;
  readonly place?: string;
  readonly source?: string;
  readonly url?: string;
  /** Instant at which the page was captured; relative times are resolved against it, nothing else. */
  readonly capturedAt?: string;
}

/** One article. `documentText(document)` is the text that all mention offsets refer to. */
export interface Document {
  /** The id its owner gave, or a hash of title and body: equal texts are one document. */
  readonly id: string;
  /** Empty when the page states none. */
  readonly title: string;
  /** Paragraphs, separated by a blank line. */
  readonly body: string;
  /** The publisher, as the page states it: "Straits Times". */
  readonly source?: string;
  /** The wire service credited: "Reuters". */
  readonly agency?: string;
  readonly byline?: string;
  /** The place that opens a wire story, as written: "VILNIUS". */
  readonly dateline?: string;
  /** `2025-08-05` or a full instant; absent when the page does not say. */
  readonly date?: string;
  readonly url?: string;
  /** BCP 47, when stated. */
  readonly language?: string;
  readonly origin: Origin;
}

export type SkipCode =
  | 'binary'
  | 'empty'
  | 'malformed'
  | 'encoding'
  | 'too-large'
  | 'too-deep'
  | 'loop'
  | 'unreadable'
  | 'unsupported';

/** An input that was left out, and why. Never thrown: one bad input among many is reported. */
export interface Skipped {
  readonly skipped: SkipCode;
  readonly file: string;
  readonly place?: string;
  /** A sentence for the user that ends with what to do. */
  readonly reason: string;
}

// ---------------------------------------------------------------- entities

export type Kind = 'person' | 'place' | 'organisation';

/** A stretch of text that names somebody: `text.slice(start, end)`. */
export interface Mention {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** 0..1; 1 for rules and gazetteer matches that leave no doubt. */
  readonly confidence: number;
  /** What tagged it: "model", "gazetteer: country", "rule: dateline", "compromise". */
  readonly why: string;
}

/** From text to mentions: in order of start, never overlapping. Pure and synchronous. */
export type Tagger = (text: string) => readonly Mention[];

/** A mention with the reason why it belongs to its name: "full form", "surname", "acronym defined here". */
export interface LinkedMention extends Mention {
  readonly link: string;
}

/** All mentions of one document that name the same one there. The fullest form stands for it. */
export interface Name {
  readonly kind: Kind;
  /** Normalised fullest form; kind and key identify a name across the corpus. */
  readonly key: string;
  /** The fullest form as written, without honorific and possessive: "Donald Trump". */
  readonly text: string;
  /** In order of start. */
  readonly mentions: readonly LinkedMention[];
}

/** What the whole corpus knows of one name; the registry sees nothing else. */
export interface NameRecord {
  /** Small integer given by the store; carries no meaning and no order. */
  readonly id: number;
  readonly kind: Kind;
  readonly key: string;
  readonly text: string;
  /** Number of documents that hold the name. */
  readonly documents: number;
  /** Surface forms chained to the name (honorifics and possessives removed) with their document counts. */
  readonly forms: readonly { readonly text: string; readonly documents: number }[];
}

/** Somebody in the corpus: one or several names. */
export interface Entity {
  /** Readable and type-safe: `person:donald-trump`. Stable while its leading name stays. */
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  /** Ids of its name records, ascending. */
  readonly names: readonly number[];
  readonly hidden: boolean;
  /** ISO 3166-1 alpha-2, for places where known. */
  readonly country?: string;
  /** Degrees, WGS 84, for places where known. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number };
}

/** Why a name belongs to its entity. */
export interface NameLink {
  readonly name: number;
  readonly entity: string;
  /** "same key", "gazetteer: NATO", "acronym: NSC = National Security Council in 3 documents". */
  readonly why: string;
}

/** A user's decision about entities; appended to the log, never changed. */
export type Decision =
  | { readonly action: 'merge'; readonly from: string; readonly into: string }
  | {
      readonly action: 'split';
      readonly entity: string;
      readonly names: readonly NameRef[];
      readonly name?: string;
    }
  | { readonly action: 'rename'; readonly entity: string; readonly name: string }
  | { readonly action: 'retype'; readonly entity: string; readonly kind: Kind }
  | { readonly action: 'hide'; readonly entity: string }
  | { readonly action: 'refuse'; readonly a: string; readonly b: string }
  | { readonly action: 'undo'; readonly decision: number };

/** A name as curation refers to it, independent of the store's integers. */
export interface NameRef {
  readonly kind: Kind;
  readonly key: string;
}

/** A decision as logged: `sequence` counts from 1, `at` is an instant. */
export interface LoggedDecision {
  readonly sequence: number;
  readonly at: string;
  readonly by?: string;
  readonly decision: Decision;
}

/** Two entities that may be one, for a person to decide. */
export interface MergeSuggestion {
  readonly a: string;
  readonly b: string;
  /** "spelling: Zelensky / Zelenskyy". */
  readonly why: string;
  readonly score: number;
}

/** Whom names mean. */
export interface Naming {
  /** Finds by id, by bare slug (`donald-trump`) within a kind, by any name it goes by, or by surname. Best first. */
  find(query: string, kind?: Kind): readonly Entity[];
}

/** Names to entities for the whole corpus. Depends only on the set of names and the decisions. */
export interface Registry extends Naming {
  /** Sorted by id. Hidden ones included. */
  readonly entities: readonly Entity[];
  /** Index into `entities` for a name record's id; undefined for an unknown name. */
  entityOf(name: number): number | undefined;
  why(name: number): NameLink | undefined;
  suggestions(): readonly MergeSuggestion[];
}

// ---------------------------------------------------------------- the write path

/** A document with what was found in it. `documentText(document)` is what the offsets refer to. */
export interface TaggedDocument {
  readonly document: Document;
  readonly names: readonly Name[];
}

/** What the index remembers of an input file, so that an unchanged one is not read again. */
export interface FileRecord {
  readonly path: string;
  /** Changes when the file's bytes (or the way of reading them) change. */
  readonly fingerprint: string;
}

/** Everything that changes at once: all of it is durable when `commit` resolves, or none. */
export interface Batch {
  /** A document with an id that exists gains the origin; with other content it replaces. */
  readonly put?: readonly TaggedDocument[];
  /** Documents already in the index, found again: they gain the origin, and are not tagged anew. */
  readonly found?: readonly { readonly id: string; readonly origin: Origin }[];
  /** Document ids to delete whatever their origins. */
  readonly remove?: readonly string[];
  /** Files read to their end: documents whose only origin is an earlier reading of one of them go. */
  readonly finished?: readonly (FileRecord & { readonly documents: readonly string[] })[];
  /** Files that are gone: documents that came from nowhere else go with them. */
  readonly forget?: readonly string[];
  readonly decide?: readonly Wanted[];
}

/** A decision to be logged. */
export interface Wanted {
  readonly decision: Decision;
  readonly by?: string;
  /** The instant of a decision that was made elsewhere; without it, it is made now. */
  readonly at?: string;
  /** For an undo: place in its batch, from 0, of what it takes back, instead of the number that this will get. */
  readonly undoes?: number;
}

export interface Commit {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Of those removed, how many gave their place in a file to one that was added: changed articles. */
  readonly changed: number;
  /** Sequence numbers of the decisions logged. */
  readonly decisions: readonly number[];
}

// ---------------------------------------------------------------- the query

export type Field = 'title' | 'body';

/** The query language as a tree. Offsets refer to the query string, for error messages. */
export type Expression =
  | {
      readonly type: 'word';
      readonly text: string;
      readonly field?: Field;
      readonly prefix?: true;
      readonly edits?: 1 | 2;
    }
  | { readonly type: 'phrase'; readonly text: string; readonly field?: Field }
  | {
      readonly type: 'near';
      readonly left: string;
      readonly right: string;
      readonly distance: number;
      readonly field?: Field;
    }
  | { readonly type: 'and'; readonly of: readonly Expression[] }
  | { readonly type: 'or'; readonly of: readonly Expression[] }
  | { readonly type: 'not'; readonly of: Expression }
  | { readonly type: 'entity'; readonly kind: Kind; readonly value: string }
  | { readonly type: 'source'; readonly value: string }
  | { readonly type: 'byline'; readonly value: string }
  | { readonly type: 'date'; readonly range: DateRange };

/** Days, `gte` inclusive and `lt` exclusive: `2025-07-01`. */
export interface DateRange {
  readonly gte?: string;
  readonly lt?: string;
}

export type FacetName = 'people' | 'places' | 'organisations' | 'source' | 'date';

/** Values of one facet: entity ids, or source names. `(none)` stands for documents without a value. */
export interface Choice {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

export interface Filter {
  readonly people?: Choice;
  readonly places?: Choice;
  readonly organisations?: Choice;
  readonly source?: Choice;
  readonly date?: DateRange;
}

export type Interval = 'day' | 'week' | 'month' | 'year';

export interface FacetRequest {
  /** Values returned; 10 by default. */
  readonly limit?: number;
  readonly offset?: number;
  /** Only values that go by a name with a word that starts with this. */
  readonly search?: string;
  readonly minCount?: number;
  readonly sort?: 'count' | 'name';
  /** For `date` only; by default the finest that needs at most 100 buckets. */
  readonly interval?: Interval;
}

export interface Query {
  /** Absent: all documents. */
  readonly expression?: Expression;
  readonly filter?: Filter;
  readonly facets?: { readonly [name in FacetName]?: FacetRequest };
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: 'relevance' | 'newest' | 'oldest';
  /** How relevance is told: our own way by default, or as MiniSearch does (slower, see `search/minisearch`). */
  readonly ranking?: 'dateline' | 'minisearch';
  readonly explain?: boolean;
  /** Milliseconds after which the answer is `partial`. */
  readonly budgetMs?: number;
}

// ---------------------------------------------------------------- the answer

/** `html` has its text escaped and the matches in <mark>. Offsets are within the field's text. */
export interface Snippet {
  readonly field: Field;
  readonly html: string;
  readonly start: number;
  readonly end: number;
}

export interface EntityCount {
  readonly id: string;
  readonly name: string;
  readonly mentions: number;
}

export interface HitEntities {
  readonly people: readonly EntityCount[];
  readonly places: readonly EntityCount[];
  readonly organisations: readonly EntityCount[];
}

export interface Hit {
  readonly id: string;
  readonly title: string;
  /** All publishers, first the one shown. */
  readonly sources: readonly string[];
  readonly source?: string;
  readonly agency?: string;
  readonly date?: string;
  readonly url?: string;
  readonly score: number;
  readonly snippets: readonly Snippet[];
  /** By mentions, most first. */
  readonly entities: HitEntities;
  /** Number of near-duplicates elsewhere in the index. */
  readonly nearDuplicates: number;
  readonly explanation?: Explanation;
}

/** How a score came about: a value, what it is, and its parts. */
export interface Explanation {
  readonly value: number;
  readonly what: string;
  readonly parts?: readonly Explanation[];
}

export type Selected = 'any' | 'all' | 'none';

export interface FacetValue {
  readonly id: string;
  readonly name: string;
  /** Exactly the hits that choosing it (as another `any`) gives. */
  readonly count: number;
  readonly selected?: Selected;
}

export interface FacetResult {
  /** Number of distinct values over the hits, after `search` and `minCount`. */
  readonly totalValues: number;
  /** Chosen values first, even at 0, then by the order asked for. For `date`, in order of time. */
  readonly values: readonly FacetValue[];
  readonly interval?: Interval;
}

/** Something that was changed or left out: a forgiven typo, a limit, an unknown entity. */
export interface Notice {
  readonly code: string;
  readonly message: string;
  /** A query to try instead. */
  readonly suggestion?: string;
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  readonly totalHits: number;
  /** False only when `partial`. */
  readonly exact: boolean;
  readonly facets: { readonly [name in FacetName]?: FacetResult };
  readonly notices: readonly Notice[];
  readonly partial: boolean;
  readonly tookMs: number;
}

/** A mention as stored: offsets refer to `text` of its document. */
export interface StoredMention extends LinkedMention {
  readonly text: string;
  /** Entity id. */
  readonly entity: string;
  /** Why its name belongs to the entity. */
  readonly entityWhy: string;
}

export interface RelatedDocument {
  readonly id: string;
  readonly title: string;
  readonly source?: string;
  readonly date?: string;
  /** 0..1. */
  readonly similarity: number;
}

export interface StoredDocument {
  readonly id: string;
  readonly title: string;
  /** `documentText(document)`: title, blank line, body. */
  readonly text: string;
  /** Where the body starts in `text`. */
  readonly bodyStart: number;
  readonly sources: readonly string[];
  readonly source?: string;
  readonly agency?: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly date?: string;
  readonly url?: string;
  readonly language?: string;
  readonly origins: readonly Origin[];
  readonly mentions: readonly StoredMention[];
  readonly entities: HitEntities;
  readonly nearDuplicates: readonly RelatedDocument[];
  readonly similar: readonly RelatedDocument[];
}

// ---------------------------------------------------------------- asking for entities

export interface EntityQuery {
  /** Words or prefixes of any name it goes by. */
  readonly q?: string;
  readonly kind?: Kind;
  readonly hidden?: boolean;
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: 'count' | 'name';
}

export interface EntityRow {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly documents: number;
  readonly mentions: number;
  readonly hidden: boolean;
}

export interface EntityList {
  readonly entities: readonly EntityRow[];
  readonly total: number;
}

/** One of the names an entity goes by. */
export interface Alias extends NameRef {
  readonly text: string;
  readonly documents: number;
  readonly why: string;
  /** Surface forms, most frequent first. */
  readonly forms: readonly { readonly text: string; readonly documents: number }[];
}

export interface EntityDetail extends EntityRow {
  readonly country?: string;
  readonly coordinates?: { readonly latitude: number; readonly longitude: number };
  readonly aliases: readonly Alias[];
  /** Documents over time, by month, without gaps between first and last. */
  readonly timeline: readonly { readonly month: string; readonly documents: number }[];
  /** Those it shares documents with, most first, at most 30 of each kind. */
  readonly related: readonly (EntityRow & { readonly together: number })[];
  /** Decisions that touch it, newest first. */
  readonly decisions: readonly LoggedDecision[];
  /** Others who go by the name that was asked for, likeliest first, at most 100; none where an id was. */
  readonly namesakes: readonly EntityRow[];
  /** False where one of the namesakes may as well be meant. */
  readonly certain: boolean;
}

/** Whom an id or a name means, without all that is known of it. */
export type EntityMeant = Pick<EntityDetail, keyof EntityRow | 'namesakes' | 'certain'>;

export interface MentionQuery {
  readonly entity: string;
  /** Only in documents that also mention this one. */
  readonly with?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** A mention in its sentence: `sentence.slice(start - sentenceStart, end - sentenceStart)` is `text`. */
export interface MentionInContext extends StoredMention {
  readonly document: string;
  readonly title: string;
  readonly date?: string;
  readonly sentence: string;
  readonly sentenceStart: number;
}

export interface MentionList {
  readonly mentions: readonly MentionInContext[];
  readonly total: number;
}

export interface Suggestions {
  readonly terms: readonly { readonly text: string; readonly documents: number }[];
  readonly entities: readonly EntityRow[];
  readonly titles: readonly {
    readonly id: string;
    readonly title: string;
    readonly date?: string;
  }[];
}

export interface Status {
  readonly documents: number;
  readonly names: number;
  readonly entities: number;
  readonly mentions: number;
  readonly sources: number;
  readonly files: number;
  readonly segments: number;
  readonly firstDate?: string;
  readonly lastDate?: string;
  /** Bytes on disk. */
  readonly size: number;
  readonly format: number;
}

// ---------------------------------------------------------------- the engine

/** Documents in, answers out. One contract test runs on every implementation. */
export interface Engine {
  commit(batch: Batch): Promise<Commit>;
  search(query: Query): Promise<SearchResult>;
  /**
   * All hits of a query, best first, in parts: as many as `totalHits`, all of the moment at which the
   * first part was asked for. Paging and facets do not apply.
   */
  hits(query: Query): AsyncIterable<readonly Hit[]>;
  document(id: string): Promise<StoredDocument | undefined>;
  suggest(prefix: string, limit: number): Promise<Suggestions>;
  readonly entities: EntityDesk;
  readonly shelf: Shelf;
  close(): Promise<void>;
}

/** Questions about entities. */
export interface EntityDesk {
  list(query: EntityQuery): Promise<EntityList>;
  /** By id, or by a name that it goes by; where several do, the likeliest, and `namesakes` has the others. */
  get(idOrName: string, kind?: Kind): Promise<EntityDetail | undefined>;
  /** As `get`, for who need not know more than who it is. */
  meant(idOrName: string, kind?: Kind): Promise<EntityMeant | undefined>;
  mentions(query: MentionQuery): Promise<MentionList>;
  review(page: { readonly limit: number; readonly offset: number }): Promise<{
    readonly suggestions: readonly (MergeSuggestion & {
      readonly rows: readonly [EntityRow, EntityRow];
    })[];
    readonly total: number;
  }>;
  decisions(): Promise<readonly LoggedDecision[]>;
}

/** A document beside the one in the index under its id: equal, equal in title and body alone, or neither. */
export type Likeness = 'same' | 'text' | 'other';

/** What is in the index, for the write path and for status. */
export interface Shelf {
  /** Of the given documents, by id, those whose id is in the index, and how they compare with it. */
  known(documents: readonly Document[]): Promise<ReadonlyMap<string, Likeness>>;
  file(path: string): Promise<FileRecord | undefined>;
  files(): Promise<readonly FileRecord[]>;
  status(): Promise<Status>;
}
