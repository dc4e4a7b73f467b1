import { TrailcaseError } from '../../../../shared/errors.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';

const own =
  'If it is of an authority of your own, give the certificate of that authority to the connection; the check itself cannot be switched off.';

const told: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED:
    'it has expired. Ask those who run it to renew it, and look at the clock of this machine.',
  CERT_NOT_YET_VALID: 'it is not valid yet. Look at the clock of this machine.',
  DEPTH_ZERO_SELF_SIGNED_CERT: `it is signed by itself, and nobody that is trusted vouches for it. ${own}`,
  SELF_SIGNED_CERT_IN_CHAIN: `it comes from an authority that is not known here, or a proxy in between shows its own. ${own}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `the authority that signed it is not known here, or the server does not send the certificates in between. ${own}`,
  UNABLE_TO_GET_ISSUER_CERT: `the authority that signed it is not known here. ${own}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `the authority that signed it is not known here. ${own}`,
  CERT_REVOKED: 'it has been revoked. Ask those who run it.',
  CERT_UNTRUSTED: `it is not trusted. ${own}`,
  CERT_REJECTED: `it is not trusted. ${own}`,
  CERT_SIGNATURE_FAILURE: 'its signature is wrong. Somebody may be in between.',
  CERT_CHAIN_TOO_LONG: 'too many authorities stand behind it.',
  INVALID_CA: 'one of the authorities behind it is none.',
  INVALID_PURPOSE: 'it is not made for servers.',
  HOSTNAME_MISMATCH: 'it is for another name. Check the address.',
  CA_MD_TOO_WEAK: 'its signature is of a kind that is not safe any more.',
  EE_KEY_TOO_SMALL: 'its key is too short to be safe.',
  CA_KEY_TOO_SMALL: 'the key of its authority is too short to be safe.',
  ERR_SSL_CERTIFICATE_VERIFY_FAILED: `it could not be verified. ${own}`,
};

/** What of a certificate was not good; null where the failure was another one. Nothing was sent then. */
export function certificateFailure(code: string, error: Error, url: URL): TrailcaseError | null {
  const why =
    code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? otherName(error, url) : (told[code] ?? null);
  if (why === null) return null;
  return new TrailcaseError(
    'certificate-refused',
    `The certificate of ${url.host} was refused: ${why} Nothing was sent.`,
    { code, sent: false },
  );
}

function otherName(error: Error, url: URL): string {
  const { cert } = error as Error & { cert?: { subjectaltname?: unknown } };
  const names = typeof cert?.subjectaltname === 'string' ? cert.subjectaltname.slice(0, 200) : '';
  const list = names === '' ? '' : ` (it names ${showHidden(names)})`;
  return `it is for another name than ${url.hostname}${list}. Check the address.`;
}
