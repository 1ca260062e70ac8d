/** Who stands behind an issuer's name: products that re-sign connections, public authorities, and certificates that people forget. */

/** Middleboxes name themselves in the names of their CAs. Matched against every issuer and subject of a chain. */
const products: [RegExp, string][] = [
  [/zscaler/i, 'Zscaler'],
  [/netskope|goskope\.com/i, 'Netskope'],
  [/palo\s*alto|prisma access|forward[- _]?(?:un)?trust|globalprotect/i, 'Palo Alto Networks'],
  [/fortinet|fortigate|fortisase|\bFG[TV0-9A-Z]{2}[0-9A-Z]{8,}\b/i, 'Fortinet'],
  [/cisco umbrella|opendns|cisco secure access/i, 'Cisco Umbrella'],
  [/ironport|cisco (?:wsa|swa|web security)/i, 'Cisco Secure Web Appliance'],
  [/check\s*point/i, 'Check Point'],
  [/blue\s*coat|proxysg|cloud swg/i, 'Blue Coat'],
  [/mcafee|skyhigh|webwasher|trellix/i, 'Skyhigh (McAfee)'],
  [/forcepoint|websense/i, 'Forcepoint'],
  [/sophos|securityappliance_ssl_ca|astaro/i, 'Sophos'],
  [/barracuda/i, 'Barracuda'],
  [/\biboss\b/i, 'iboss'],
  [/cato\s*networks|\bcato ca\b/i, 'Cato Networks'],
  [/gateway ca - cloudflare|cloudflare (?:for teams|corporate zero trust|managed)/i, 'Cloudflare Gateway'],
  [/watchguard|fireware (?:https|web) proxy/i, 'WatchGuard'],
  [/sonicwall/i, 'SonicWall'],
  [/ssl-inspect-ca/i, 'Juniper'],
  [/gigamon|a10 ?networks/i, 'TLS inspection'],
  [/stormshield|netasq/i, 'Stormshield'],
  [/untangle|edge threat/i, 'Untangle'],
  [/smoothwall|lightspeed systems|securly|contentkeeper/i, 'school filter'],
  [/trend\s*micro|iwsva|interscan/i, 'Trend Micro'],
  [/global secure access|forefront tmg/i, 'Microsoft Global Secure Access'],
  [/kaspersky/i, 'Kaspersky'],
  [/dr\.?\s*web|spider gate/i, 'Dr.Web'],
  [/eset ssl filter/i, 'ESET'],
  [/bitdefender/i, 'Bitdefender'],
  [/\bavast\b|web\/mail shield/i, 'Avast'],
  [/adguard personal ca/i, 'AdGuard'],
  [/squid proxy|\bcn\s*=\s*squid\b/i, 'Squid'],
  [/pfsense|opnsense/i, 'pfSense/OPNsense'],
  [/mitmproxy/i, 'mitmproxy'],
  [/charles proxy|xk72/i, 'Charles'],
  [/do_not_trust/i, 'Fiddler'],
  [/portswigger/i, 'Burp'],
  [/proxyman|http toolkit|zed attack proxy/i, 'debugging proxy'],
  [/usergate/i, 'UserGate'],
  [/solar ?(?:webproxy|security)/i, 'Solar webProxy'],
  [/traffic inspector/i, 'Traffic Inspector'],
  [/\bideco\b/i, 'Ideco'],
  [/континент/i, 'Континент'],
]

/** What companies call the CA of their inspection, where no product is named. */
const inspection =
  /\b(?:tls|ssl|https?|web|traffic|packet|deep)[ _-]?(?:inspection|interception|decryption|bump|scan(?:ning)?|filter(?:ing)?)\b|\b(?:inspection|decryption|interception) (?:(?:root|sub|issuing) )?(?:ca|authority|root)\b|\bssl ?bump\b|\bweb ?gateway\b|\bforward proxy\b|\bmitm\b/i

/** Families whose roots are in Mozilla's list; used only where a name is all there is. */
const publicFamilies =
  /\b(?:Amazon|Starfield|DigiCert|GeoTrust|RapidSSL|Thawte|Sectigo|USERTrust|COMODO|ZeroSSL|GlobalSign|AlphaSSL|Google Trust Services|GTS (?:CA|Root)|Let's Encrypt|Internet Security Research Group|ISRG Root|Entrust|AffirmTrust|Go ?Daddy|Microsoft (?:Azure|TLS|RSA|ECC)|Certum|Asseco|SwissSign|QuoVadis|Buypass|HARICA|Hellenic Academic|Actalis|D-TRUST|Telia|TrustAsia|GDCA|SECOM|Cybertrust|SSL\.com|SSL Corp|IdenTrust|certSIGN|Microsec|NetLock|OISTE|eMudhra|Izenpe|ACCV|FNMT|Gandi|TrustCor|Encryption Everywhere|WoTrus|Network Solutions)\b/i

/** Registries that are always signed by public authorities. */
const publicRegistries =
  /(?:^|\.)(?:docker\.io|docker\.com|ghcr\.io|githubusercontent\.com|quay\.io|redhat\.io|registry\.access\.redhat\.com|gcr\.io|pkg\.dev|registry\.k8s\.io|k8s\.gcr\.io|googleapis\.com|amazonaws\.com|public\.ecr\.aws|azurecr\.io|mcr\.microsoft\.com|core\.windows\.net|registry\.gitlab\.com|nvcr\.io|registry\.digitalocean\.com|icr\.io|ocir\.io|container-registry\.oracle\.com|cgr\.dev|docker\.elastic\.co|lscr\.io|cr\.yandex|cr\.selcloud\.ru|codeberg\.org)$/i

/** Certificates that a product shows when nobody gave it the right one. Their chain is not to be trusted but replaced. */
const defaults =
  /Kubernetes Ingress Controller Fake Certificate|TRAEFIK DEFAULT CERT|ingress\.local|cert-manager\.local|\(STAGING\)|Fake LE (?:Intermediate|Root)|invalid2\.invalid|CloudFlare Origin/i

export function inspectionProduct(names: string): string | null {
  return products.find(([pattern]) => pattern.test(names))?.[1] ?? null
}
export function isInspectionAuthority(commonName: string): boolean {
  return inspection.test(commonName)
}
export function isPublicFamily(name: string): boolean {
  return publicFamilies.test(name) && inspectionProduct(name) === null && !defaults.test(name)
}
export function isPublicRegistry(host: string): boolean {
  return publicRegistries.test(host.replace(/:\d+$/, ''))
}
export function isDefaultCertificate(name: string): boolean {
  return defaults.test(name)
}
/** Authorities in no public list whose own names say where their chain ends: nothing more need be sent to know it. */
export function isNamedAuthority(name: string): boolean {
  return /\(STAGING\)|\bFake LE (?:Intermediate|Root)\b|Russian Trusted (?:Root|Sub) CA/i.test(name)
}
