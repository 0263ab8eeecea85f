#!/bin/sh
# Whether the program that ships is hardened. Usage: hardening.sh PROGRAM BUILD-FOLDER SOURCE-FOLDER
# Its objects are looked at layer by layer: in the program stands the C library too, which is hardened anyhow.
set -eu
program=$1
build=$2
sources=$3
failed=0
passed=0
check() {
  if "$@"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    printf 'not hardened: %s\n' "$*"
  fi
}
segments=$(readelf -lW "$program")
has_segment() { printf '%s' "$segments" | grep -Eq "$1"; }
wants() {
  pattern=$1
  shift
  for layer in "$@"; do
    nm -uC "$build/CMakeFiles/legcramp_$layer.dir"/src/*/*.o | grep -q "$pattern" || return 1
  done
}
lacks() { ! "$@"; }
names_folder() { grep -qaF "$1" "$program"; }

check has_segment 'GNU_RELRO'                    # what is relocated is read-only afterwards
check has_segment 'GNU_STACK.* RW '              # the stack is not executable
check lacks has_segment 'LOAD.* RWE'             # nothing is both writable and executable
check lacks has_segment 'INTERP'                 # it loads no library: nobody can slip one in
layers='knowledge engine proof output cli'
# shellcheck disable=SC2086 # the layers are meant to be split
check wants ' U __stack_chk_fail$' $layers       # -fstack-protector-strong
check wants ' U __[a-z]*_chk$' knowledge proof output cli # _FORTIFY_SOURCE; the engine calls nothing that it guards
# shellcheck disable=SC2086
check wants ' U std::__glibcxx_assert_fail' $layers # _GLIBCXX_ASSERTIONS
check lacks names_folder "$sources"              # it does not tell where it was built
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
