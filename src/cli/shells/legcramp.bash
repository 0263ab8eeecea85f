# Completion of legcramp for bash. The program itself says what can come next.
_legcramp() {
  local words=() word previous='' index candidates line
  if ((COMP_CWORD > 1)) && [[ ${COMP_WORDS[COMP_CWORD - 1]} == *[\<\>] ]]; then
    compopt -o default
    return
  fi
  for ((index = 1; index <= COMP_CWORD; ++index)); do
    word=${COMP_WORDS[index]}
    if ((index == COMP_CWORD)); then
      [[ $word == [=:] ]] || word=$2 # up to the cursor, without its quote
    else
      word=${word#[\"\']}
      word=${word%[\"\']}
      word=${word//\\/}
    fi
    # What bash takes apart at "=" and ":" belongs together.
    if ((${#words[@]})) && [[ $word == [=:] || $previous == [=:] ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    previous=$word
  done
  for index in "${!words[@]}"; do
    [[ ${words[index]} != \~/* ]] || words[index]=$HOME/${words[index]:2}
  done
  word=${words[${#words[@]} - 1]}
  candidates=$("${1/#\~\//$HOME/}" __complete "${words[@]}" 2>/dev/null) || return
  COMPREPLY=()
  if [[ $candidates == :file ]]; then
    compopt -o default
    return
  fi
  while IFS= read -r line; do
    line=${line%%$'\t'*}
    if [[ -n $line && $line == "$word"* ]]; then
      [[ $line != *= ]] || compopt -o nospace
      # Of a word that bash takes apart, only what follows the last "=" is replaced.
      [[ $word != *=* || $COMP_WORDBREAKS != *=* ]] || line=${line#"${word%"${word##*=}"}"}
      COMPREPLY+=("$line")
    fi
  done <<<"$candidates"
}
complete -F _legcramp legcramp
