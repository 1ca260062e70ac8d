#!/usr/bin/env bash
# Makes the certificates of the examples, with keys derived from their names and dates that do not move, serves each chain on the
# loopback address, and records what `openssl s_client -showcerts` prints: src/examples/chains/NAME.txt, and NAME.pem as served.
set -euo pipefail
out=$(cd "$(dirname "$0")/.." && pwd)/src/examples/chains
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"

# key NAME: P-256, its private scalar the SHA-256 of the name (SEC 1 ECPrivateKey; OpenSSL computes the point).
key() {
  local scalar; scalar=$(printf 'pull-doctor example key %s' "$1" | openssl dgst -sha256 -r | cut -c1-64)
  printf '30310201010420%sa00a06082a8648ce3d030107' "$scalar" | xxd -r -p | openssl ec -inform DER -out "$1.key" 2>/dev/null
}

# cert NAME ISSUER SUBJECT FROM TO EXTENSIONS…: signed by ISSUER (or by itself), valid between two fixed moments.
cert() {
  local name=$1 issuer=$2 subject=$3 from=$4 to=$5; shift 5
  key "$name"
  printf '%s\n' "$@" > "$name.ext"
  cat > ca.conf <<EOF
[ca]
default_ca = c
[c]
dir = $work
new_certs_dir = $work
database = $work/$issuer.index
serial = $work/$issuer.serial
default_md = sha256
policy = p
unique_subject = no
copy_extensions = none
[p]
countryName = optional
organizationName = optional
commonName = optional
EOF
  touch "$issuer.index"; [ -f "$issuer.serial" ] || printf '%s' "$issuer $name" | openssl dgst -sha256 -r | cut -c1-32 | sed 's/^./5/' > "$issuer.serial"
  openssl req -new -key "$name.key" -subj "$subject" -out "$name.csr" 2>/dev/null
  if [ "$issuer" = "$name" ]; then
    openssl ca -batch -notext -config ca.conf -selfsign -keyfile "$name.key" -in "$name.csr" -startdate "$from" -enddate "$to" -extfile "$name.ext" -out "$name.crt" -preserveDN 2>/dev/null
  else
    openssl ca -batch -notext -config ca.conf -cert "$issuer.crt" -keyfile "$issuer.key" -in "$name.csr" -startdate "$from" -enddate "$to" -extfile "$name.ext" -out "$name.crt" -preserveDN 2>/dev/null
  fi
}

ca=(basicConstraints=critical,CA:TRUE keyUsage=critical,keyCertSign,cRLSign subjectKeyIdentifier=hash)
leaf=(basicConstraints=critical,CA:FALSE keyUsage=critical,digitalSignature extendedKeyUsage=serverAuth subjectKeyIdentifier=hash authorityKeyIdentifier=keyid)
year=(20260301000000Z 20270301000000Z)
decade=(20240101000000Z 20340101000000Z)

cert root root "/C=DE/O=Example Corp/CN=Example Corp Root CA" "${decade[@]}" "${ca[@]}"
cert issuing root "/C=DE/O=Example Corp/CN=Example Corp Issuing CA 2" "${decade[@]}" "${ca[@]}"
cert private-ca issuing "/C=DE/O=Example Corp/CN=registry.example.local" "${year[@]}" "${leaf[@]}" subjectAltName=DNS:registry.example.local
cert incomplete issuing "/C=DE/O=Example Corp/CN=registry.example.local" "${year[@]}" "${leaf[@]}" subjectAltName=DNS:registry.example.local "authorityInfoAccess=caIssuers;URI:http://pki.example.com/issuing-ca-2.crt"
cert self-signed self-signed "/CN=harbor.example.local" "${year[@]}" "${leaf[@]:0:3}" subjectAltName=DNS:harbor.example.local
cert gateway gateway "/O=Zscaler Inc./CN=Zscaler Root CA" "${decade[@]}" "${ca[@]}"
cert gateway-issuing gateway "/O=Zscaler Inc./CN=Zscaler Intermediate Root CA (example.net)" "${decade[@]}" "${ca[@]}"
cert interception gateway-issuing "/CN=registry-1.docker.io" "${year[@]}" "${leaf[@]}" subjectAltName=DNS:registry-1.docker.io,DNS:*.docker.io
cert wrong-name issuing "/CN=www.example.local" "${year[@]}" "${leaf[@]}" subjectAltName=DNS:www.example.local,DNS:example.local
cert no-ip issuing "/CN=registry.example.local" "${year[@]}" "${leaf[@]}" subjectAltName=DNS:registry.example.local
cert expired issuing "/CN=registry.example.local" 20240301000000Z 20250301000000Z "${leaf[@]}" subjectAltName=DNS:registry.example.local

# serve NAME HOST CHAIN…: the leaf and the certificates behind it, as that server would send them.
port=46100
serve() {
  local name=$1 host=$2; shift 2
  port=$((port + 1))
  cat "$name.crt" > "$out/$name.pem"
  local chain=()
  if [ $# -gt 0 ]; then cat "${@/%/.crt}" > "$name.chain"; cat "$name.chain" >> "$out/$name.pem"; chain=(-cert_chain "$name.chain"); fi
  openssl s_server -accept "127.0.0.1:$port" -cert "$name.crt" -key "$name.key" "${chain[@]}" -quiet -no_dhe >/dev/null 2>&1 &
  local server=$!
  for _ in $(seq 50); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.1; done
  openssl s_client -connect "127.0.0.1:$port" -servername "$host" -showcerts -attime 1780000000 </dev/null > "$out/$name.txt" 2>&1 || true
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
}
serve private-ca registry.example.local issuing root
serve incomplete registry.example.local
serve self-signed harbor.example.local
serve interception registry-1.docker.io gateway-issuing
serve wrong-name registry.example.local issuing
serve no-ip 10.20.30.40 issuing root
serve expired registry.example.local issuing root
cp root.crt "$out/root-ca.pem"
# An extendedKeyUsage whose one object identifier is none: OpenSSL calls the whole certificate invalid.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout unreadable.key -out "$out/self-signed-unreadable-usage.pem" -subj /CN=registry.example.local -days 3650 \
  -addext 'extendedKeyUsage=DER:30:03:06:01:80' -addext 'subjectAltName=DNS:registry.example.local' 2>/dev/null
