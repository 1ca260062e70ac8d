package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	_ "crypto/sha256"
	_ "crypto/sha512"
	"crypto/x509"
	"encoding/pem"
	"strings"
	"time"
)

type extension struct {
	id       []byte
	critical []byte // an encoded BOOLEAN, or nothing
	value    []byte
}

// certificate is written field by field, so that every field can be wrong.
type certificate struct {
	version, serial, algorithm, outerAlgorithm []byte
	issuer, notBefore, notAfter, subject       []byte
	spki, uniqueIDs                            []byte
	extensions                                 []extension
	rawExtensions                              []byte // instead of extensions
	signer                                     crypto.Signer
	hash                                       crypto.Hash
	pss                                        *rsa.PSSOptions
	afterTBS                                   func(tbs []byte) []byte
	afterSignature                             func(signature []byte) []byte
	afterAll                                   func(der []byte) []byte
	rawSignature                               func(tbs []byte) []byte
	signatureBits                              []byte // instead of BIT STRING { signature }
}

// chain is what a server sends, what the node trusts, and when and for whom it is judged.
type chain struct {
	leaf, mid, root *certificate
	host            *string
	hostKind        string
	at              time.Time
	noMid           bool
	sent            func(leaf, mid, root []byte) [][]byte // first is the leaf
	trusted         func(leaf, mid, root []byte) []string
}

var (
	base     = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	serverOK = oid(1, 3, 6, 1, 5, 5, 7, 3, 1)
	keys     = map[string]crypto.Signer{}
	none     = crypto.Hash(0)
)

func key(kind string) crypto.Signer {
	if known, ok := keys[kind]; ok {
		return known
	}
	var made crypto.Signer
	switch strings.TrimRight(kind, "'") {
	case "P-224":
		made = must(ecdsa.GenerateKey(elliptic.P224(), rand.Reader))
	case "P-256":
		made = must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	case "P-384":
		made = must(ecdsa.GenerateKey(elliptic.P384(), rand.Reader))
	case "P-521":
		made = must(ecdsa.GenerateKey(elliptic.P521(), rand.Reader))
	case "Ed25519":
		_, private, err := ed25519.GenerateKey(rand.Reader)
		made = must(private, err)
	case "RSA-1024":
		made = must(rsa.GenerateKey(rand.Reader, 1024))
	case "RSA-2048":
		made = must(rsa.GenerateKey(rand.Reader, 2048))
	case "RSA-3072":
		made = must(rsa.GenerateKey(rand.Reader, 3072))
	default:
		panic(kind)
	}
	keys[kind] = made
	return made
}

func spkiOf(k crypto.Signer) []byte { return must(x509.MarshalPKIXPublicKey(k.Public())) }

func keyID(spki []byte) []byte { sum := sha1.Sum(spki); return sum[:] }

func name(parts ...[]byte) []byte { return seq(parts...) }
func attribute(tag byte, text string, id ...int) []byte {
	return set(seq(oid(id...), tlv(tag, []byte(text))))
}
func commonName(text string) []byte { return attribute(0x0c, text, 2, 5, 4, 3) }

func utc(t time.Time) []byte         { return tlv(0x17, []byte(t.UTC().Format("060102150405Z"))) }
func generalized(t time.Time) []byte { return tlv(0x18, []byte(t.UTC().Format("20060102150405Z"))) }

var (
	ecdsaSHA256 = seq(oid(1, 2, 840, 10045, 4, 3, 2))
	ecdsaSHA384 = seq(oid(1, 2, 840, 10045, 4, 3, 3))
	ecdsaSHA512 = seq(oid(1, 2, 840, 10045, 4, 3, 4))
	ecdsaSHA1   = seq(oid(1, 2, 840, 10045, 4, 1))
	rsaSHA256   = seq(oid(1, 2, 840, 113549, 1, 1, 11), null())
	rsaSHA384   = seq(oid(1, 2, 840, 113549, 1, 1, 12), null())
	rsaSHA512   = seq(oid(1, 2, 840, 113549, 1, 1, 13), null())
	rsaSHA1     = seq(oid(1, 2, 840, 113549, 1, 1, 5), null())
	rsaMD5      = seq(oid(1, 2, 840, 113549, 1, 1, 4), null())
	pureEd25519 = seq(oid(1, 3, 101, 112))
)

var (
	basicConstraints  = oid(2, 5, 29, 19)
	keyUsage          = oid(2, 5, 29, 15)
	extendedKeyUsage  = oid(2, 5, 29, 37)
	subjectKeyID      = oid(2, 5, 29, 14)
	authorityKeyID    = oid(2, 5, 29, 35)
	alternativeName   = oid(2, 5, 29, 17)
	nameConstraints   = oid(2, 5, 29, 30)
	policies          = oid(2, 5, 29, 32)
	policyMappings    = oid(2, 5, 29, 33)
	policyConstraints = oid(2, 5, 29, 36)
	inhibitAnyPolicy  = oid(2, 5, 29, 54)
	distribution      = oid(2, 5, 29, 31)
	authorityAccess   = oid(1, 3, 6, 1, 5, 5, 7, 1, 1)
	private           = oid(1, 3, 6, 1, 4, 1, 99999, 1)
)

var yes = boolean(0xff)

func dns(text string) []byte { return implicit(2, []byte(text)) }

