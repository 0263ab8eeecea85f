# Completion of legcramp for bash. The program itself says what can come next.
_legcramp() {
  local words=() word index candidates line
  # "=" stands by itself among the words: join what belongs together.
  for ((index = 1; index <= COMP_CWORD; ++index)); do
    word=${COMP_WORDS[index]}
    if ((${#words[@]})) && [[ $word == "=" || ${words[${#words[@]} - 1]} == *= ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  word=${words[${#words[@]} - 1]}
  candidates=$("$1" __complete "${words[@]}" 2>/dev/null) || return
  COMPREPLY=()
  if [[ $candidates == :file ]]; then
    compopt -o default
    return
  fi
  while IFS= read -r line; do
    line=${line%%$'\t'*}
    if [[ -n $line && $line == "$word"* ]]; then
      [[ $line != *= ]] || compopt -o nospace
      # Only what follows the last "=" is replaced.
      [[ $word != *=* ]] || line=${line#"${word%"${word##*=}"}"}
      COMPREPLY+=("$line")
    fi
  done <<<"$candidates"
}
complete -F _legcramp legcramp
