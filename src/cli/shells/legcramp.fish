# Completion of legcramp for fish. The program itself says what can come next.
function __legcramp_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l candidates ($words[1] __complete $words[2..] "$word" 2>/dev/null)
    if test "$candidates" = :file
        set -l option (string match -r '^--[^=]*=' -- $word)
        for file in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- $word))
            echo "$option$file"
        end
    else
        printf '%s\n' $candidates
    end
end
complete -c legcramp -f -a '(__legcramp_complete)'