// good is leaf ← intermediate ← root, for registry.example.com, which every client accepts. Keys are of the given kinds.
func good(leafKey, midKey, rootKey string) *chain {
	host := "registry.example.com"
	root, mid, leaf := new(certificate), new(certificate), new(certificate)
	rootName := name(attribute(0x13, "DE", 2, 5, 4, 6), attribute(0x0c, "Example", 2, 5, 4, 10), commonName("Example Root"))
	midName := name(attribute(0x13, "DE", 2, 5, 4, 6), attribute(0x0c, "Example", 2, 5, 4, 10), commonName("Example Issuing"))
	rootSigner, midSigner, leafSigner := key(rootKey), key(midKey+"'"), key(leafKey+"''")
	fill := func(c *certificate, serial int64, issuer, subject []byte, own, signer crypto.Signer, years int) {
		c.version, c.serial = context(0, integer(2)), integer(serial)
		c.issuer, c.subject, c.spki = issuer, subject, spkiOf(own)
		c.notBefore, c.notAfter = utc(base.AddDate(-1, 0, 0)), utc(base.AddDate(years, 0, 0))
		c.sign(signer)
	}
	fill(root, 1, rootName, rootName, rootSigner, rootSigner, 10)
	fill(mid, 2, rootName, midName, midSigner, rootSigner, 5)
	fill(leaf, 3, midName, name(commonName(host)), leafSigner, midSigner, 1)
	ca := func(c *certificate) {
		c.set(basicConstraints, yes, seq(yes))
		c.set(keyUsage, yes, tlv(3, []byte{1, 0x06}))
		c.set(subjectKeyID, nil, octets(keyID(c.spki)))
	}
	ca(root)
	ca(mid)
	mid.set(authorityKeyID, nil, seq(implicit(0, keyID(root.spki))))
	leaf.set(basicConstraints, yes, seq())
	leaf.set(keyUsage, yes, tlv(3, []byte{7, 0x80}))
	leaf.set(extendedKeyUsage, nil, seq(serverOK))
	leaf.set(authorityKeyID, nil, seq(implicit(0, keyID(mid.spki))))
	leaf.set(alternativeName, nil, seq(dns(host), dns("*.pull.example.com"), implicit(7, []byte{10, 1, 2, 3})))
	return &chain{
		leaf: leaf, mid: mid, root: root, host: &host, hostKind: "dns", at: base,
		sent:    func(leaf, mid, _ []byte) [][]byte { return [][]byte{leaf, mid} },
		trusted: func(_, _, root []byte) []string { return []string{block("CERTIFICATE", root)} },
	}
}

// sign chooses the usual algorithm of the key.
func (c *certificate) sign(signer crypto.Signer) {
	c.signer, c.hash, c.algorithm, c.pss = signer, crypto.SHA256, rsaSHA256, nil
	switch k := signer.Public().(type) {
	case *ecdsa.PublicKey:
		c.algorithm = ecdsaSHA256
		if k.Curve == elliptic.P384() {
			c.algorithm, c.hash = ecdsaSHA384, crypto.SHA384
		} else if k.Curve == elliptic.P521() {
			c.algorithm, c.hash = ecdsaSHA512, crypto.SHA512
		}
	case ed25519.PublicKey:
		c.algorithm, c.hash = pureEd25519, none
	}
}

func (c *certificate) set(id, critical, value []byte) {
	for i := range c.extensions {
		if string(c.extensions[i].id) == string(id) {
			c.extensions[i] = extension{id, critical, value}
			return
		}
	}
	c.extensions = append(c.extensions, extension{id, critical, value})
}

func (c *certificate) remove(id []byte) {
	var kept []extension
	for _, e := range c.extensions {
		if string(e.id) != string(id) {
			kept = append(kept, e)
		}
	}
	c.extensions = kept
}

func (c *certificate) der() []byte {
	var list []byte
	for _, e := range c.extensions {
		list = append(list, seq(e.id, e.critical, octets(e.value))...)
	}
	extensions := context(3, seq(list))
	if c.rawExtensions != nil {
		extensions = c.rawExtensions
	} else if len(c.extensions) == 0 {
		extensions = nil
	}
	tbs := seq(c.version, c.serial, c.algorithm, c.issuer, seq(c.notBefore, c.notAfter), c.subject, c.spki, c.uniqueIDs, extensions)
	if c.afterTBS != nil {
		tbs = c.afterTBS(tbs)
	}
	signature := c.signature(tbs)
	if c.afterSignature != nil {
		signature = c.afterSignature(signature)
	}
	outer := c.algorithm
	if c.outerAlgorithm != nil {
		outer = c.outerAlgorithm
	}
	field := bits(signature)
	if c.signatureBits != nil {
		field = c.signatureBits
	}
	whole := seq(tbs, outer, field)
	if c.afterAll != nil {
		whole = c.afterAll(whole)
	}
	return whole
}

func (c *certificate) signature(tbs []byte) []byte {
	if c.rawSignature != nil {
		return c.rawSignature(tbs)
	}
	digest := tbs
	if c.hash != none {
		h := c.hash.New()
		h.Write(tbs)
		digest = h.Sum(nil)
	}
	var opts crypto.SignerOpts = c.hash
	if c.pss != nil {
		opts = c.pss
	}
	return must(c.signer.Sign(rand.Reader, digest, opts))
}

func block(label string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der}))
}
