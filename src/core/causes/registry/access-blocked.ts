/** An address, country or firewall rule refuses before any registry logic. */
import { advise, both, cause, onNode, registry, says } from '../define.ts'

export const accessBlocked = cause({
  code: 'access-blocked',
  signs: [
    // ACR's firewall.
    says('client with IP <address> is not allowed access', { weight: 86, details: { address: 'address' } }),
    says(
      [
        'error parsing HTTP 403 response body: invalid character',
        '403 Forbidden <!DOCTYPE',
        '403 Forbidden <html',
        'StatusCode: 403, <html',
        'StatusCode: 403, <!DOCTYPE',
        'StatusCode: 403, <HTML',
      ],
      { weight: 84 },
    ),
    says(
      [
        'title>403 Forbidden</title>',
        'Access Denied</title>',
        'The request could not be satisfied',
        'Request blocked',
        'Attention Required! | Cloudflare',
        'Since Docker is a US company',
        'not available in your country',
        'access from your country',
      ],
      { weight: 80 },
    ),
  ],
  text: {
    en: {
      title: 'Access is blocked before the registry',
      summary: (d) =>
        `${d.address ? `The address ${d.address}` : 'This network'} is refused by a rule in front of ${registry.en(d)}.`,
      why: 'The refusal comes from a firewall, a country rule or a CDN, not from the registry’s rights: a page instead of the registry’s own JSON, or a message about the address. No login changes it.',
    },
    ru: {
      title: 'Доступ закрыт ещё перед реестром',
      summary: (d) => `${d.address ? `Адрес ${d.address}` : 'Эту сеть'} отклоняет правило перед ${registry.ru(d)}.`,
      why: 'Отказ пришёл от межсетевого экрана, правила по стране или CDN, а не от прав в реестре: страница вместо JSON реестра или сообщение об адресе. Вход этого не изменит.',
    },
  },
  next: () => [
    onNode(
      'curl -s https://checkip.amazonaws.com',
      both('The address under which this node is seen.', 'Адрес, под которым виден этот узел.'),
    ),
  ],
  cures: () => [
    advise({
      id: 'allow-address',
      target: 'network',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'documentation',
      title: both(
        'Allow the nodes’ address, or pull through a mirror that is allowed',
        'Разрешите адрес узлов или загружайте через разрешённое зеркало',
      ),
    }),
    { kind: 'configure', situation: 'mirror' },
    { kind: 'configure', situation: 'copy-image' },
  ],
})
