package main

import (
	"crypto"
	_ "crypto/md5"
	"crypto/rsa"
	"fmt"
	"math/big"
	"strings"
	"time"
)

// A kind is one change to a good chain.
type kind struct {
	name  string
	apply func(*chain)
}

var kinds []kind

func add(name string, apply func(*chain)) { kinds = append(kinds, kind{name, apply}) }

// each makes the same change to leaf, intermediate and root.
func each(name string, apply func(*certificate)) {
	add("leaf/"+name, func(c *chain) { apply(c.leaf) })
	add("mid/"+name, func(c *chain) { apply(c.mid) })
	add("root/"+name, func(c *chain) { apply(c.root) })
}

// extend sets an extension in each of the three.
func extend(name string, id, critical, value []byte) {
	each(name, func(c *certificate) { c.set(id, critical, value) })
}

// names changes the leaf's subject alternative names.
func names(name string, list ...[]byte) {
	add("san/"+name, func(c *chain) { c.leaf.set(alternativeName, nil, seq(list...)) })
}

func (c *chain) asks(kind, value string) { c.host, c.hostKind = &value, kind }

// rename gives a CA another subject, and its child the issuer that fits.
func (c *chain) rename(of string, subject []byte) {
	switch of {
	case "leaf":
		c.leaf.subject = subject
	case "mid":
		c.mid.subject, c.leaf.issuer = subject, subject
	case "root":
		c.root.subject, c.root.issuer, c.mid.issuer = subject, subject, subject
	}
}

func (c *chain) rekey(of, kind string) {
	k := key(kind)
	switch of {
	case "leaf":
		c.leaf.spki = spkiOf(k)
	case "mid":
		c.mid.spki = spkiOf(k)
		c.leaf.sign(k)
	case "root":
		c.root.spki = spkiOf(k)
		c.root.sign(k)
		c.mid.sign(k)
	}
}

var positions = []string{"leaf", "mid", "root"}

func init() {
	versions()
	times()
	subjects()
	publicKeys()
	signatures()
	containers()
	authorities()
	usages()
	alternativeNames()
	constraints()
	policyKinds()
	others()
	hosts()
	stores()
	pems()
}

func versions() {
	for name, v := range map[string][]byte{"1": nil, "1-written": context(0, integer(0)), "2": context(0, integer(1)), "4": context(0, integer(3)), "negative": context(0, integer(-1)), "empty": context(0), "wide": context(0, []byte{2, 2, 0, 2}), "trailing": context(0, integer(2), null())} {
		v := v
		each("version-"+name, func(c *certificate) { c.version = v })
		if name == "1" || name == "1-written" || name == "2" {
			each("version-"+name+"-without-extensions", func(c *certificate) { c.version, c.extensions = v, nil })
		}
	}
	long := func(n int) []byte { return tlv(2, []byte(strings.Repeat("\x7f", n))) }
	// A negative serial and one that is not minimal depend on the version or on settings of the program; they are left out.
	for name, v := range map[string][]byte{"zero": integer(0), "20-bytes": long(20), "21-bytes": long(21), "empty": {2, 0}, "wide": {2, 3, 0, 0, 1}, "string": tlv(0x0c, []byte("1"))} {
		v := v
		each("serial-"+name, func(c *certificate) { c.serial = v })
	}
}

func times() {
	text := func(tag byte, s string) []byte { return tlv(tag, []byte(s)) }
	for name, v := range map[string][]byte{
		"generalized-early": generalized(base.AddDate(-1, 0, 0)), "fraction": text(0x18, "20250601120000.5Z"), "no-seconds": text(0x17, "2506011200Z"), "offset": text(0x17, "250601120000+0100"), "offset-west": text(0x17, "250601120000-0830"), "offset-wild": text(0x17, "250601120000+2500"),
		"generalized-offset": text(0x18, "20250601120000+0100"), "no-zone": text(0x17, "250601120000"), "lower-z": text(0x17, "250601120000z"), "month-13": text(0x17, "251301120000Z"), "february-30": text(0x17, "250230120000Z"), "february-29": text(0x17, "250229120000Z"), "leap-day": text(0x17, "240229120000Z"),
		"second-60": text(0x17, "250601120060Z"), "hour-24": text(0x17, "250601240000Z"), "year-49": text(0x17, "490601120000Z"), "year-50": text(0x17, "500601120000Z"), "generalized-9999": text(0x18, "99991231235959Z"), "generalized-0000": text(0x18, "00000101000000Z"), "generalized-1949": text(0x18, "19490101000000Z"),
		"generalized-no-seconds": text(0x18, "202506011200Z"), "blank": text(0x17, "2506011200 0Z"), "empty": text(0x17, ""), "integer": integer(5), "visible-string": text(0x1a, "250601120000Z"), "day-00": text(0x17, "250600120000Z"), "offset-zero": text(0x17, "250601120000+0000"), "no-seconds-offset": text(0x17, "2506011200+0100"),
	} {
		v := v
		each("notBefore-"+name, func(c *certificate) { c.notBefore = v })
		each("notAfter-"+name, func(c *certificate) { c.notAfter = v })
	}
	for name, apply := range map[string]func(*certificate){
		"expired":         func(c *certificate) { c.notAfter = utc(base.Add(-time.Second)) },
		"ends-now":        func(c *certificate) { c.notAfter = utc(base) },
		"begins-now":      func(c *certificate) { c.notBefore = utc(base) },
		"not-yet":         func(c *certificate) { c.notBefore = utc(base.Add(time.Second)) },
		"turned-round":    func(c *certificate) { c.notBefore, c.notAfter = c.notAfter, c.notBefore },
		"generalized-end": func(c *certificate) { c.notAfter = generalized(base.AddDate(40, 0, 0)) },
		"third-time":      func(c *certificate) { c.notAfter = join(c.notAfter, utc(base)) },
		"one-time":        func(c *certificate) { c.notAfter = nil },
	} {
		each(name, apply)
	}
	add("clock-half-a-second-late", func(c *chain) { c.leaf.notAfter = utc(base); c.at = base.Add(500 * time.Millisecond) })
	add("clock-decades-back", func(c *chain) { c.at = time.Unix(0, 0).UTC() })
}

