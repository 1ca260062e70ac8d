package main

import (
	"encoding/asn1"
	"math/big"
)

// tlv is one DER element with a minimal length.
func tlv(tag byte, parts ...[]byte) []byte {
	var body []byte
	for _, part := range parts {
		body = append(body, part...)
	}
	return append(header(tag, len(body)), body...)
}

func header(tag byte, length int) []byte {
	if length < 128 {
		return []byte{tag, byte(length)}
	}
	size := big.NewInt(int64(length)).Bytes()
	return append([]byte{tag, 0x80 | byte(len(size))}, size...)
}

func seq(parts ...[]byte) []byte { return tlv(0x30, parts...) }
func set(parts ...[]byte) []byte { return tlv(0x31, parts...) }
func octets(b []byte) []byte     { return tlv(0x04, b) }
func bits(b []byte) []byte       { return tlv(0x03, []byte{0}, b) }
func null() []byte               { return []byte{5, 0} }
func boolean(v byte) []byte      { return []byte{1, 1, v} }
func integer(v int64) []byte     { return must(asn1.Marshal(v)) }
func bigInteger(v *big.Int) []byte {
	return must(asn1.Marshal(v))
}
func oid(numbers ...int) []byte              { return must(asn1.Marshal(asn1.ObjectIdentifier(numbers))) }
func context(n byte, parts ...[]byte) []byte { return tlv(0xa0|n, parts...) }
func implicit(n byte, b []byte) []byte       { return tlv(0x80|n, b) }

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func join(parts ...[]byte) []byte {
	var all []byte
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}
