#& head
take() {
  f=$root$1
  if [ ! -e "$f.$by" ]; then return; fi
  if [ -e "$f" ] && ! ours "$f"; then leave "$1" 'was changed since'; return; fi
  touch "$owed"
  if [ -e "$f.$before" ]; then mv "$f.$before" "$f"; else rm -f "$f"; fi
  rm "$f.$by"
}
mkdir -p "$root/run"
#& take
if [ -e "$owed" ] && [ -z "$blocked" ]; then #? applies
#& after
rm -f "$owed" #? applies
fi #? applies
[ -n "$blocked" ] || { rm -f "$owed"; echo "$NODE: removed"; }
