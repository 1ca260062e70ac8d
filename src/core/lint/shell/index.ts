/** Commands that people paste from guides: those that do harm, and those that do nothing. */
import type { Kind } from '../rule.ts'
import { dangerous, rules, type Command } from './rules.ts'

export const shell: Kind<readonly Command[]> = {
  read: ({ lines }) => lines.filter(({ text }) => dangerous.test(text) && !/^\s*#/.test(text)),
  rules,
}
