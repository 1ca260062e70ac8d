package main

import (
	"fmt"
	"strings"
)

// stores changes what the server sends and what the node trusts.
func stores() {
	send := func(name string, sent func(leaf, mid, root []byte) [][]byte) {
		add("sent/"+name, func(c *chain) { c.sent = sent })
	}
	trust := func(name string, trusted func(leaf, mid, root []byte) []string) {
		add("trusted/"+name, func(c *chain) { c.trusted = trusted })
	}
	one := func(der []byte) []string { return []string{block("CERTIFICATE", der)} }
	send("no-intermediate", func(l, _, _ []byte) [][]byte { return [][]byte{l} })
	send("with-root", func(l, m, r []byte) [][]byte { return [][]byte{l, m, r} })
	send("turned-round", func(l, m, r []byte) [][]byte { return [][]byte{l, r, m} })
	send("intermediate-twice", func(l, m, _ []byte) [][]byte { return [][]byte{l, m, m} })
	send("leaf-twice", func(l, m, _ []byte) [][]byte { return [][]byte{l, l, m} })
	send("intermediate-first", func(l, m, _ []byte) [][]byte { return [][]byte{m, l} })
	send("root-only", func(_, _, r []byte) [][]byte { return [][]byte{r} })
	send("damaged-extra", func(l, m, _ []byte) [][]byte { return [][]byte{l, m, m[:len(m)-2]} })
	send("unrelated-extra", func(l, m, _ []byte) [][]byte {
		other := good("P-256", "P-384", "P-384")
		return [][]byte{l, other.root.der(), other.mid.der(), m}
	})
	trust("nothing", func(_, _, _ []byte) []string { return nil })
	trust("intermediate", func(_, m, _ []byte) []string { return one(m) })
	trust("leaf", func(l, _, _ []byte) []string { return one(l) })
	trust("all", func(l, m, r []byte) []string {
		return []string{block("CERTIFICATE", l), block("CERTIFICATE", m), block("CERTIFICATE", r)}
	})
	trust("same-name-other-key", func(_, _, _ []byte) []string { return one(good("P-256", "P-256", "P-521").root.der()) })
	trust("same-name-both-keys", func(_, _, r []byte) []string {
		return []string{block("CERTIFICATE", good("P-256", "P-256", "P-521").root.der()), block("CERTIFICATE", r)}
	})
	trust("same-name-rsa-key", func(_, _, _ []byte) []string { return one(good("P-256", "P-256", "RSA-2048").root.der()) })
	trust("unrelated", func(_, _, _ []byte) []string {
		c := good("P-256", "P-256", "P-521")
		c.rename("root", name(commonName("Unrelated")))
		return one(c.root.der())
	})

	add("self-signed/untrusted", func(c *chain) { c.selfSigned(); c.trusted = func(_, _, r []byte) []string { return one(r) } })
	add("self-signed/trusted", func(c *chain) { c.selfSigned(); c.trusted = func(l, _, _ []byte) []string { return one(l) } })
	add("self-signed/trusted-ca", func(c *chain) {
		c.selfSigned()
		c.leaf.set(basicConstraints, yes, seq(yes))
		c.trusted = func(l, _, _ []byte) []string { return one(l) }
	})
	add("self-signed/nothing-trusted", func(c *chain) { c.selfSigned(); c.trusted = func(_, _, _ []byte) []string { return nil } })
	add("self-signed/twin-trusted", func(c *chain) {
		c.selfSigned()
		twin := *c.leaf
		twin.serial = integer(77)
		twin.set(basicConstraints, yes, seq(yes))
		twin.set(keyUsage, yes, tlv(3, []byte{1, 0x06}))
		c.trusted = func(_, _, _ []byte) []string { return one(twin.der()) }
	})
	add("root-signs-leaf", func(c *chain) {
		c.leaf.issuer = c.root.subject
		c.leaf.sign(c.root.signer)
		c.sent = func(l, _, _ []byte) [][]byte { return [][]byte{l} }
	})
	add("root-signs-leaf/untrusted", func(c *chain) {
		c.leaf.issuer = c.root.subject
		c.leaf.sign(c.root.signer)
		c.sent = func(l, _, _ []byte) [][]byte { return [][]byte{l} }
		c.trusted = func(_, _, _ []byte) []string { return nil }
	})

	// Two intermediates of one name: another key, expired, or signed by somebody else; in both orders.
	for label, change := range map[string]func(*certificate){
		"other-key":        func(t *certificate) { t.spki = spkiOf(key("P-384'")) },
		"expired":          func(t *certificate) { t.notAfter = utc(base.AddDate(0, 0, -1)) },
		"not-yet":          func(t *certificate) { t.notBefore = utc(base.AddDate(0, 0, 1)) },
		"other-issuer":     func(t *certificate) { t.issuer = name(commonName("Nobody")) },
		"not-a-ca":         func(t *certificate) { t.set(basicConstraints, yes, seq()) },
		"path-0":           func(t *certificate) { t.set(basicConstraints, yes, seq(yes, integer(0))) },
		"client-only":      func(t *certificate) { t.set(extendedKeyUsage, nil, seq(oid(1, 3, 6, 1, 5, 5, 7, 3, 2))) },
		"names":            func(t *certificate) { t.set(nameConstraints, yes, seq(context(0, seq(dns("example.org"))))) },
		"unknown-critical": func(t *certificate) { t.set(private, yes, null()) },
		"no-key-id":        func(t *certificate) { t.remove(subjectKeyID) },
		"other-key-id":     func(t *certificate) { t.set(subjectKeyID, nil, octets([]byte{1})) },
		"bad-signature":    func(t *certificate) { t.afterSignature = func(s []byte) []byte { s[len(s)-1] ^= 1; return s } },
	} {
		change := change
		for _, first := range []bool{true, false} {
			first := first
			add(fmt.Sprintf("twin-intermediate/%s-first-%v", label, first), func(c *chain) {
				c.sent = func(l, m, _ []byte) [][]byte {
					twin := *c.mid
					twin.extensions = append([]extension{}, c.mid.extensions...)
					twin.serial = integer(88)
					change(&twin)
					if first {
						return [][]byte{l, twin.der(), m}
					}
					return [][]byte{l, m, twin.der()}
				}
			})
			add(fmt.Sprintf("twin-root/%s-first-%v", label, first), func(c *chain) {
				c.trusted = func(_, _, r []byte) []string {
					twin := *c.root
					twin.extensions = append([]extension{}, c.root.extensions...)
					twin.serial = integer(89)
					change(&twin)
					if first {
						return []string{block("CERTIFICATE", twin.der()), block("CERTIFICATE", r)}
					}
					return []string{block("CERTIFICATE", r), block("CERTIFICATE", twin.der())}
				}
			})
		}
	}
	// The root also cross-signed by another root: sent, with one or the other trusted.
	for _, label := range []string{"new-trusted", "old-trusted", "neither", "expired-cross"} {
		label := label
		add("cross-signed/"+label, func(c *chain) {
			old := good("P-256", "P-256", "P-384")
			old.rename("root", name(commonName("Old Root")))
			cross := *c.root
			cross.extensions = append([]extension{}, c.root.extensions...)
			cross.issuer = old.root.subject
			cross.sign(old.root.signer)
			if label == "expired-cross" {
				cross.notAfter = utc(base.AddDate(0, 0, -1))
			}
			c.sent = func(l, m, _ []byte) [][]byte { return [][]byte{l, m, cross.der()} }
			c.trusted = func(_, _, r []byte) []string {
				switch label {
				case "new-trusted":
					return one(r)
				case "neither":
					return nil
				}
				return one(old.root.der())
			}
		})
	}
	// Two CAs that sign each other.
	for _, trusted := range []bool{true, false} {
		trusted := trusted
		add(fmt.Sprintf("circle/trusted-%v", trusted), func(c *chain) {
			a := *c.root
			a.extensions = append([]extension{}, c.root.extensions...)
			a.issuer = c.mid.subject
			a.sign(c.leaf.signer)
			c.sent = func(l, m, _ []byte) [][]byte { return [][]byte{l, m, a.der(), m} }
			if !trusted {
				c.trusted = func(_, _, _ []byte) []string { return nil }
			}
		})
	}
	for _, n := range []int{3, 4, 5} {
		n := n
		add(fmt.Sprintf("long-path/%d", n), func(c *chain) {
			extra := [][]byte{}
			issuer, signer := c.root.subject, c.root.signer
			for i := 0; i < n; i++ {
				step := *c.mid
				step.extensions = append([]extension{}, c.mid.extensions...)
				step.remove(authorityKeyID)
				step.issuer, step.subject = issuer, name(commonName(fmt.Sprintf("Step %d", i)))
				step.sign(signer)
				k := key(fmt.Sprintf("P-256%s", strings.Repeat("'", i+4)))
				step.spki = spkiOf(k)
				extra = append(extra, step.der())
				issuer, signer = step.subject, k
			}
			c.mid.issuer = issuer
			c.mid.sign(signer)
			c.sent = func(l, m, _ []byte) [][]byte { return append([][]byte{l, m}, extra...) }
		})
	}
	for _, n := range []int{20, 99, 120} {
		n := n
		add(fmt.Sprintf("many-of-one-name/%d", n), func(c *chain) {
			c.sent = func(l, m, _ []byte) [][]byte {
				sent := [][]byte{l}
				for i := 0; i < n; i++ {
					twin := *c.mid
					twin.serial = integer(int64(1000 + i))
					twin.extensions = append([]extension{}, c.mid.extensions...)
					twin.set(alternativeName, nil, seq(dns(fmt.Sprintf("n%d.example", i))))
					twin.spki = spkiOf(key("P-384'"))
					sent = append(sent, twin.der())
				}
				return append(sent, m)
			}
		})
	}
}

