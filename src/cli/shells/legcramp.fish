# Completion of legcramp for fish. The program itself says what can come next.
function __legcramp_complete
    set -l words (string replace -r '^~/' "$HOME/" -- (commandline -opc) (commandline -ct))
    command -q $words[1]; and $words[1] __complete $words[2..] 2>/dev/null
end
function __legcramp_wants_file
    test "$(__legcramp_complete)" = :file
end
complete -c legcramp -f -n 'not __legcramp_wants_file' -a '(__legcramp_complete)'
complete -c legcramp -n __legcramp_wants_file -F
