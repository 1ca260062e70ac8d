/** What a reader is: one format, one file in `readers/`; `readers/index.ts` is the one list that knows them, in order. */
import type { ConfigKind, Span } from '../contract.ts'
import type { AccountFact, Carries, ChainFact, CredentialFact, MessageFact, PodFact, ProbeFact } from '../model.ts'
import type { Lines } from '../text/lines.ts'

export interface Reader<Kind extends string = string> {
  /** Of the fragments that it makes, for the report. */
  kind: Kind
  /** How such a fragment is called, where nothing in it gives it a name of its own. */
  title: string
  /** What its chains are, where a claim does not say otherwise. */
  carries?: Carries
  /**
   * Literal words, in lower case, that stand where this format stands: a text too large to be read whole is swept for them, and what is around them
   * is read. Empty where what it tells decides nothing, or only beside words that are swept for anyway.
   */
  announces: readonly string[]
  /** Its stretches make sense only as a whole, or up to an empty line however far that is: rows of a table, base64 of a certificate. */
  wide?: true
  /** Kinds that it goes on from, without anything in between: one chain, printed certificate after certificate. */
  continues?: readonly string[]
  /** null: none begins at this line. Never throws at what it finds. */
  claims: (page: Page, first: number) => Claim | null | Promise<Claim | null>
}

/** What a reader may look at. */
export interface Page {
  /** A region of the paste, secrets blanked out. */
  lines: Lines
  /** The paste as it was given, same offsets: for the payloads of secrets alone, of which a reader keeps shapes only. */
  text: string
  at: Date
}

export interface Claim {
  /** The line behind it. */
  end: number
  title?: string
  /** Hands over what it holds. Called once, after the claim has become a fragment. */
  tell?: (hand: Hand) => void
}

/** Of whom a stretch speaks. */
export interface Place {
  namespace: string | null
  pod: string | null
  node: string | null
}
export const nowhere: Place = { namespace: null, pod: null, node: null }

/** Takes what was read. */
export interface Hand {
  chain: (chain: Span & Partial<ChainFact>) => void
  /** A chain of all certificates in a text that stands, decoded or not, in this span. */
  certificates: (pem: string, span: Span, carries: Carries) => void
  pods: (...facts: PodFact[]) => void
  accounts: (...facts: AccountFact[]) => void
  credentials: (...facts: CredentialFact[]) => void
  /** Rows of a list of secrets: evidence only where kubelet could read them, or a Pod or an account names them. */
  listed: (...facts: CredentialFact[]) => void
  probes: (...facts: ProbeFact[]) => void
  /** Of a name the first value stands. */
  facts: (facts: { [name: string]: string | null | undefined }) => void
  /** Keys of logins that may be secrets themselves. */
  withheld: (...spans: Span[]) => void
  /** A runtime's file, on these lines. `whole`: it says itself where it ends. */
  file: (kind: ConfigKind, whole: boolean) => void
  /** What was said on these lines, each by itself. */
  statements: (first: number, last: number, place: Place) => void
  /** What was said in a value of the text: escapes undone, over several lines. @param source the unmasked lines in which its words are counted. */
  message: (message: MessageFact, span: Span, source: Lines) => void
}

/** A list keeps the kinds of its readers. */
export function reader<const Kind extends string>(definition: Reader<Kind>): Reader<Kind> {
  return definition
}

/** From the first of these lines to the end of the one before `last`. */
export function spanOf(lines: Lines, first: number, last: number): Span {
  return { start: lines.line(first).start, end: lines.line(last - 1).end }
}
