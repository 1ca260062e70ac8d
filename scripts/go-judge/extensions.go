package main

// Changes to the structure and to extensions other than names.

import "math/big"

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
