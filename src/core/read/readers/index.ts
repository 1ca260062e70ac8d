/**
 * All readers, in the order in which a line is offered to them: what can only be one thing before what looks like several. This list is the only
 * place that knows them.
 */
import { base64 } from './base64.ts'
import { configFile } from './config-file.ts'
import { daemonJson } from './daemon-json.ts'
import { describe } from './describe.ts'
import { describePod } from './describe-pod.ts'
import { dockerConfig } from './docker-config.ts'
import { gnutlsCli } from './gnutls-cli.ts'
import { nodes } from './nodes.ts'
import { object } from './object.ts'
import { pem } from './pem.ts'
import { pods } from './pods.ts'
import { privateKey } from './private-key.ts'
import { probe } from './probe.ts'
import { sClient } from './s-client.ts'
import { secrets } from './secrets.ts'
import { x509Text } from './x509-text.ts'

export const readers = [
  privateKey,
  pem,
  sClient,
  gnutlsCli,
  x509Text,
  probe,
  pods,
  secrets,
  nodes,
  describePod,
  describe,
  configFile,
  daemonJson,
  dockerConfig,
  object,
  base64,
] as const
