/** Русский: all that is said to a person. */
import type { Sentences, Texts } from '../keys.ts'
import { authCauses } from './causes/auth.ts'
import { nameCauses } from './causes/name.ts'
import { networkCauses } from './causes/network.ts'
import { nodeCauses } from './causes/node.ts'
import { outcomeCauses } from './causes/outcome.ts'
import { registryCauses } from './causes/registry.ts'
import { tlsCauses } from './causes/tls.ts'
import { causePages } from './cause-pages.ts'
import { firstHour } from './first-hour.ts'
import { fixes } from './fixes.ts'
import { glossary, spellings } from './glossary.ts'
import { lasting } from './lasting.ts'
import { learn } from './learn.ts'
import { lint } from './lint.ts'
import { material } from './material.ts'
import { myths } from './myths.ts'
import { notes } from './notes.ts'
import { screen } from './screen.ts'
import { sharing } from './sharing.ts'
import { shop } from './shop.ts'
import { stories } from './stories.ts'
import { stops } from './stops.ts'
import { vendors } from './vendors.ts'
import * as grammar from './grammar.ts'

export const sentences: Sentences = {
  ...authCauses,
  ...nameCauses,
  ...networkCauses,
  ...nodeCauses,
  ...outcomeCauses,
  ...registryCauses,
  ...tlsCauses,
  ...firstHour,
  ...fixes,
  ...glossary,
  ...lasting,
  ...lint,
  ...material,
  ...myths,
  ...notes,
  ...stops,
  ...vendors,
}

export const texts: Texts = { ...sentences, grammar, screen, shop, learn, causePages, sharing, spellings, stories }
