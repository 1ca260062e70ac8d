#& head
put() { # path, mode, whether it may replace what is there; the content comes in
  f=$root$1
  mkdir -p "${f%/*}"
  (umask 077; cat > "$f.new")
  if [ -e "$f" ]; then
    if [ "$(sum "$f")" = "$(sum "$f.new")" ]; then rm "$f.new"; return; fi
    if [ "$3" = alone ]; then rm "$f.new"; leave "$1" 'is there already: add the keys to it by hand'; return; fi
    if [ ! -e "$f.$by" ]; then cp -p "$f" "$f.$before"
    elif ! ours "$f" && [ ! -e "$owed" ]; then rm "$f.new"; leave "$1" 'was changed since'; return; fi
  fi
  touch "$owed"
  chmod "$2" "$f.new"
  sum "$f.new" > "$f.$by"
  mv "$f.new" "$f"
}
mkdir -p "$root/run"
#& put
if [ -e "$owed" ] && [ -z "$blocked" ]; then #? applies
#& after
rm -f "$owed" #? applies
fi #? applies
[ -n "$blocked" ] || { rm -f "$owed"; echo "$NODE: installed"; }
