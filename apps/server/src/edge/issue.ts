import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { DAY, type Instant } from '@yangui/domain';
import type { KeyPair } from './edge.ts';

/** Browsers take no server's certificate that is good for longer than 398 days. */
const SERVER_DAYS = 397;
const ROOT_DAYS = 3_652;
/** A phone whose clock is behind takes a new certificate all the same. */
const BACKDATED_DAYS = 1;

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

interface Subject {
  readonly name: string;
  readonly publicKey: Buffer;
}

/**
 * Makes a root that signs for nothing but what is permitted (RFC 5280, 4.2.1.10): names with all below them, and addresses or
 * ranges of them. P-256, ten years.
 */
export function issueRoot(name: string, permitted: readonly string[], now: Instant): KeyPair {
  const keys = newKeys();
  const subtrees = new GeneralSubtrees(
    permitted.map((one) => new GeneralSubtree({ base: generalName(one), minimum: 0 })),
  );
  const cert = signed({
    subject: { name, publicKey: keys.publicKey },
    issuer: { name, publicKey: keys.publicKey },
    key: keys.key,
    now,
    days: ROOT_DAYS,
    extensions: [
      extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
      extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign)),
      extension(id_ce_nameConstraints, true, new NameConstraints({ permittedSubtrees: subtrees })),
    ],
  });
  return { cert, key: keys.key };
}

/** Makes a server's certificate for names and addresses, of which there is one at least, under a root. P-256, less than 398 days. */
export function issueServer(root: KeyPair, alternatives: readonly string[], now: Instant): KeyPair {
  const keys = newKeys();
  const cert = signed({
    subject: { name: alternatives[0] ?? '', publicKey: keys.publicKey },
    issuer: subjectOf(root.cert),
    key: root.key,
    now,
    days: SERVER_DAYS,
    extensions: [
      extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: false })),
      extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
      extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
      extension(id_ce_subjectAltName, false, new SubjectAlternativeName(alternatives.map(generalName))),
    ],
  });
  return { cert, key: keys.key };
}

/** What a root made here may sign for. */
export function permittedBy(root: string): readonly string[] {
  const { extensions = [] } = read(root).tbsCertificate;
  const found = [...extensions].find(({ extnID }) => extnID === id_ce_nameConstraints);
  if (found === undefined) return [];
  const { permittedSubtrees = [] } = AsnConvert.parse(found.extnValue.buffer, NameConstraints);
  return [...permittedSubtrees].flatMap(({ base }) => base.dNSName ?? base.iPAddress ?? []);
}

function signed(parts: {
  readonly subject: Subject;
  readonly issuer: Subject;
  readonly key: string;
  readonly now: Instant;
  readonly days: number;
  readonly extensions: readonly Extension[];
}): string {
  const { subject, issuer, key, now, days } = parts;
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const from = now - BACKDATED_DAYS * DAY;
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: distinguished(issuer.name),
    validity: new Validity({ notBefore: new Date(from), notAfter: new Date(from + days * DAY) }),
    subject: distinguished(subject.name),
    subjectPublicKeyInfo: AsnConvert.parse(subject.publicKey, SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...parts.extensions,
      extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(subject.publicKey))),
      extension(
        id_ce_authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuer.publicKey)) }),
      ),
    ]),
  });
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: bytes(sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), key)),
  });
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString();
}

function newKeys(): { readonly publicKey: Buffer; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function subjectOf(cert: string): Subject {
  const name = [...read(cert).tbsCertificate.subject]
    .flatMap((part) => [...part])
    .find(({ type }) => type === COMMON_NAME);
  return {
    name: name?.value.toString() ?? '',
    publicKey: createPublicKey(cert).export({ type: 'spki', format: 'der' }),
  };
}

function read(cert: string): Certificate {
  return AsnConvert.parse(new X509Certificate(cert).raw, Certificate);
}

function distinguished(name: string): Name {
  const part = (type: string, utf8String: string) =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })]);
  return new Name([part(ORGANISATION, 'Yangui'), part(COMMON_NAME, name)]);
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function generalName(name: string): GeneralName {
  const [address = ''] = name.split('/');
  return new GeneralName(isIP(address) === 0 ? { dNSName: name } : { iPAddress: name });
}

/** SHA-1 of the public key's bits, as RFC 5280 (4.2.1.2) names keys: a name, no safeguard. */
function keyIdentifier(publicKey: Buffer): ArrayBuffer {
  const { subjectPublicKey } = AsnConvert.parse(publicKey, SubjectPublicKeyInfo);
  return bytes(createHash('sha1').update(Buffer.from(subjectPublicKey)).digest());
}

/** A positive number of 127 random bits that nobody guesses and that comes but once. */
function serialNumber(): ArrayBuffer {
  const number = randomBytes(16);
  number[0] = ((number[0] ?? 0) & 0x7f) | 0x40;
  return bytes(number);
}

function bytes(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
