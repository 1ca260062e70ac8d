package main

import (
	"crypto"
	_ "crypto/md5"
	"crypto/rsa"
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