func subjects() {
	str := func(tag byte, text string) []byte {
		return name(attribute(tag, text, 2, 5, 4, 10), commonName("Example"))
	}
	for label, subject := range map[string][]byte{
		"empty": name(), "printable": str(0x13, "Example (Ltd), Berlin: 1+1=2?"), "printable-star": str(0x13, "Example*"), "printable-ampersand": str(0x13, "A&B"), "printable-at": str(0x13, "a@b"), "printable-underscore": str(0x13, "a_b"), "printable-quote": str(0x13, "a\"b"), "printable-high": str(0x13, "Köln"),
		"utf8": str(0x0c, "Köln 東京"), "utf8-broken": str(0x0c, "K\xf6ln"), "utf8-nul": str(0x0c, "a\x00b"), "utf8-surrogate": str(0x0c, "\xed\xa0\x80"), "bmp": str(0x1e, "\x00K\x00\xf6"), "bmp-odd": str(0x1e, "\x00K\x00"), "bmp-surrogate": str(0x1e, "\xd8\x00\x00K"), "bmp-noncharacter": str(0x1e, "\xff\xff"), "bmp-nul-end": str(0x1e, "\x00K\x00\x00"), "t61": str(0x14, "K\xf6ln"),
		"numeric": str(0x12, "12 34"), "numeric-letter": str(0x12, "12a"), "ia5": str(0x16, "Example"), "ia5-high": str(0x16, "K\xf6ln"), "universal": str(0x1c, "\x00\x00\x00K"), "visible": str(0x1a, "Example"), "empty-string": str(0x0c, ""),
		"integer-value": name(set(seq(oid(2, 5, 4, 10), integer(7)))), "empty-set": name(set()), "two-in-a-set": name(set(seq(oid(2, 5, 4, 10), tlv(0x0c, []byte("B"))), seq(oid(2, 5, 4, 11), tlv(0x0c, []byte("A"))))), "no-value": name(set(seq(oid(2, 5, 4, 10)))), "trailing": name(set(seq(oid(2, 5, 4, 10), tlv(0x0c, []byte("A")), null()))),
		"not-a-set": name(seq(seq(oid(2, 5, 4, 10), tlv(0x0c, []byte("A"))))), "odd-type": name(set(seq(oid(1, 2, 3), tlv(0x0c, []byte("A"))))), "empty-oid": name(set(seq([]byte{6, 0}, tlv(0x0c, []byte("A"))))), "wide-oid": name(set(seq([]byte{6, 3, 0x55, 0x80, 0x03}, tlv(0x0c, []byte("A"))))), "open-oid": name(set(seq([]byte{6, 2, 0x55, 0x84}, tlv(0x0c, []byte("A"))))), "email": name(attribute(0x16, "a@b.example", 1, 2, 840, 113549, 1, 9, 1)),
		"long": str(0x0c, strings.Repeat("x", 300)), "dn-qualifier": name(attribute(0x13, "q", 2, 5, 4, 46)), "common-name-twice": name(commonName("a"), commonName("b")), "quoted": name(commonName(`say "x"\`)), "control": name(commonName("a\tb\n")), "only-serial": name(attribute(0x13, "1", 2, 5, 4, 5)),
	} {
		subject := subject
		for _, of := range positions {
			of := of
			add(of+"/subject-"+label, func(c *chain) { c.rename(of, subject) })
		}
	}
	add("leaf/issuer-other-case", func(c *chain) {
		c.leaf.issuer = name(attribute(0x13, "DE", 2, 5, 4, 6), attribute(0x0c, "EXAMPLE", 2, 5, 4, 10), commonName("Example Issuing"))
	})
	add("leaf/issuer-other-string-type", func(c *chain) {
		c.leaf.issuer = name(attribute(0x13, "DE", 2, 5, 4, 6), attribute(0x13, "Example", 2, 5, 4, 10), commonName("Example Issuing"))
	})
	add("leaf/issuer-other", func(c *chain) { c.leaf.issuer = name(commonName("Somebody else")) })
	add("mid/issuer-other", func(c *chain) { c.mid.issuer = name(commonName("Somebody else")) })
	add("leaf/issuer-trailing-blank", func(c *chain) {
		c.leaf.issuer = name(attribute(0x13, "DE", 2, 5, 4, 6), attribute(0x0c, "Example", 2, 5, 4, 10), commonName("Example Issuing "))
	})
}

func publicKeys() {
	for _, of := range positions {
		of := of
		for _, kind := range []string{"P-224", "P-256", "P-384", "P-521", "Ed25519", "RSA-2048", "RSA-3072"} {
			kind := kind
			add(of+"/key-"+kind, func(c *chain) { c.rekey(of, kind) })
		}
	}
	add("leaf/key-RSA-1024", func(c *chain) { c.rekey("leaf", "RSA-1024") })
	rsaKey := func(n *big.Int, e []byte, parameters []byte, tail ...[]byte) []byte {
		return seq(seq(oid(1, 2, 840, 113549, 1, 1, 1), parameters), bits(seq(append([][]byte{bigInteger(n), e}, tail...)...)))
	}
	n := func() *big.Int { return key("RSA-2048").Public().(*rsa.PublicKey).N }
	point := func() []byte { k := spkiOf(key("P-256")); return k[len(k)-65:] }
	ec := func(parameters, point []byte) []byte {
		return seq(seq(oid(1, 2, 840, 10045, 2, 1), parameters), bits(point))
	}
	p256 := oid(1, 2, 840, 10045, 3, 1, 7)
	edit := func(b []byte, at int, v byte) []byte { b = append([]byte{}, b...); b[at] = v; return b }
	odd := map[string]func() []byte{
		"rsa-no-null": func() []byte { return rsaKey(n(), integer(65537), nil) }, "rsa-parameters": func() []byte { return rsaKey(n(), integer(65537), seq()) }, "rsa-zero-modulus": func() []byte { return rsaKey(big.NewInt(0), integer(65537), null()) }, "rsa-negative-modulus": func() []byte { return rsaKey(big.NewInt(-5), integer(65537), null()) },
		"rsa-zero-exponent": func() []byte { return rsaKey(n(), integer(0), null()) }, "rsa-negative-exponent": func() []byte { return rsaKey(n(), integer(-3), null()) }, "rsa-exponent-3": func() []byte { return rsaKey(n(), integer(3), null()) }, "rsa-exponent-even": func() []byte { return rsaKey(n(), integer(4), null()) }, "rsa-exponent-1": func() []byte { return rsaKey(n(), integer(1), null()) }, "rsa-exponent-wide": func() []byte { return rsaKey(n(), integer(1<<40+1), null()) }, "rsa-exponent-huge": func() []byte { return rsaKey(n(), bigInteger(new(big.Int).Lsh(big.NewInt(1), 80)), null()) },
		"rsa-third": func() []byte { return rsaKey(n(), integer(65537), null(), integer(1)) }, "rsa-even-modulus": func() []byte { return rsaKey(new(big.Int).Add(n(), big.NewInt(1)), integer(65537), null()) }, "rsa-pss-key": func() []byte {
			return seq(seq(oid(1, 2, 840, 113549, 1, 1, 10)), bits(seq(bigInteger(n()), integer(65537))))
		},
		"ec-compressed": func() []byte { return ec(p256, append([]byte{2}, point()[1:33]...)) }, "ec-off-curve": func() []byte { return ec(p256, edit(point(), 64, point()[64]^1)) }, "ec-infinity": func() []byte { return ec(p256, []byte{0}) }, "ec-hybrid": func() []byte { return ec(p256, edit(point(), 0, 6)) }, "ec-short": func() []byte { return ec(p256, point()[:64]) }, "ec-k1": func() []byte { return ec(oid(1, 3, 132, 0, 10), point()) }, "ec-p192": func() []byte { return ec(oid(1, 2, 840, 10045, 3, 1, 1), point()[:49]) },
		"ec-explicit": func() []byte { return ec(seq(integer(1)), point()) }, "ec-no-parameters": func() []byte { return ec(nil, point()) }, "ec-curve-mismatch": func() []byte { return ec(oid(1, 3, 132, 0, 34), point()) }, "unused-bits": func() []byte {
			return seq(seq(oid(1, 2, 840, 10045, 2, 1), p256), tlv(3, []byte{1}, edit(point(), 64, point()[64]&0xfe)))
		}, "padding-set": func() []byte {
			return seq(seq(oid(1, 2, 840, 10045, 2, 1), p256), tlv(3, []byte{1}, edit(point(), 64, point()[64]|1)))
		},
		"ed25519-null": func() []byte { return seq(seq(oid(1, 3, 101, 112), null()), bits(make([]byte, 32))) }, "ed25519-short": func() []byte { return seq(seq(oid(1, 3, 101, 112)), bits(make([]byte, 31))) }, "x25519": func() []byte { return seq(seq(oid(1, 3, 101, 110)), bits(make([]byte, 32))) }, "ed448": func() []byte { return seq(seq(oid(1, 3, 101, 113)), bits(make([]byte, 57))) }, "unknown": func() []byte { return seq(seq(oid(1, 2, 3, 4)), bits([]byte{1})) }, "dsa": func() []byte {
			return seq(seq(oid(1, 2, 840, 10040, 4, 1), seq(integer(23), integer(11), integer(4))), bits(integer(8)))
		}, "dsa-zero": func() []byte {
			return seq(seq(oid(1, 2, 840, 10040, 4, 1), seq(integer(0), integer(11), integer(4))), bits(integer(8)))
		},
		"algorithm-trailing": func() []byte { return seq(seq(oid(1, 2, 840, 10045, 2, 1), p256, null()), bits(point())) }, "trailing": func() []byte { return seq(seq(oid(1, 2, 840, 10045, 2, 1), p256), bits(point()), null()) }, "empty": func() []byte { return seq() }, "empty-bits": func() []byte { return seq(seq(oid(1, 2, 840, 10045, 2, 1), p256), []byte{3, 0}) }, "octets": func() []byte { return seq(seq(oid(1, 2, 840, 10045, 2, 1), p256), octets(point())) },
	}
	for label, make := range odd {
		make := make
		each("spki-"+label, func(c *certificate) { c.spki = make() })
	}
}

func signatures() {
	algorithms := map[string][]byte{"ecdsa-sha384": ecdsaSHA384, "ecdsa-sha512": ecdsaSHA512, "rsa-sha256": rsaSHA256, "rsa-sha384": rsaSHA384, "rsa-sha512": rsaSHA512, "ed25519": pureEd25519, "unknown": seq(oid(1, 2, 3)), "ecdsa-null": seq(oid(1, 2, 840, 10045, 4, 3, 2), null()), "rsa-no-null": seq(oid(1, 2, 840, 113549, 1, 1, 11)), "rsa-parameters": seq(oid(1, 2, 840, 113549, 1, 1, 11), seq()), "empty": seq(), "trailing": seq(oid(1, 2, 840, 10045, 4, 3, 2), null(), null()), "dsa": seq(oid(2, 16, 840, 1, 101, 3, 4, 3, 2)), "ed25519-null": seq(oid(1, 3, 101, 112), null()), "md2": seq(oid(1, 2, 840, 113549, 1, 1, 2), null())}
	for label, algorithm := range algorithms {
		algorithm := algorithm
		each("algorithm-"+label, func(c *certificate) { c.algorithm = algorithm })
		each("outer-algorithm-"+label, func(c *certificate) { c.outerAlgorithm = algorithm })
	}
	hash := func(label, of string, algorithm []byte, h crypto.Hash, signer string) {
		add(of+"/signed-"+label, func(c *chain) {
			parent := map[string]string{"leaf": "mid", "mid": "root", "root": "root"}[of]
			c.rekey(parent, signer)
			at := map[string]*certificate{"leaf": c.leaf, "mid": c.mid, "root": c.root}[of]
			at.algorithm, at.hash = algorithm, h
		})
	}
	for _, of := range positions {
		hash("ecdsa-sha1", of, ecdsaSHA1, crypto.SHA1, "P-256")
		hash("ecdsa-sha384-p256", of, ecdsaSHA384, crypto.SHA384, "P-256")
		hash("ecdsa-sha256-p384", of, ecdsaSHA256, crypto.SHA256, "P-384")
		hash("ecdsa-sha256-p521", of, ecdsaSHA256, crypto.SHA256, "P-521")
		hash("rsa-sha1", of, rsaSHA1, crypto.SHA1, "RSA-2048")
		hash("rsa-md5", of, rsaMD5, crypto.MD5, "RSA-2048")
		hash("rsa-sha384", of, rsaSHA384, crypto.SHA384, "RSA-2048")
		hash("rsa-sha512", of, rsaSHA512, crypto.SHA512, "RSA-3072")
	}
	sha := func(n int) []byte { return oid(2, 16, 840, 1, 101, 3, 4, 2, n) }
	mgf := func(h []byte) []byte { return seq(oid(1, 2, 840, 113549, 1, 1, 8), h) }
	pss := func(parts ...[]byte) []byte { return seq(oid(1, 2, 840, 113549, 1, 1, 10), seq(parts...)) }
	whole := func(h []byte, salt int64) []byte {
		return pss(context(0, h), context(1, mgf(h)), context(2, integer(salt)))
	}
	s256, s384, s512 := seq(sha(1), null()), seq(sha(2), null()), seq(sha(3), null())
	for label, one := range map[string]struct {
		algorithm []byte
		hash      crypto.Hash
		salt      int
	}{
		"sha256": {whole(s256, 32), crypto.SHA256, 32}, "sha384": {whole(s384, 48), crypto.SHA384, 48}, "sha512": {whole(s512, 64), crypto.SHA512, 64}, "salt-20": {whole(s256, 20), crypto.SHA256, 20}, "salt-lies": {whole(s256, 32), crypto.SHA256, 20}, "no-parameters": {seq(oid(1, 2, 840, 113549, 1, 1, 10)), crypto.SHA256, 32}, "defaults": {pss(), crypto.SHA1, 20},
		"mgf-sha1": {pss(context(0, s256), context(1, mgf(seq(oid(1, 3, 14, 3, 2, 26), null()))), context(2, integer(32))), crypto.SHA256, 32}, "trailer": {pss(context(0, s256), context(1, mgf(s256)), context(2, integer(32)), context(3, integer(1))), crypto.SHA256, 32}, "trailer-2": {pss(context(0, s256), context(1, mgf(s256)), context(2, integer(32)), context(3, integer(2))), crypto.SHA256, 32},
		"hash-no-null": {whole(seq(sha(1)), 32), crypto.SHA256, 32}, "unknown-hash": {whole(seq(oid(1, 2, 3), null()), 32), crypto.SHA256, 32}, "no-salt": {pss(context(0, s256), context(1, mgf(s256))), crypto.SHA256, 20},
	} {
		one := one
		for _, of := range positions {
			of := of
			add(of+"/pss-"+label, func(c *chain) {
				c.rekey(map[string]string{"leaf": "mid", "mid": "root", "root": "root"}[of], "RSA-2048")
				at := map[string]*certificate{"leaf": c.leaf, "mid": c.mid, "root": c.root}[of]
				at.algorithm, at.hash, at.pss = one.algorithm, one.hash, &rsa.PSSOptions{SaltLength: one.salt, Hash: one.hash}
			})
		}
	}
	for label, change := range map[string]func([]byte) []byte{
		"flipped": func(s []byte) []byte { s[len(s)-1] ^= 1; return s }, "flipped-early": func(s []byte) []byte { s[len(s)/2] ^= 0x40; return s }, "short": func(s []byte) []byte { return s[:len(s)-1] }, "none": func([]byte) []byte { return nil }, "longer": func(s []byte) []byte { return append(s, 0) }, "zeros": func(s []byte) []byte { return make([]byte, len(s)) }, "zero-numbers": func([]byte) []byte { return seq(integer(0), integer(0)) }, "leading-zero": func(s []byte) []byte { return append([]byte{0}, s...) },
	} {
		change := change
		each("signature-"+label, func(c *certificate) { c.afterSignature = change })
	}
	each("signature-unused-bits", func(c *certificate) { c.signatureBits = tlv(3, []byte{1, 0x30, 0x02}) })
	each("signature-octets", func(c *certificate) { c.signatureBits = octets([]byte{1, 2, 3}) })
	add("leaf/signed-by-another-key", func(c *chain) { c.leaf.sign(key("P-256other''")) })
	add("leaf/signed-by-another-rsa-key", func(c *chain) { c.rekey("mid", "RSA-2048"); c.leaf.sign(key("RSA-2048'")) })
	add("mid/signed-by-another-key", func(c *chain) { c.mid.sign(key("P-256''''")) })
	add("root/signed-by-another-key", func(c *chain) { c.root.sign(key("P-256''''")) })
}

func containers() {
	for label, change := range map[string]func([]byte) []byte{
		"trailing": func(d []byte) []byte { return append(d, 0) }, "trailing-null": func(d []byte) []byte { return append(d, 5, 0) }, "cut": func(d []byte) []byte { return d[:len(d)-1] }, "cut-half": func(d []byte) []byte { return d[:len(d)/2] }, "octets": func(d []byte) []byte { d[0] = 0x04; return d }, "twice": func(d []byte) []byte { return append(d, d...) }, "empty": func([]byte) []byte { return nil },
		"indefinite": func(d []byte) []byte { return join([]byte{0x30, 0x80}, d[4:], []byte{0, 0}) }, "wide-length": func(d []byte) []byte { return join([]byte{0x30, 0x83, 0}, d[2:]) },
	} {
		change := change
		each("der-"+label, func(c *certificate) { c.afterAll = change })
	}
	for label, change := range map[string]func([]byte) []byte{
		"extra-field": func(t []byte) []byte { return seq(t[4:], null()) }, "trailing-context": func(t []byte) []byte { return seq(t[4:], context(4, integer(1))) },
	} {
		change := change
		each("tbs-"+label, func(c *certificate) { c.afterTBS = change })
	}
	id := func(n byte) []byte { return implicit(n, []byte{0, 1, 2}) }
	each("issuer-unique-id", func(c *certificate) { c.uniqueIDs = id(1) })
	each("subject-unique-id", func(c *certificate) { c.uniqueIDs = id(2) })
	each("both-unique-ids", func(c *certificate) { c.uniqueIDs = join(id(1), id(2)) })
	each("unique-ids-turned-round", func(c *certificate) { c.uniqueIDs = join(id(2), id(1)) })
	each("extensions-none", func(c *certificate) { c.extensions = nil })
	each("extensions-empty", func(c *certificate) { c.rawExtensions = context(3, seq()) })
	each("extensions-no-list", func(c *certificate) { c.rawExtensions = context(3) })
	each("extensions-wrong-type", func(c *certificate) { c.rawExtensions = context(3, set()) })
	each("extensions-trailing", func(c *certificate) { c.rawExtensions = context(3, seq(seq(private, octets(null()))), null()) })
	each("extension-not-octets", func(c *certificate) { c.rawExtensions = context(3, seq(seq(private, null()))) })
	each("extension-no-value", func(c *certificate) { c.rawExtensions = context(3, seq(seq(private))) })
	each("extension-four-fields", func(c *certificate) { c.rawExtensions = context(3, seq(seq(private, yes, octets(null()), null()))) })
	each("extension-twice", func(c *certificate) { c.extensions = append(c.extensions, c.extensions...) })
	each("extension-unknown-twice", func(c *certificate) {
		c.extensions = append(c.extensions, extension{private, nil, null()}, extension{private, nil, null()})
	})
	extend("unknown", private, nil, null())
	extend("unknown-critical", private, yes, null())
	extend("unknown-critical-false", private, boolean(0), null())
	extend("unknown-critical-one", private, boolean(1), null())
	extend("unknown-critical-wide", private, []byte{1, 2, 0, 0xff}, null())
	extend("unknown-empty", private, nil, nil)
}

func authorities() {
	for label, value := range map[string][]byte{
		"ca": seq(yes), "not-ca": seq(), "false": seq(boolean(0)), "path-0": seq(yes, integer(0)), "path-1": seq(yes, integer(1)), "path-2": seq(yes, integer(2)), "path-negative": seq(yes, integer(-1)), "path-huge": seq(yes, bigInteger(new(big.Int).Lsh(big.NewInt(1), 70))), "path-without-ca": seq(integer(0)), "trailing": seq(yes, integer(0), null()), "after": join(seq(yes), null()), "boolean-one": seq(boolean(1)), "string": tlv(0x0c, []byte("x")), "nothing": nil, "path-wide": seq(yes, []byte{2, 2, 0, 1}),
	} {
		extend("constraints-"+label, basicConstraints, yes, value)
	}
	each("constraints-none", func(c *certificate) { c.remove(basicConstraints) })
	each("constraints-not-critical", func(c *certificate) { c.set(basicConstraints, nil, seq(yes)) })
	for label, value := range map[string][]byte{
		"missing": nil, "other": octets([]byte{9, 9, 9}), "empty": octets(nil), "not-octets": integer(1), "trailing": join(octets([]byte{1}), null()),
	} {
		value := value
		each("ski-"+label, func(c *certificate) {
			if value == nil {
				c.remove(subjectKeyID)
			} else {
				c.set(subjectKeyID, nil, value)
			}
		})
	}
	for label, value := range map[string][]byte{
		"other": seq(implicit(0, []byte{9, 9, 9})), "empty": seq(), "empty-id": seq(implicit(0, nil)), "issuer-and-serial": seq(context(1, tlv(0xa4, name(commonName("x")))), implicit(2, []byte{7})), "not-a-sequence": octets(nil), "trailing": join(seq(), null()), "nothing": nil,
	} {
		extend("aki-"+label, authorityKeyID, nil, value)
	}
	each("aki-none", func(c *certificate) { c.remove(authorityKeyID) })
}

func usages() {
	for label, value := range map[string][]byte{
		"signature": tlv(3, []byte{7, 0x80}), "cert-sign": tlv(3, []byte{2, 0x04}), "nothing": tlv(3, []byte{0, 0}), "no-bits": tlv(3, []byte{0}), "empty": {3, 0}, "encipher-only": tlv(3, []byte{0, 1}), "ninth": tlv(3, []byte{7, 0, 0x80}), "long": tlv(3, []byte{0, 0x06, 0, 0}), "padding": tlv(3, []byte{3, 0x07}), "unused-8": tlv(3, []byte{8, 0x06}), "octets": octets([]byte{6}), "trailing": join(tlv(3, []byte{1, 6}), null()), "all": tlv(3, []byte{0, 0xff}), "crl-only": tlv(3, []byte{1, 0x02}), "key-agreement": tlv(3, []byte{3, 0x08}), "encipherment": tlv(3, []byte{5, 0x20}),
	} {
		extend("usage-"+label, keyUsage, yes, value)
	}
	each("usage-none", func(c *certificate) { c.remove(keyUsage) })
	client, anyUsage, code, sgc, ns := oid(1, 3, 6, 1, 5, 5, 7, 3, 2), oid(2, 5, 29, 37, 0), oid(1, 3, 6, 1, 5, 5, 7, 3, 3), oid(1, 3, 6, 1, 4, 1, 311, 10, 3, 3), oid(2, 16, 840, 1, 113730, 4, 1)
	for label, value := range map[string][]byte{
		"server": seq(serverOK), "client": seq(client), "any": seq(anyUsage), "code": seq(code), "microsoft-sgc": seq(sgc), "netscape-sgc": seq(ns), "client-and-server": seq(client, serverOK), "client-and-any": seq(client, anyUsage), "empty": seq(), "unknown": seq(private), "unknown-and-server": seq(private, serverOK), "trailing": join(seq(serverOK), null()), "integer": seq(integer(1)), "bad-oid": seq([]byte{6, 1, 0x80}), "not-a-sequence": serverOK, "nothing": nil, "twice": seq(serverOK, serverOK),
	} {
		extend("eku-"+label, extendedKeyUsage, nil, value)
		if label == "server" || label == "client" || label == "any" {
			extend("eku-critical-"+label, extendedKeyUsage, yes, value)
		}
	}
	each("eku-none", func(c *certificate) { c.remove(extendedKeyUsage) })
}

func alternativeNames() {
	host := []byte("registry.example.com")
	uri := func(text string) []byte { return implicit(6, []byte(text)) }
	mail := func(text string) []byte { return implicit(1, []byte(text)) }
	names("empty")
	names("other", dns("other.example.com"))
	for label, text := range map[string]string{
		"upper": "REGISTRY.EXAMPLE.COM", "wildcard": "*.example.com", "wildcard-deep": "*.registry.example.com", "wildcard-top": "*.com", "wildcard-partial": "reg*.example.com", "wildcard-whole": "*", "wildcard-second": "registry.*.com", "wildcard-double": "*.*.com", "trailing-dot": "registry.example.com.", "leading-dot": ".example.com", "underscore": "reg_istry.example.com", "punycode": "xn--rgistry-bya.example.com", "empty": "", "nul": "registry.example.com\x00.evil.example", "blank": "registry.example.com ", "high": "régistry.example.com", "two-dots": "registry..example.com", "hyphen": "-registry.example.com", "address": "10.1.2.3", "uri": "https://registry.example.com", "port": "registry.example.com:5000", "label": "registry", "slash": "a/b.example.com", "long-label": strings.Repeat("a", 64) + ".example.com", "colon": "a:b",
	} {
		names("dns-"+label, dns(text))
		names("dns-"+label+"-beside", dns(text), dns("registry.example.com"))
	}
	for _, n := range []int{0, 3, 4, 5, 8, 15, 16, 17} {
		names(fmt.Sprintf("ip-%d-bytes", n), dns("registry.example.com"), implicit(7, make([]byte, n)))
	}
	for label, text := range map[string]string{
		"plain": "https://registry.example.com/x", "port": "https://registry.example.com:443/", "bad-port": "https://registry.example.com:x/", "address": "https://10.1.2.3/", "v6": "https://[::1]/", "v6-open": "https://[::1/", "relative": "/path", "opaque": "mailto:a@b", "empty": "", "space": "https://a b/", "control": "https://a\x01b/", "percent": "https://a%zz/", "no-scheme": "://a", "high": "https://é/", "user": "https://u:p@a.example/", "bad-host": "https://a..b/", "dot": "https://a.example./", "urn": "urn:uuid:1", "percent-path": "https://a.example/%zz", "underscore": "spiffe://a_b/c",
	} {
		names("uri-"+label, dns("registry.example.com"), uri(text))
	}
	for label, text := range map[string]string{"plain": "a@example.com", "no-at": "example.com", "high": "é@example.com", "empty": "", "quoted": `"a b"@example.com`, "two-at": "a@b@c"} {
		names("mail-"+label, dns("registry.example.com"), mail(text))
	}
	names("directory-name", tlv(0xa4, name(commonName("x"))))
	names("directory-name-beside", implicit(2, host), tlv(0xa4, name(commonName("x"))))
	names("other-name", implicit(2, host), context(0, oid(1, 2, 3), context(0, tlv(0x0c, []byte("x")))))
	names("registered-id", implicit(2, host), implicit(8, []byte{42}))
	names("unknown-tag", implicit(2, host), implicit(9, []byte{42}))
	names("universal-tag", tlv(0x0c, host))
	names("constructed-dns", tlv(0xa2, host))
	names("context-12", implicit(12, host))
	var many, addresses [][]byte
	for i := 0; i < 120; i++ {
		many = append(many, dns(fmt.Sprintf("h%d.example.net", i)))
		addresses = append(addresses, implicit(7, []byte{10, 9, 8, byte(i)}))
	}
	names("hundred", many...)
	names("ninety-nine", many[:99]...)
	add("san/hundred-addresses", func(c *chain) { c.leaf.set(alternativeName, nil, seq(addresses...)); c.asks("ip", "10.0.0.1") })
	add("san/critical", func(c *chain) { c.leaf.set(alternativeName, yes, seq(dns("registry.example.com"))) })
	add("san/critical-unusable", func(c *chain) { c.leaf.set(alternativeName, yes, seq(tlv(0xa4, name(commonName("x"))))) })
	add("san/none", func(c *chain) { c.leaf.remove(alternativeName) })
	add("san/none-and-other-common-name", func(c *chain) { c.leaf.remove(alternativeName); c.rename("leaf", name(commonName("other"))) })
	add("san/none-and-invalid-common-name", func(c *chain) {
		c.leaf.remove(alternativeName)
		c.rename("leaf", name(commonName("Registry of Example")))
	})
	add("san/none-and-no-subject", func(c *chain) { c.leaf.remove(alternativeName); c.rename("leaf", name()) })
	add("san/trailing", func(c *chain) { c.leaf.set(alternativeName, nil, join(seq(dns("registry.example.com")), null())) })
	add("san/not-a-sequence", func(c *chain) { c.leaf.set(alternativeName, nil, octets(host)) })
	add("san/cut", func(c *chain) { c.leaf.set(alternativeName, nil, []byte{0x30, 0x16, 0x82}) })
	add("mid/san", func(c *chain) { c.mid.set(alternativeName, nil, seq(dns("ca.example.com"))) })
	add("mid/san-bad", func(c *chain) { c.mid.set(alternativeName, nil, seq(implicit(7, []byte{1}))) })
}

func constraints() {
	sub := func(bases ...[]byte) []byte {
		var list []byte
		for _, b := range bases {
			list = append(list, seq(b)...)
		}
		return list
	}
	permit := func(bases ...[]byte) []byte { return seq(context(0, sub(bases...))) }
	exclude := func(bases ...[]byte) []byte { return seq(context(1, sub(bases...))) }
	ip := func(b ...byte) []byte { return implicit(7, b) }
	uri := func(text string) []byte { return implicit(6, []byte(text)) }
	mail := func(text string) []byte { return implicit(1, []byte(text)) }
	dir := tlv(0xa4, name(commonName("x")))
	for label, value := range map[string][]byte{
		"permit-own": permit(dns("example.com")), "permit-host": permit(dns("registry.example.com"), dns("pull.example.com")), "permit-dot": permit(dns(".example.com")), "permit-other": permit(dns("example.org")), "permit-all": permit(dns("")), "permit-top": permit(dns("com")), "permit-upper": permit(dns("EXAMPLE.COM")), "permit-partial": permit(dns("ample.com")), "permit-bad": permit(dns("*.example.com")), "permit-trailing-dot": permit(dns("example.com.")), "permit-underscore": permit(dns("a_b.com")), "permit-high": permit(dns("é.com")), "permit-blank": permit(dns(" ")), "permit-dots": permit(dns("..")),
		"exclude-own": exclude(dns("example.com")), "exclude-other": exclude(dns("example.org")), "exclude-dot": exclude(dns(".example.com")), "exclude-all": exclude(dns("")), "exclude-deep": exclude(dns("a.registry.example.com")), "both-host": seq(context(0, sub(dns("example.com"))), context(1, sub(dns("registry.example.com")))),
		"permit-ip": permit(ip(10, 0, 0, 0, 255, 0, 0, 0)), "permit-ip-other": permit(ip(192, 168, 0, 0, 255, 255, 0, 0)), "exclude-ip": exclude(ip(10, 1, 0, 0, 255, 255, 0, 0)), "exclude-ip-other": exclude(ip(11, 0, 0, 0, 255, 0, 0, 0)), "ip-mask": permit(ip(10, 0, 0, 0, 255, 0, 255, 0)), "ip-short": permit(ip(10, 0, 0, 0)), "ip-all": permit(ip(0, 0, 0, 0, 0, 0, 0, 0)), "permit-v6": permit(implicit(7, make([]byte, 32))), "exclude-v6": exclude(implicit(7, make([]byte, 32))), "ip-host-bits": permit(ip(10, 1, 2, 3, 255, 0, 0, 0)),
		"permit-mail": permit(mail("example.com")), "permit-mail-box": permit(mail("a@example.com")), "permit-mail-bad": permit(mail("a@@b")), "permit-uri": permit(uri("example.com")), "permit-uri-address": permit(uri("10.1.2.3")), "permit-uri-bad": permit(uri("*.b")), "exclude-uri": exclude(uri("example.com")), "exclude-mail": exclude(mail("example.com")), "permit-directory": permit(dir), "exclude-directory": exclude(dir), "permit-dns-and-directory": permit(dns("example.com"), dir), "other-name": permit(context(0, oid(1, 2, 3), context(0, null()))),
		"empty": seq(), "empty-permitted": seq(context(0)), "empty-both": seq(context(0), context(1)), "trailing": join(permit(dns("example.com")), null()), "trailing-inside": seq(context(0, sub(dns("example.com"))), context(2, nil)), "minimum": seq(context(0, seq(dns("example.com"), implicit(0, []byte{1})))), "not-a-sequence": octets(nil), "turned-round": seq(context(1, sub(dns("x.org"))), context(0, sub(dns("example.com")))), "nothing": nil,
	} {
		extend("names-"+label, nameConstraints, yes, value)
		if strings.Contains(label, "permit-other") || strings.Contains(label, "directory") || strings.Contains(label, "exclude-own") {
			extend("names-"+label+"-not-critical", nameConstraints, nil, value)
		}
	}
	withNames := func(label string, value []byte, list ...[]byte) {
		for _, of := range []string{"mid", "root"} {
			of := of
			add(of+"/names-with-"+label, func(c *chain) {
				at := map[string]*certificate{"mid": c.mid, "root": c.root}[of]
				at.set(nameConstraints, yes, value)
				c.leaf.set(alternativeName, nil, seq(append([][]byte{dns("registry.example.com")}, list...)...))
			})
		}
	}
	withNames("uri-inside", permit(uri("example.com")), uri("https://example.com/"))
	withNames("uri-below", permit(uri("example.com")), uri("https://a.example.com/"))
	withNames("uri-dot", permit(uri(".example.com")), uri("https://a.example.com/"))
	withNames("uri-outside", permit(uri("example.com")), uri("https://example.org/"))
	withNames("uri-address", permit(uri("example.com")), uri("https://10.1.2.3/"))
	withNames("uri-no-host", permit(uri("example.com")), uri("urn:x"))
	withNames("uri-excluded", exclude(uri("example.com")), uri("https://example.com:8443/"))
	withNames("uri-v6", permit(uri("example.com")), uri("https://[::1]:443/"))
	withNames("mail-inside", permit(mail("example.com")), mail("a@example.com"))
	withNames("mail-below", permit(mail("example.com")), mail("a@b.example.com"))
	withNames("mail-dot", permit(mail(".example.com")), mail("a@b.example.com"))
	withNames("mail-box", permit(mail("a@example.com")), mail("a@example.com"))
	withNames("mail-box-case", permit(mail("a@example.com")), mail("A@EXAMPLE.com"))
	withNames("mail-outside", permit(mail("example.com")), mail("a@example.org"))
	withNames("mail-broken", permit(mail("example.com")), mail("nobody"))
	withNames("mail-quoted", permit(mail("example.com")), mail(`"a b"@example.com`))
	withNames("mail-excluded", exclude(mail("example.com")), mail("a@example.com"))
	withNames("ip-inside", permit(ip(10, 0, 0, 0, 255, 0, 0, 0)), ip(10, 9, 9, 9))
	withNames("ip-outside", permit(ip(10, 0, 0, 0, 255, 0, 0, 0)), ip(11, 9, 9, 9))
	withNames("ip-v6-against-v4", permit(ip(10, 0, 0, 0, 255, 0, 0, 0)), implicit(7, append(make([]byte, 15), 1)))
	withNames("ip-mapped", permit(ip(10, 0, 0, 0, 255, 0, 0, 0)), implicit(7, []byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 1, 1, 1}))
	withNames("dns-second-outside", permit(dns("registry.example.com")), dns("b.example.com"))
	withNames("dns-wildcard-inside", permit(dns("example.com")), dns("*.example.com"))
	withNames("dns-odd", permit(dns("example.com")), dns("a b"))
	withNames("dns-odd-excluded", exclude(dns("example.org")), dns("a..b"))
	withNames("dns-trailing-dot", permit(dns("example.com")), dns("x.example.com."))
	withNames("directory-name", permit(dns("example.com")), tlv(0xa4, name(commonName("x"))))
}

func policyKinds() {
	p1, p2, anyPolicy := oid(1, 3, 6, 1, 4, 1, 99999, 2), oid(1, 3, 6, 1, 4, 1, 99999, 3), oid(2, 5, 29, 32, 0)
	for label, value := range map[string][]byte{
		"one": seq(seq(p1)), "two": seq(seq(p1), seq(p2)), "any": seq(seq(anyPolicy)), "twice": seq(seq(p1), seq(p1)), "qualifier": seq(seq(p1, seq(seq(oid(1, 3, 6, 1, 5, 5, 7, 2, 1), tlv(0x16, []byte("https://x")))))), "empty": seq(), "empty-policy": seq(seq()), "trailing": join(seq(seq(p1)), null()), "integer": seq(seq(integer(1))), "not-a-sequence": p1,
	} {
		extend("policies-"+label, policies, nil, value)
	}
	// Explicit policies are evaluated from Go 1.24 on: until then a critical constraint of this kind was an unhandled extension.
	for label, value := range map[string][]byte{"require-0": seq(implicit(0, []byte{0})), "require-1": seq(implicit(0, []byte{1})), "inhibit-mapping": seq(implicit(1, []byte{0})), "require-huge": seq(implicit(0, []byte{1, 2, 3, 4, 5, 6, 7, 8, 9})), "empty": seq(), "bad": seq(tlv(0x81, nil)), "trailing": join(seq(implicit(0, []byte{0})), null())} {
		extend("since-1.24/policy-constraints-"+label, policyConstraints, yes, value)
	}
	for label, value := range map[string][]byte{"0": integer(0), "1": integer(1), "bad": null()} {
		extend("since-1.24/inhibit-any-"+label, inhibitAnyPolicy, yes, value)
	}
	for label, value := range map[string][]byte{"1-2": seq(seq(p1, p2)), "any": seq(seq(anyPolicy, p2)), "empty": seq(), "short": seq(seq(p1)), "2-1": seq(seq(p2, p1))} {
		extend("since-1.24/mappings-"+label, policyMappings, nil, value)
	}
	required := func(label string, apply func(*chain)) {
		add("since-1.24/policy-required-"+label, func(c *chain) {
			// Of the root Go asks nothing: it is the intermediate that demands.
			c.mid.set(policyConstraints, yes, seq(implicit(0, []byte{0})))
			c.mid.set(policies, nil, seq(seq(p1)))
			c.leaf.set(policies, nil, seq(seq(p1)))
			apply(c)
		})
	}
	required("met", func(*chain) {})
	required("by-other", func(c *chain) { c.leaf.set(policies, nil, seq(seq(p2))) })
	required("leaf-none", func(c *chain) { c.leaf.remove(policies) })
	required("mid-none", func(c *chain) { c.mid.remove(policies) })
	required("mid-any", func(c *chain) { c.mid.set(policies, nil, seq(seq(anyPolicy))) })
	required("leaf-any", func(c *chain) { c.leaf.set(policies, nil, seq(seq(anyPolicy))) })
	required("mapped", func(c *chain) {
		c.mid.set(policyMappings, nil, seq(seq(p1, p2)))
		c.leaf.set(policies, nil, seq(seq(p2)))
	})
	required("mapped-away", func(c *chain) { c.mid.set(policyMappings, nil, seq(seq(p1, p2))) })
	required("mapping-inhibited", func(c *chain) {
		c.mid.set(policyConstraints, yes, seq(implicit(0, []byte{0}), implicit(1, []byte{0})))
		c.mid.set(policyMappings, nil, seq(seq(p1, p2)))
		c.leaf.set(policies, nil, seq(seq(p2)))
	})
	required("by-the-root-only", func(c *chain) {
		c.mid.remove(policyConstraints)
		c.root.set(policyConstraints, yes, seq(implicit(0, []byte{0})))
		c.leaf.remove(policies)
	})
	required("one-below", func(c *chain) {
		c.mid.set(policyConstraints, yes, seq(implicit(0, []byte{1})))
		c.leaf.remove(policies)
	})
	required("by-the-leaf", func(c *chain) {
		c.mid.remove(policyConstraints)
		c.leaf.set(policyConstraints, yes, seq(implicit(0, []byte{0})))
		c.mid.set(policies, nil, seq(seq(p2)))
	})
	required("any-inhibited", func(c *chain) {
		c.root.set(inhibitAnyPolicy, yes, integer(0))
		c.mid.set(policies, nil, seq(seq(anyPolicy)))
	})
	required("any-inhibited-below", func(c *chain) {
		c.mid.set(inhibitAnyPolicy, yes, integer(0))
		c.leaf.set(policies, nil, seq(seq(anyPolicy)))
	})
}

func others() {
	point := func(uri string) []byte { return seq(context(0, context(0, implicit(6, []byte(uri))))) }
	for label, value := range map[string][]byte{
		"uri": seq(point("http://crl.example.com/x")), "two": seq(point("http://a/"), point("http://b/")), "empty": seq(), "reasons": seq(seq(implicit(1, []byte{1, 6}))), "relative": seq(seq(context(0, tlv(0xa1, seq(oid(2, 5, 4, 3), tlv(0x0c, []byte("x"))))))), "bad": seq(null()), "trailing": join(seq(point("http://a/")), null()), "directory": seq(seq(context(0, context(0, tlv(0xa4, name(commonName("x"))))))), "high": seq(point("http://é/")),
	} {
		extend("crl-"+label, distribution, nil, value)
	}
	extend("crl-critical", distribution, yes, seq(point("http://crl.example.com/x")))
	access := func(method []byte, location []byte) []byte { return seq(method, location) }
	issuers, ocsp := oid(1, 3, 6, 1, 5, 5, 7, 48, 2), oid(1, 3, 6, 1, 5, 5, 7, 48, 1)
	for label, value := range map[string][]byte{
		"issuer": seq(access(issuers, implicit(6, []byte("http://a/ca.crt")))), "ocsp": seq(access(ocsp, implicit(6, []byte("http://a/")))), "directory": seq(access(issuers, tlv(0xa4, name(commonName("x"))))), "empty": seq(), "bad": seq(null()), "no-location": seq(seq(issuers)), "trailing": join(seq(), null()), "high": seq(access(issuers, implicit(6, []byte("http://é/")))),
	} {
		extend("aia-"+label, authorityAccess, nil, value)
	}
	extend("scts", oid(1, 3, 6, 1, 4, 1, 11129, 2, 4, 2), nil, octets([]byte{0, 0}))
	extend("poison", oid(1, 3, 6, 1, 4, 1, 11129, 2, 4, 3), yes, null())
	extend("must-staple", oid(1, 3, 6, 1, 5, 5, 7, 1, 24), nil, seq(integer(5)))
	extend("netscape-type", oid(2, 16, 840, 1, 113730, 1, 1), nil, tlv(3, []byte{6, 0x40}))
	extend("netscape-type-critical", oid(2, 16, 840, 1, 113730, 1, 1), yes, tlv(3, []byte{6, 0x40}))
	extend("issuer-alternative-name", oid(2, 5, 29, 18), nil, seq(dns("x")))
	extend("private-key-period", oid(2, 5, 29, 16), nil, seq())
	extend("subject-directory-attributes-critical", oid(2, 5, 29, 9), yes, seq())
}

func hosts() {
	for label, value := range map[string]string{
		"upper": "REGISTRY.Example.COM", "trailing-dot": "registry.example.com.", "two-trailing-dots": "registry.example.com..", "other": "other.example.com", "wildcard": "a.pull.example.com", "wildcard-deep": "a.b.pull.example.com", "wildcard-bare": "pull.example.com", "literal-wildcard": "*.pull.example.com", "underscore": "a_b.pull.example.com", "port": "registry.example.com:443", "blank": "registry.example.com ", "leading-dot": ".example.com", "punycode": "xn--a.pull.example.com", "unicode": "é.pull.example.com", "hyphen": "-a.pull.example.com", "empty-label": "a..pull.example.com", "single": "registry", "dot": ".", "long": strings.Repeat("a", 70) + ".pull.example.com", "wildcard-dot": "a.pull.example.com.", "slash": "a/b.pull.example.com", "colon": "a:b", "nul": "registry.example.com\x00",
	} {
		value := value
		add("host/"+label, func(c *chain) { c.asks("dns", value) })
	}
	add("host/none", func(c *chain) { c.host = nil })
	add("host/none-and-no-names", func(c *chain) { c.host = nil; c.leaf.remove(alternativeName) })
	for label, value := range map[string]string{
		"own": "10.1.2.3", "other": "10.1.2.4", "v6": "::1", "mapped": "::ffff:10.1.2.3", "mapped-hex": "::ffff:0a01:0203", "bracketed": "[10.1.2.3]", "bracketed-v6": "[::1]", "leading-zero": "10.01.2.3", "zone": "fe80::1%eth0", "long-v6": "0:0:0:0:0:ffff:a01:203", "short": "10.1.2", "upper-v6": "::FFFF:10.1.2.3",
	} {
		value := value
		add("address/"+label, func(c *chain) { c.asks("ip", value) })
		add("address/"+label+"-without-addresses", func(c *chain) {
			c.asks("ip", value)
			c.leaf.set(alternativeName, nil, seq(dns("registry.example.com"), dns(value)))
		})
	}
	add("address/v6-in-certificate", func(c *chain) {
		c.asks("ip", "2001:db8::1")
		c.leaf.set(alternativeName, nil, seq(implicit(7, []byte{0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})))
	})
	add("address/v6-refused", func(c *chain) {
		c.asks("ip", "2001:db8::2")
		c.leaf.set(alternativeName, nil, seq(implicit(7, []byte{0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}), implicit(7, []byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4})))
	})
	add("address/common-name", func(c *chain) {
		c.asks("ip", "10.1.2.3")
		c.leaf.remove(alternativeName)
		c.rename("leaf", name(commonName("10.1.2.3")))
	})
}