func (c *chain) selfSigned() {
	own := key("P-256''")
	c.leaf.issuer, c.leaf.spki = c.leaf.subject, spkiOf(own)
	c.leaf.sign(own)
	c.leaf.remove(authorityKeyID)
	c.sent = func(leaf, _, _ []byte) [][]byte { return [][]byte{leaf} }
}

// pems writes the node's CA file in odd ways. Each has the good root in it, as told.
func pems() {
	file := func(name string, write func(pem, label, base64 string) string) {
		add("ca-file/"+name, func(c *chain) {
			c.trusted = func(_, _, r []byte) []string {
				text := block("CERTIFICATE", r)
				lines := strings.Split(strings.TrimSpace(text), "\n")
				return []string{write(text, "CERTIFICATE", strings.Join(lines[1:len(lines)-1], "\n"))}
			}
		})
	}
	wrap := func(label, body string) string {
		return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n"
	}
	file("text-before", func(p, _, _ string) string { return "subject=CN = Example Root\nissuer=…\n\n" + p })
	file("text-after", func(p, _, _ string) string { return p + "# end of file" })
	file("header", func(_, l, b string) string { return wrap(l, "Proc-Type: 4,ENCRYPTED\n\n"+b) })
	file("header-no-blank-line", func(_, l, b string) string { return wrap(l, "Comment: x\n"+b) })
	file("crlf", func(p, _, _ string) string { return strings.ReplaceAll(p, "\n", "\r\n") })
	file("cr", func(p, _, _ string) string { return strings.ReplaceAll(p, "\n", "\r") })
	file("no-newline-at-end", func(p, _, _ string) string { return strings.TrimSpace(p) })
	file("indented", func(p, _, _ string) string { return strings.ReplaceAll(p, "\n", "\n  ") })
	file("indented-begin", func(p, _, _ string) string { return "  " + p })
	file("indented-body", func(_, l, b string) string { return wrap(l, "  "+strings.ReplaceAll(b, "\n", "\n  ")) })
	file("tabs-in-body", func(_, l, b string) string { return wrap(l, strings.ReplaceAll(b, "\n", "\t\n")) })
	file("trailing-blanks", func(p, _, _ string) string { return strings.ReplaceAll(p, "\n", " \n") })
	file("one-line", func(_, l, b string) string { return wrap(l, strings.ReplaceAll(b, "\n", "")) })
	file("on-the-begin-line", func(_, l, b string) string { return "-----BEGIN " + l + "-----" + b + "\n-----END " + l + "-----\n" })
	file("end-on-the-last-line", func(_, l, b string) string { return "-----BEGIN " + l + "-----\n" + b + "-----END " + l + "-----\n" })
	file("no-end", func(_, l, b string) string { return "-----BEGIN " + l + "-----\n" + b + "\n" })
	file("other-end", func(_, l, b string) string {
		return "-----BEGIN " + l + "-----\n" + b + "\n-----END X509 CERTIFICATE-----\n"
	})
	file("trusted-label", func(_, _, b string) string { return wrap("TRUSTED CERTIFICATE", b) })
	file("x509-label", func(_, _, b string) string { return wrap("X509 CERTIFICATE", b) })
	file("lower-label", func(_, _, b string) string { return wrap("certificate", b) })
	file("label-blank", func(_, _, b string) string { return wrap("CERTIFICATE ", b) })
	file("four-dashes", func(p, _, _ string) string { return strings.ReplaceAll(p, "-----", "----") })
	file("six-dashes", func(p, _, _ string) string { return strings.ReplaceAll(p, "-----", "------") })
	file("junk-in-body", func(_, l, b string) string { return wrap(l, b[:70]+"!"+b[70:]) })
	file("blank-line-in-body", func(_, l, b string) string { return wrap(l, strings.Replace(b, "\n", "\n\n", 1)) })
	file("no-padding", func(_, l, b string) string { return wrap(l, strings.TrimRight(b, "=")) })
	file("extra-padding", func(_, l, b string) string { return wrap(l, b+"=") })
	file("url-alphabet", func(_, l, b string) string { return wrap(l, strings.NewReplacer("+", "-", "/", "_").Replace(b)) })
	file("empty-block-first", func(p, l, _ string) string { return wrap(l, "") + p })
	file("damaged-block-first", func(p, l, _ string) string { return wrap(l, "MIIBAAAA") + p })
	file("junk-block-first", func(p, l, _ string) string { return wrap(l, "!!!!") + p })
	file("unclosed-block-first", func(p, l, b string) string { return "-----BEGIN " + l + "-----\n" + b[:64] + "\n" + p })
	file("key-block-first", func(p, _, b string) string { return wrap("PRIVATE KEY", b) + p })
	file("end-first", func(p, l, _ string) string { return "-----END " + l + "-----\n" + p })
	file("byte-order-mark", func(p, _, _ string) string { return "\ufeff" + p })
	file("text-before-begin", func(p, _, _ string) string { return "x" + p })
	file("twice", func(p, _, _ string) string { return p + p })
	file("text-after-begin", func(p, l, _ string) string {
		return strings.Replace(p, "-----BEGIN "+l+"-----", "-----BEGIN "+l+"----- x", 1)
	})
	file("text-after-end", func(p, l, _ string) string {
		return strings.Replace(p, "-----END "+l+"-----", "-----END "+l+"----- x", 1)
	})
	file("empty", func(_, _, _ string) string { return "" })
	file("one-column", func(_, l, b string) string {
		return wrap(l, strings.Join(strings.Split(strings.ReplaceAll(b, "\n", ""), ""), "\n"))
	})
	file("nul", func(p, _, _ string) string { return strings.Replace(p, "\n", "\n\x00", 1) })
}
