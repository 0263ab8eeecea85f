#!/bin/sh
# Whether the program that ships is hardened. Usage: hardening.sh PROGRAM LIBRARY SOURCE-FOLDER
# The library has the same objects, without those of the C library, which are hardened anyhow.
set -eu
program=$1
library=$2
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
wanted=$(nm -uC "$library" 2>/dev/null)
has_segment() { printf '%s' "$segments" | grep -Eq "$1"; }
wants() { printf '%s' "$wanted" | grep -q "$1"; }
lacks() { ! "$@"; }
names_folder() { grep -qaF "$1" "$program"; }

check has_segment 'GNU_RELRO'                    # what is relocated is read-only afterwards
check has_segment 'GNU_STACK.* RW '              # the stack is not executable
check lacks has_segment 'LOAD.* RWE'             # nothing is both writable and executable
check lacks has_segment 'INTERP'                 # it loads no library: nobody can slip one in
check wants ' U __stack_chk_fail$'               # -fstack-protector-strong
check wants ' U __[a-z]*_chk$'                   # _FORTIFY_SOURCE
check wants ' U std::__glibcxx_assert_fail'      # _GLIBCXX_ASSERTIONS
check lacks names_folder "$sources"              # it does not tell where it was built
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
