// Command go-judge makes certificate chains, each a good one with one or two changes, and says what crypto/x509 makes of them.
//
//	go run . -seed 1 -pairs 300 -damaged 300
//
// It writes one JSON object a line: chains in the fields of the project's labelled cases, then damaged certificates.
package main

import (
	"bufio"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"sort"
	"strings"
	"time"
)

type verdict struct {
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
}

type hostField struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type output struct {
	ID            string     `json:"id"`
	Leaf          string     `json:"leaf"`
	Intermediates []string   `json:"intermediates"`
	Trusted       []string   `json:"trusted"`
	Host          *hostField `json:"host"`
	Time          string     `json:"time"`
	Go            verdict    `json:"go"`
}

type damage struct {
	Damaged string `json:"damaged"`
	OK      bool   `json:"ok"`
	Error   string `json:"error,omitempty"`
}

func main() {
	seed := flag.Int64("seed", 1, "of the choice of pairs and damage")
	pairs := flag.Int("pairs", 300, "chains with two changes")
	damaged := flag.Int("damaged", 300, "damaged certificates")
	newest := flag.Bool("newest", false, "also the changes on which Go's versions differ")
	flag.Parse()
	random := rand.New(rand.NewSource(*seed))
	sort.Slice(kinds, func(i, j int) bool { return kinds[i].name < kinds[j].name })
	if !*newest {
		kinds = settled(kinds)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	write := json.NewEncoder(out)
	plain := [][3]string{{"P-256", "P-256", "P-256"}, {"RSA-2048", "RSA-2048", "RSA-2048"}, {"P-256", "RSA-2048", "P-384"}, {"RSA-2048", "P-384", "P-521"}, {"Ed25519", "Ed25519", "Ed25519"}}
	emit := func(id string, changes ...kind) {
		mix := plain[random.Intn(len(plain))]
		if result := judge(id, mix, changes); result != nil {
			must(0, write.Encode(result))
		}
	}
	for _, mix := range plain {
		must(0, write.Encode(judge("good/"+strings.Join(mix[:], "+"), mix, nil)))
	}
	for _, one := range kinds {
		emit(one.name, one)
	}
	for i := 0; i < *pairs; i++ {
		a, b := kinds[random.Intn(len(kinds))], kinds[random.Intn(len(kinds))]
		emit(a.name+" + "+b.name, a, b)
	}
	for i := 0; i < *damaged; i++ {
		must(0, write.Encode(damagedCertificate(random)))
	}
	fmt.Fprintf(os.Stderr, "%s, seed %d: %d kinds of change\n", runtime.Version(), *seed, len(kinds))
}

// judge returns nil where two changes cannot be made together.
func judge(id string, mix [3]string, changes []kind) (result *output) {
	defer func() {
		if recover() != nil {
			result = nil
		}
	}()
	c := good(mix[0], mix[1], mix[2])
	for _, change := range changes {
		change.apply(c)
	}
	leaf, mid, root := c.leaf.der(), c.mid.der(), c.root.der()
	sent := c.sent(leaf, mid, root)
	trusted := c.trusted(leaf, mid, root)
	result = &output{ID: id, Leaf: block("CERTIFICATE", sent[0]), Intermediates: []string{}, Trusted: trusted, Time: c.at.Format(time.RFC3339Nano)}
	if trusted == nil {
		result.Trusted = []string{}
	}
	for _, der := range sent[1:] {
		result.Intermediates = append(result.Intermediates, block("CERTIFICATE", der))
	}
	if c.host != nil {
		result.Host = &hostField{c.hostKind, *c.host}
	}
	result.Go = asClient(result, c.at)
	return result
}

// asClient does what crypto/tls does with a server's certificates.
func asClient(one *output, at time.Time) verdict {
	var leaf *x509.Certificate
	intermediates, roots := x509.NewCertPool(), x509.NewCertPool()
	for i, text := range append([]string{one.Leaf}, one.Intermediates...) {
		decoded, _ := pem.Decode([]byte(text))
		if decoded == nil {
			return verdict{false, "x509: malformed certificate"}
		}
		parsed, err := x509.ParseCertificate(decoded.Bytes)
		if err != nil {
			return verdict{false, err.Error()}
		}
		if i == 0 {
			leaf = parsed
		} else {
			intermediates.AddCert(parsed)
		}
	}
	for _, text := range one.Trusted {
		roots.AppendCertsFromPEM([]byte(text))
	}
	options := x509.VerifyOptions{Roots: roots, Intermediates: intermediates, CurrentTime: at}
	if one.Host != nil {
		options.DNSName = one.Host.Value
	}
	if _, err := leaf.Verify(options); err != nil {
		return verdict{false, err.Error()}
	}
	return verdict{OK: true}
}

func damagedCertificate(random *rand.Rand) damage {
	mixes := [][3]string{{"P-256", "P-256", "P-256"}, {"RSA-2048", "RSA-2048", "RSA-2048"}, {"Ed25519", "P-384", "P-521"}}
	mix := mixes[random.Intn(len(mixes))]
	c := good(mix[0], mix[1], mix[2])
	c.leaf.set(nameConstraints, nil, seq(context(0, seq(dns("example.com")), seq(implicit(7, []byte{10, 0, 0, 0, 255, 0, 0, 0})))))
	c.leaf.set(policies, nil, seq(seq(oid(2, 23, 140, 1, 2, 1))))
	c.leaf.set(distribution, nil, seq(seq(context(0, context(0, implicit(6, []byte("http://crl.example.com/x")))))))
	c.leaf.set(authorityAccess, nil, seq(seq(oid(1, 3, 6, 1, 5, 5, 7, 48, 2), implicit(6, []byte("http://a/ca.crt")))))
	der := [][]byte{c.leaf.der(), c.mid.der(), c.root.der()}[random.Intn(3)]
	for n := 1 + random.Intn(3); n > 0; n-- {
		at := random.Intn(len(der))
		switch random.Intn(6) {
		case 0:
			der = der[:at+1]
		case 1:
			der[at] ^= 1 << random.Intn(8)
		case 2:
			der[at] = byte(random.Intn(256))
		case 3:
			der = join(der[:at], []byte{byte(random.Intn(256))}, der[at:])
		case 4:
			der = join(der[:at], der[at+1:])
		case 5:
			der[at] = []byte{0x80, 0x81, 0x84, 0xff, 0x00, 0x1f}[random.Intn(6)]
		}
		if len(der) == 0 {
			break
		}
	}
	if random.Intn(40) == 0 {
		der = []byte(strings.Repeat("\x30\x80", 50_000))
	}
	result := damage{Damaged: base64.StdEncoding.EncodeToString(der)}
	if _, err := x509.ParseCertificate(der); err != nil {
		result.Error = err.Error()
	} else {
		result.OK = true
	}
	return result
}
