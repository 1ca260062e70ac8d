root='{{root}}' by=by-'{{name}}' before=before-'{{name}}' blocked=
owed=$root/run/'{{name}}'.restart
sum() { sha256sum < "$1"; }
leave() { echo "$NODE: left alone: $1 $2"; blocked=yes; }
ours() { [ "$(sum "$1")" = "$(cat "$1.$by")" ]; }
