package main

// Changes to names: subjects, alternative names, name constraints.

import (
	"fmt"
	"strings"
)

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
