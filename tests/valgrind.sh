#!/bin/sh
# Every command of documents under Valgrind. Usage: valgrind.sh PROGRAM DOCUMENT...
set -eu
program=$(realpath "$1")
shift
tests=$(dirname "$(realpath "$0")")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/legcramp" <<END
#!/bin/sh
exec valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
  "$program" "\$@"
END
chmod +x "$folder/legcramp"
# Anything that Valgrind says, and exit code 99, would not be what the document shows.
printf '%s\n' "$@" | DOCUMENTS_SECONDS=600 xargs -P 2 -n 1 /usr/bin/python3 "$tests/documents.py" "$folder"
